// Every decision that a workflow can ask for, by the name that follows `decide.mjs`.
import type { Door } from './door.ts'
import { checkSecretsDoor } from './check-secrets.ts'
import { classifyRefDoor } from './classify-ref.ts'
import { dispatchPayloadDoor } from './dispatch-payload.ts'
import { receiveDoor } from './receive-dispatch.ts'
import { sourceCommitDoor } from './source-commit.ts'
import { inputsDoor } from './validate-inputs.ts'
import { payloadDoor } from './validate-payload.ts'
import { cleanupPlanDoor } from './cleanup-plan-door.ts'
import { cleanupRecheckDoor } from './cleanup-recheck.ts'
import { cleanupVerifyDoor } from './cleanup-verify.ts'
import { missingImagesDoor } from './missing-images.ts'
import { checkDigestsDoor } from './check-digests.ts'
import { buildTagsDoor } from './build-tags-door.ts'
import { matrixFromFilesDoor } from './matrix-from-files.ts'
import { buildMatrixDoor } from './build-matrix-door.ts'
import { makeIndexDoor } from './make-index-door.ts'
import { checkLegsDoor } from './check-legs.ts'
import { tagsToReadDoor } from './moving-tags-door.ts'
import { movingTagsDoor } from './moving-tags-door.ts'
import { findRevisionDoor } from './find-revision.ts'
import { promotionCheckDoor } from './promotion-check.ts'
import { promotionLogDoor } from './promotion-log-door.ts'
import { promotionNotesDoor } from './promotion-notes.ts'
import { promotionPlanDoor } from './promotion-plan-door.ts'
import { promotionReportDoor } from './promotion-report.ts'
import { promotionSourceDoor } from './promotion-source.ts'
import { retagPlanDoor } from './retag-plan.ts'
import { rollbackPlanDoor } from './rollback-plan-door.ts'
import { buildSummaryDoor } from './build-summary.ts'
import { nextVersionDoor } from './next-version.ts'
import { releaseIntentDoor } from './release-intent.ts'
import { releaseNotesDoor } from './release-notes.ts'
import { stagingFreezeDoor } from './staging-freeze.ts'

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
