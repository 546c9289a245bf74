// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Organization, Repository, User } from './shared.ts'

export interface PageBuildPayload {
  readonly build: {
    readonly commit: string
    readonly created_at: string
    readonly duration: number
    readonly error: { readonly message: string }
    readonly pusher: User
    readonly status: string
    readonly updated_at: string
    readonly url: string
  }
  readonly enterprise: Enterprise
  readonly id: number
  readonly installation: Installation
  readonly organization: Organization
  readonly repository: Repository
  readonly sender: User
}
