// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { CommitPerson, Enterprise, Installation, Organization, Repository, User } from './shared.ts'

export interface StatusPayload {
  readonly branches: readonly {
    readonly commit: { readonly sha: string; readonly url: string }
    readonly name: string
    readonly protected: boolean
  }[]
  readonly commit: {
    readonly author: User
    readonly commit: {
      readonly author: CommitPerson
      readonly comment_count: number
      readonly committer: CommitPerson
      readonly message: string
      readonly tree: { readonly sha: string; readonly url: string }
      readonly url: string
      readonly verification: {
        readonly payload: string
        readonly reason: string
        readonly signature: string
        readonly verified: boolean
        readonly verified_at: string
      }
    }
    readonly committer: User
    readonly html_url: string
    readonly node_id: string
    readonly parents: readonly { readonly html_url: string; readonly sha: string; readonly url: string }[]
    readonly sha: string
    readonly url: string
  }
  readonly context: string
  readonly created_at: string
  readonly description: string
  readonly enterprise: Enterprise
  readonly id: number
  readonly installation: Installation
  readonly name: string
  readonly organization: Organization
  readonly repository: Repository
  readonly sender: User
  readonly sha: string
  readonly state: string
  readonly target_url: string
  readonly updated_at: string
}
