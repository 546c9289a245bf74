// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Organization, Repository, User } from './shared.ts'

export interface GollumPayload {
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly pages: readonly {
    readonly action: string
    readonly html_url: string
    readonly page_name: string
    readonly sha: string
    readonly summary: string
    readonly title: string
  }[]
  readonly repository: Repository
  readonly sender: User
}
