// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Organization, Repository, User } from './shared.ts'

export interface WorkflowDispatchPayload {
  readonly enterprise: Enterprise
  readonly inputs: Readonly<Record<string, string>>
  readonly installation: Installation
  readonly organization: Organization
  readonly ref: string
  readonly repository: Repository
  readonly sender: User
  readonly workflow: string
}
