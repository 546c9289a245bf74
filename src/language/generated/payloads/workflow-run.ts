// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Organization, Repository, User, Workflow, WorkflowRun } from './shared.ts'

export interface WorkflowRunPayload {
  readonly action: 'requested' | 'completed' | 'in_progress'
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly repository: Repository
  readonly sender: User
  readonly workflow: Workflow
  readonly workflow_run: WorkflowRun
}
