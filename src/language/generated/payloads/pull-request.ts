// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type {
  Enterprise,
  Installation,
  Label,
  Milestone,
  Organization,
  PullRequest,
  Repository,
  Team,
  User,
} from './shared.ts'

export interface PullRequestPayload {
  readonly action:
    | 'assigned'
    | 'unassigned'
    | 'labeled'
    | 'unlabeled'
    | 'opened'
    | 'edited'
    | 'closed'
    | 'reopened'
    | 'synchronize'
    | 'converted_to_draft'
    | 'locked'
    | 'unlocked'
    | 'enqueued'
    | 'dequeued'
    | 'milestoned'
    | 'demilestoned'
    | 'ready_for_review'
    | 'review_requested'
    | 'review_request_removed'
    | 'auto_merge_enabled'
    | 'auto_merge_disabled'
    | 'stacked'
  readonly after: string
  readonly assignee: User
  readonly before: string
  readonly changes: {
    readonly base: {
      readonly ref: { readonly from: string }
      readonly sha: { readonly from: string }
    }
    readonly body: { readonly from: string }
    readonly title: { readonly from: string }
  }
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly label: Label
  readonly milestone: Milestone
  readonly number: number
  readonly organization: Organization
  readonly pull_request: PullRequest
  readonly reason: string
  readonly repository: Repository
  readonly requested_reviewer: User
  readonly requested_team: Team
  readonly sender: User
  readonly stack: {
    readonly base: { readonly ref: string; readonly sha: string }
    readonly id: number
    readonly number: number
    readonly position: number
    readonly size: number
  }
}
