// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type {
  App,
  Deployment,
  Enterprise,
  Installation,
  Organization,
  PullRequestLink,
  Repository,
  User,
} from './shared.ts'

export interface CheckRunPayload {
  readonly action: 'completed' | 'created' | 'rerequested' | 'requested_action'
  readonly check_run: {
    readonly app: App
    readonly check_suite: {
      readonly after: string
      readonly app: App
      readonly before: string
      readonly conclusion: string
      readonly created_at: string
      readonly head_branch: string
      readonly head_sha: string
      readonly id: number
      readonly node_id: string
      readonly pull_requests: readonly PullRequestLink[]
      readonly repository: Repository
      readonly status: string
      readonly updated_at: string
      readonly url: string
    }
    readonly completed_at: string
    readonly conclusion: string
    readonly deployment: Deployment
    readonly details_url: string
    readonly external_id: string
    readonly head_sha: string
    readonly html_url: string
    readonly id: number
    readonly name: string
    readonly node_id: string
    readonly output: {
      readonly annotations_count: number
      readonly summary: string
      readonly text: string
      readonly title: string
    }
    readonly pull_requests: readonly PullRequestLink[]
    readonly started_at: string
    readonly status: string
    readonly url: string
  }
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly repository: Repository
  readonly requested_action: { readonly identifier: string }
  readonly sender: User
}
