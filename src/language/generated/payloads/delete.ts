// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Organization, Repository, User } from './shared.ts'

export interface DeletePayload {
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly pusher_type: string
  readonly ref: string
  readonly ref_type: 'branch' | 'tag'
  readonly repository: Repository
  readonly sender: User
}
