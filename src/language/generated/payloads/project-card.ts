// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Organization, Repository, User } from './shared.ts'

export interface ProjectCardPayload {
  readonly action: 'created' | 'moved' | 'converted' | 'edited' | 'deleted'
  readonly changes: {
    readonly column_id: { readonly from: number }
    readonly note: { readonly from: string }
  }
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly project_card: {
    readonly after_id: string
    readonly archived: boolean
    readonly column_id: number
    readonly created_at: string
    readonly creator: User
    readonly id: number
    readonly node_id: string
    readonly note: string
    readonly updated_at: string
    readonly url: string
  }
  readonly repository: Repository
  readonly sender: User
}
