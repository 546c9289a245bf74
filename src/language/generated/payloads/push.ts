// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { CommitPerson, Enterprise, Installation, Organization, PushedCommit, Repository, User } from './shared.ts'

export interface PushPayload {
  readonly after: string
  readonly base_ref: string
  readonly before: string
  readonly commits: readonly PushedCommit[]
  readonly compare: string
  readonly created: boolean
  readonly deleted: boolean
  readonly enterprise: Enterprise
  readonly forced: boolean
  readonly head_commit: PushedCommit
  readonly installation: Installation
  readonly organization: Organization
  readonly pusher: CommitPerson
  readonly ref: string
  readonly repository: Repository
  readonly sender: User
}
