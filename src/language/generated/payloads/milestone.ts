// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Milestone, Organization, Repository, User } from './shared.ts'

export interface MilestonePayload {
  readonly action: 'created' | 'closed' | 'opened' | 'edited' | 'deleted'
  readonly changes: {
    readonly description: { readonly from: string }
    readonly due_on: { readonly from: string }
    readonly title: { readonly from: string }
  }
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly milestone: Milestone
  readonly organization: Organization
  readonly repository: Repository
  readonly sender: User
}
