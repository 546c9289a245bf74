// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Organization, Repository, User } from './shared.ts'

export interface ProjectColumnPayload {
  readonly action: 'created' | 'updated' | 'moved' | 'deleted'
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly project_column: {
    readonly after_id: string
    readonly created_at: string
    readonly id: number
    readonly name: string
    readonly node_id: string
    readonly updated_at: string
    readonly url: string
  }
  readonly repository: Repository
  readonly sender: User
}
