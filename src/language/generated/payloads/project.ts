// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Organization, Repository, User } from './shared.ts'

export interface ProjectPayload {
  readonly action: 'created' | 'closed' | 'reopened' | 'edited' | 'deleted'
  readonly changes: {
    readonly body: { readonly from: string }
    readonly name: { readonly from: string }
  }
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly project: {
    readonly body: string
    readonly created_at: string
    readonly creator: User
    readonly html_url: string
    readonly id: number
    readonly name: string
    readonly node_id: string
    readonly number: number
    readonly state: string
    readonly updated_at: string
    readonly url: string
  }
  readonly repository: Repository
  readonly sender: User
}
