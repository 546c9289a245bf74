// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { App, Enterprise, Installation, Issue, Organization, Reactions, Repository, User } from './shared.ts'

export interface IssueCommentPayload {
  readonly action: 'created' | 'edited' | 'deleted'
  readonly changes: { readonly body: { readonly from: string } }
  readonly comment: {
    readonly author_association: string
    readonly body: string
    readonly created_at: string
    readonly html_url: string
    readonly id: number
    readonly minimized: { readonly reason: string }
    readonly node_id: string
    readonly performed_via_github_app: App
    readonly pin: { readonly pinned_at: string; readonly pinned_by: User }
    readonly reactions: Reactions
    readonly updated_at: string
    readonly url: string
    readonly user: User
  }
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly issue: Issue
  readonly organization: Organization
  readonly repository: Repository
  readonly sender: User
}
