// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Organization, PullRequest, Repository, User } from './shared.ts'

export interface PullRequestReviewPayload {
  readonly action: 'submitted' | 'edited' | 'dismissed'
  readonly changes: { readonly body: { readonly from: string } }
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly pull_request: PullRequest
  readonly repository: Repository
  readonly review: {
    readonly author_association: string
    readonly body: string
    readonly commit_id: string
    readonly html_url: string
    readonly id: number
    readonly node_id: string
    readonly state: string
    readonly submitted_at: string
    readonly updated_at: string
    readonly user: User
  }
  readonly sender: User
}
