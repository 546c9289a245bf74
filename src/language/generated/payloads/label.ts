// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Label, Organization, Repository, User } from './shared.ts'

export interface LabelPayload {
  readonly action: 'created' | 'edited' | 'deleted'
  readonly changes: {
    readonly color: { readonly from: string }
    readonly description: { readonly from: string }
    readonly name: { readonly from: string }
  }
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly label: Label
  readonly organization: Organization
  readonly repository: Repository
  readonly sender: User
}
