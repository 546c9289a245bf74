// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Commit, Enterprise, Installation, Organization, Repository, User } from './shared.ts'

export interface MergeGroupPayload {
  readonly action: 'checks_requested'
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly merge_group: {
    readonly base_ref: string
    readonly base_sha: string
    readonly head_commit: Commit
    readonly head_ref: string
    readonly head_sha: string
  }
  readonly organization: Organization
  readonly repository: Repository
  readonly sender: User
}
