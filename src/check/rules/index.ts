// The rules of Tagwright, each listed once, in the order of docs/checks.md: the graph, silent traps, effects, safety.
import type { AnyRule } from '../rule.ts'
import { badCron } from './bad-cron.ts'
import { calledWorkflowExceedsGrant } from './called-workflow-exceeds-grant.ts'
import { callerNamedGroup } from './caller-named-group.ts'
import { cleanupReachesProtectedTag } from './cleanup-reaches-protected-tag.ts'
import { conditionAlwaysTrue } from './condition-always-true.ts'
import { credentialsKeptByCheckout } from './credentials-kept-by-checkout.ts'
import { duplicateJobId } from './duplicate-job-id.ts'
import { duplicateStepId } from './duplicate-step-id.ts'
import { eventNeverStarts } from './event-never-starts.ts'
import { everyActivityType } from './every-activity-type.ts'
import { expressionInRun } from './expression-in-run.ts'
import { grantWithoutEffect } from './grant-without-effect.ts'
import { inheritedSecrets } from './inherited-secrets.ts'
import { lockBeforeConditions } from './lock-before-conditions.ts'
import { matrixLegsShareOutput } from './matrix-legs-share-output.ts'
import { matrixOutputReadAsOne } from './matrix-output-read-as-one.ts'
import { missingActionInput } from './missing-action-input.ts'
import { missingCallInput } from './missing-call-input.ts'
import { missingPermissions } from './missing-permissions.ts'
import { missingTimeout } from './missing-timeout.ts'
import { movingTagBeforeProof } from './moving-tag-before-proof.ts'
import { movingTagOutsideLock } from './moving-tag-outside-lock.ts'
import { mutationMayBeCancelled } from './mutation-may-be-cancelled.ts'
import { needsCycle } from './needs-cycle.ts'
import { needsUnknownJob } from './needs-unknown-job.ts'
import { noTrigger } from './no-trigger.ts'
import { outputMayHoldSecret } from './output-may-hold-secret.ts'
import { outputWithoutNeeds } from './output-without-needs.ts'
import { pathFilterBesideTags } from './path-filter-beside-tags.ts'
import { payloadFieldNeverRead } from './payload-field-never-read.ts'
import { payloadFieldNeverSent } from './payload-field-never-sent.ts'
import { payloadTypeDiffers } from './payload-type-differs.ts'
import { pinDiffersFromLock } from './pin-differs-from-lock.ts'
import { promotionWithoutVerification } from './promotion-without-verification.ts'
import { publishAfterSkippableJob } from './publish-after-skippable-job.ts'
import { publishingGroupDropsRuns } from './publishing-group-drops-runs.ts'
import { releaseBeforeImage } from './release-before-image.ts'
import { secretInWorkflowEnv } from './secret-in-workflow-env.ts'
import { secretOnPullRequest } from './secret-on-pull-request.ts'
import { shellWithoutPipefail } from './shell-without-pipefail.ts'
import { signatureByNobody } from './signature-by-nobody.ts'
import { stepNotRunYet } from './step-not-run-yet.ts'
import { tagPushMayBeDropped } from './tag-push-may-be-dropped.ts'
import { tagReadButNeverWritten } from './tag-read-but-never-written.ts'
import { triggerMissesRelease } from './trigger-misses-release.ts'
import { triggerWiderThanPolicy } from './trigger-wider-than-policy.ts'
import { twoWorkflowsPublishOneRelease } from './two-workflows-publish-one-release.ts'
import { twoWorkflowsWriteOneClass } from './two-workflows-write-one-class.ts'
import { unknownActionInput } from './unknown-action-input.ts'
import { unknownCallInput } from './unknown-call-input.ts'
import { unknownFunction } from './unknown-function.ts'
import { unknownInput } from './unknown-input.ts'
import { unknownMatrixKey } from './unknown-matrix-key.ts'
import { unknownOutput } from './unknown-output.ts'
import { unknownStep } from './unknown-step.ts'
import { unpinnedAction } from './unpinned-action.ts'

export const rules: readonly AnyRule[] = [
  // The graph: jobs, steps, outputs, inputs.
  needsUnknownJob,
  needsCycle,
  duplicateJobId,
  duplicateStepId,
  noTrigger,
  badCron,
  unknownStep,
  stepNotRunYet,
  unknownOutput,
  outputWithoutNeeds,
  unknownMatrixKey,
  unknownInput,
  unknownFunction,
  unknownActionInput,
  missingActionInput,
  unknownCallInput,
  missingCallInput,
  // Silent traps: GitHub accepts them and does something else than was meant.
  tagPushMayBeDropped,
  everyActivityType,
  twoWorkflowsPublishOneRelease,
  eventNeverStarts,
  publishAfterSkippableJob,
  lockBeforeConditions,
  callerNamedGroup,
  publishingGroupDropsRuns,
  pathFilterBesideTags,
  calledWorkflowExceedsGrant,
  matrixLegsShareOutput,
  matrixOutputReadAsOne,
  outputMayHoldSecret,
  conditionAlwaysTrue,
  // Effects: what the steps of our own workflows say they do.
  movingTagOutsideLock,
  movingTagBeforeProof,
  releaseBeforeImage,
  mutationMayBeCancelled,
  promotionWithoutVerification,
  signatureByNobody,
  cleanupReachesProtectedTag,
  twoWorkflowsWriteOneClass,
  triggerMissesRelease,
  triggerWiderThanPolicy,
  secretOnPullRequest,
  grantWithoutEffect,
  // What crosses repositories.
  payloadFieldNeverRead,
  payloadFieldNeverSent,
  payloadTypeDiffers,
  tagReadButNeverWritten,
  // Safety.
  unpinnedAction,
  pinDiffersFromLock,
  expressionInRun,
  credentialsKeptByCheckout,
  missingPermissions,
  missingTimeout,
  shellWithoutPipefail,
  inheritedSecrets,
  secretInWorkflowEnv,
]
