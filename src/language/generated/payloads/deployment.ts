// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type {
  Deployment,
  Enterprise,
  Installation,
  Organization,
  Repository,
  User,
  Workflow,
  WorkflowRun,
} from './shared.ts'

export interface DeploymentPayload {
  readonly action: 'created'
  readonly deployment: Deployment
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly repository: Repository
  readonly sender: User
  readonly workflow: Workflow
  readonly workflow_run: WorkflowRun
}
