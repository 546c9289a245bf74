// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type {
  App,
  Deployment,
  Enterprise,
  Installation,
  Organization,
  Repository,
  User,
  Workflow,
  WorkflowRun,
} from './shared.ts'

export interface DeploymentStatusPayload {
  readonly action: 'created'
  readonly check_run: {
    readonly completed_at: string
    readonly conclusion: string
    readonly details_url: string
    readonly external_id: string
    readonly head_sha: string
    readonly html_url: string
    readonly id: number
    readonly name: string
    readonly node_id: string
    readonly started_at: string
    readonly status: string
    readonly url: string
  }
  readonly deployment: Deployment
  readonly deployment_status: {
    readonly created_at: string
    readonly creator: User
    readonly description: string
    readonly environment: string
    readonly environment_url: string
    readonly id: number
    readonly log_url: string
    readonly node_id: string
    readonly performed_via_github_app: App
    readonly state: string
    readonly target_url: string
    readonly updated_at: string
    readonly url: string
  }
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly repository: Repository
  readonly sender: User
  readonly workflow: Workflow
  readonly workflow_run: WorkflowRun
}
