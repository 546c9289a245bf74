// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Organization, Repository, User } from './shared.ts'

export interface WatchPayload {
  readonly action: 'started'
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly repository: Repository
  readonly sender: User
}
