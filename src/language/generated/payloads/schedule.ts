// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Organization, Repository } from './shared.ts'

export interface SchedulePayload {
  readonly enterprise: Enterprise
  readonly organization: Organization
  readonly repository: Repository
  readonly schedule: string
  readonly workflow: string
}
