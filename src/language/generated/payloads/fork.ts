// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Organization, Repository, User } from './shared.ts'

export interface ForkPayload {
  readonly enterprise: Enterprise
  readonly forkee: Repository
  readonly installation: Installation
  readonly organization: Organization
  readonly repository: Repository
  readonly sender: User
}
