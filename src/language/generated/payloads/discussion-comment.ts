// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Discussion, Enterprise, Installation, Organization, Reactions, Repository, User } from './shared.ts'

export interface DiscussionCommentPayload {
  readonly action: 'created' | 'edited' | 'deleted'
  readonly changes: { readonly body: { readonly from: string } }
  readonly comment: {
    readonly author_association: string
    readonly body: string
    readonly child_comment_count: number
    readonly created_at: string
    readonly discussion_id: number
    readonly html_url: string
    readonly id: number
    readonly node_id: string
    readonly parent_id: number
    readonly reactions: Reactions
    readonly updated_at: string
    readonly user: User
  }
  readonly discussion: Discussion
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly repository: Repository
  readonly sender: User
}
