// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { BranchProtectionRulePayload } from './payloads/branch-protection-rule.ts'
import type { CheckRunPayload } from './payloads/check-run.ts'
import type { CheckSuitePayload } from './payloads/check-suite.ts'
import type { CreatePayload } from './payloads/create.ts'
import type { DeletePayload } from './payloads/delete.ts'
import type { DeploymentPayload } from './payloads/deployment.ts'
import type { DeploymentStatusPayload } from './payloads/deployment-status.ts'
import type { DiscussionCommentPayload } from './payloads/discussion-comment.ts'
import type { DiscussionPayload } from './payloads/discussion.ts'
import type { ForkPayload } from './payloads/fork.ts'
import type { GollumPayload } from './payloads/gollum.ts'
import type { IssueCommentPayload } from './payloads/issue-comment.ts'
import type { IssuesPayload } from './payloads/issues.ts'
import type { LabelPayload } from './payloads/label.ts'
import type { MergeGroupPayload } from './payloads/merge-group.ts'
import type { MilestonePayload } from './payloads/milestone.ts'
import type { PageBuildPayload } from './payloads/page-build.ts'
import type { ProjectCardPayload } from './payloads/project-card.ts'
import type { ProjectColumnPayload } from './payloads/project-column.ts'
import type { ProjectPayload } from './payloads/project.ts'
import type { PublicPayload } from './payloads/public.ts'
import type { PullRequestPayload } from './payloads/pull-request.ts'
import type { PullRequestReviewCommentPayload } from './payloads/pull-request-review-comment.ts'
import type { PullRequestReviewPayload } from './payloads/pull-request-review.ts'
import type { PushPayload } from './payloads/push.ts'
import type { RegistryPackagePayload } from './payloads/registry-package.ts'
import type { ReleasePayload } from './payloads/release.ts'
import type { RepositoryDispatchPayload } from './payloads/repository-dispatch.ts'
import type { SchedulePayload } from './payloads/schedule.ts'
import type { StatusPayload } from './payloads/status.ts'
import type { WatchPayload } from './payloads/watch.ts'
import type { WorkflowDispatchPayload } from './payloads/workflow-dispatch.ts'
import type { WorkflowRunPayload } from './payloads/workflow-run.ts'

/**
 * What `github.event` holds, by event.
 *
 * Activity types of one event are merged: a property that only some of them have is empty in the others. A called
 * workflow sees the payload of its caller's event.
 */
export interface EventPayloads {
  readonly branch_protection_rule: BranchProtectionRulePayload
  readonly check_run: CheckRunPayload
  readonly check_suite: CheckSuitePayload
  readonly create: CreatePayload
  readonly delete: DeletePayload
  readonly deployment: DeploymentPayload
  readonly deployment_status: DeploymentStatusPayload
  readonly discussion: DiscussionPayload
  readonly discussion_comment: DiscussionCommentPayload
  readonly fork: ForkPayload
  readonly gollum: GollumPayload
  readonly image_version: Readonly<Record<string, unknown>>
  readonly issue_comment: IssueCommentPayload
  readonly issues: IssuesPayload
  readonly label: LabelPayload
  readonly merge_group: MergeGroupPayload
  readonly milestone: MilestonePayload
  readonly page_build: PageBuildPayload
  readonly project: ProjectPayload
  readonly project_card: ProjectCardPayload
  readonly project_column: ProjectColumnPayload
  readonly public: PublicPayload
  readonly pull_request: PullRequestPayload
  readonly pull_request_comment: IssueCommentPayload
  readonly pull_request_review: PullRequestReviewPayload
  readonly pull_request_review_comment: PullRequestReviewCommentPayload
  readonly pull_request_target: PullRequestPayload
  readonly push: PushPayload
  readonly registry_package: RegistryPackagePayload
  readonly release: ReleasePayload
  readonly repository_dispatch: RepositoryDispatchPayload
  readonly schedule: SchedulePayload
  readonly status: StatusPayload
  readonly watch: WatchPayload
  readonly workflow_call: Readonly<Record<string, unknown>>
  readonly workflow_dispatch: WorkflowDispatchPayload
  readonly workflow_run: WorkflowRunPayload
}
