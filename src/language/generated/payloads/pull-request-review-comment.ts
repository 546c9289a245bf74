// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Organization, PullRequest, Reactions, Repository, User } from './shared.ts'

export interface PullRequestReviewCommentPayload {
  readonly action: 'created' | 'edited' | 'deleted'
  readonly changes: { readonly body: { readonly from: string } }
  readonly comment: {
    readonly author_association: string
    readonly body: string
    readonly commit_id: string
    readonly created_at: string
    readonly diff_hunk: string
    readonly html_url: string
    readonly id: number
    readonly in_reply_to_id: number
    readonly line: number
    readonly node_id: string
    readonly original_commit_id: string
    readonly original_line: number
    readonly original_position: number
    readonly original_start_line: number
    readonly path: string
    readonly position: number
    readonly pull_request_review_id: number
    readonly reactions: Reactions
    readonly side: string
    readonly start_line: number
    readonly start_side: string
    readonly subject_type: string
    readonly updated_at: string
    readonly url: string
    readonly user: User
  }
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly pull_request: PullRequest
  readonly repository: Repository
  readonly sender: User
}
