// Every decision that a workflow can ask for, by the name that follows `decide.mjs`.
import type { Door } from './door.ts'
import { checkSecretsDoor } from './build/check-secrets.ts'
import { classifyRefDoor } from './build/classify-ref.ts'
import { dispatchPayloadDoor } from './contract/dispatch-payload.ts'
import { receiveDoor } from './contract/receive-dispatch.ts'
import { sourceCommitDoor } from './build/source-commit.ts'
import { inputsDoor } from './contract/validate-inputs.ts'
import { payloadDoor } from './contract/validate-payload.ts'
import { cleanupPlanDoor } from './cleanup/cleanup-plan-door.ts'
import { cleanupRecheckDoor } from './cleanup/cleanup-recheck.ts'
import { cleanupVerifyDoor } from './cleanup/cleanup-verify.ts'
import { missingImagesDoor } from './build/missing-images.ts'
import { checkDigestsDoor } from './build/check-digests.ts'
import { buildTagsDoor } from './build/build-tags-door.ts'
import { matrixFromFilesDoor } from './build/matrix-from-files.ts'
import { buildMatrixDoor } from './build/build-matrix-door.ts'
import { makeIndexDoor } from './build/make-index-door.ts'
import { checkLegsDoor } from './build/check-legs.ts'
import { tagsToReadDoor } from './build/moving-tags-door.ts'
import { movingTagsDoor } from './build/moving-tags-door.ts'
import { findRevisionDoor } from './build/find-revision.ts'
import { promotionCheckDoor } from './promotion/promotion-check.ts'
import { promotionLogDoor } from './promotion/promotion-log-door.ts'
import { promotionNotesDoor } from './promotion/promotion-notes.ts'
import { promotionPlanDoor } from './promotion/promotion-plan-door.ts'
import { promotionReportDoor } from './promotion/promotion-report.ts'
import { promotionSourceDoor } from './promotion/promotion-source.ts'
import { retagPlanDoor } from './promotion/retag-plan.ts'
import { rollbackPlanDoor } from './promotion/rollback-plan-door.ts'
import { buildSummaryDoor } from './build/build-summary.ts'
import { nextVersionDoor } from './release/next-version.ts'
import { releaseIntentDoor } from './release/release-intent.ts'
import { releaseNotesDoor } from './release/release-notes.ts'
import { stagingFreezeDoor } from './release/staging-freeze.ts'

export const doors: readonly Door[] = [
  checkSecretsDoor,
  classifyRefDoor,
  dispatchPayloadDoor,
  receiveDoor,
  sourceCommitDoor,
  inputsDoor,
  payloadDoor,
  cleanupPlanDoor,
  cleanupRecheckDoor,
  cleanupVerifyDoor,
  missingImagesDoor,
  checkDigestsDoor,
  buildTagsDoor,
  matrixFromFilesDoor,
  buildMatrixDoor,
  makeIndexDoor,
  checkLegsDoor,
  tagsToReadDoor,
  movingTagsDoor,
  findRevisionDoor,
  promotionCheckDoor,
  promotionLogDoor,
  promotionNotesDoor,
  promotionPlanDoor,
  promotionReportDoor,
  promotionSourceDoor,
  retagPlanDoor,
  rollbackPlanDoor,
  buildSummaryDoor,
  nextVersionDoor,
  releaseIntentDoor,
  releaseNotesDoor,
  stagingFreezeDoor,
]
