// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type {
  App,
  Commit,
  Enterprise,
  Installation,
  Organization,
  PullRequestLink,
  Repository,
  User,
} from './shared.ts'

export interface CheckSuitePayload {
  readonly action: 'completed'
  readonly check_suite: {
    readonly after: string
    readonly app: App
    readonly before: string
    readonly conclusion: string
    readonly created_at: string
    readonly head_branch: string
    readonly head_commit: Commit
    readonly head_sha: string
    readonly id: number
    readonly latest_check_runs_count: number
    readonly node_id: string
    readonly pull_requests: readonly PullRequestLink[]
    readonly rerequestable: boolean
    readonly runs_rerequestable: boolean
    readonly status: string
    readonly updated_at: string
    readonly url: string
  }
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly repository: Repository
  readonly sender: User
}
