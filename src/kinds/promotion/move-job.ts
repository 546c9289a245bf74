// The job that moves a channel: compares, verifies, records, writes, confirms, and closes the record however it ended.
import { github, thisJob } from '../../dsl/contexts.ts'
import { always, caseOf, text } from '../../dsl/functions.ts'
import type { Expression } from '../../dsl/expression.ts'
import { job } from '../../dsl/job.ts'
import type { Job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { and, eq, ne, or } from '../../dsl/operators.ts'
import type { Step } from '../../dsl/step.ts'
import { mutationLock } from '../../model/image.ts'
import { confirmTags } from '../../steps/confirm-tags.ts'
import { decide } from '../../steps/decide.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { finishRecord } from '../../steps/finish-record.ts'
import { logIn } from '../../steps/login.ts'
import { readPromotionLog } from '../../steps/read-promotion-log.ts'
import { resolveDigest } from '../../steps/resolve-digest.ts'
import { startRecord } from '../../steps/start-record.ts'
import { verifyImage } from '../../steps/verify-image.ts'
import { writeTags } from '../../steps/write-tags.ts'
import { installCosign } from '../build-matrix/proof-job.ts'
import { environmentOf, namesOf, writtenClasses } from './change.ts'
import type { Change } from './change.ts'
import type { Preview } from './preview.ts'

const why =
  'One change of the image at a time; all others wait their turn. Run again after a failure, it goes on where it stopped.'

/** Moves the channel. Everything it does follows from the plan; nothing is asked of a tag a second time but whether it still stands. */
export function moveJob(change: Change, preview: Preview, approval: Job | undefined): Job<'moved'> {
  const { kind, image, credentials, runner } = change
  const { plan } = preview
  const names = namesOf(change)
  const digest = plan.digest
  const { file: signer, env: identity } = change.signer
  const verify = verifyImage({
    image,
    ...(signer !== undefined && { signer }),
    env: {
      IMAGES: names.map((name) => text`${name}@${digest}`).reduce((all, one) => text`${all} ${one}`),
      ...identity,
    },
  })
  const token = { GH_TOKEN: github.token }
  const written = { PLAN: plan.writes, NAMES: names.join(' '), DIGEST: digest }
  const record = startRecord({
    if: eq(plan.log, 'start'),
    about: change.channel,
    ...(kind === 'rollback' ? insisted(plan.override) : {}),
    env: {
      ...token,
      ENVIRONMENT: change.channel,
      IMAGE: image.name,
      RECORD: plan.record,
      REASON: plan.reason,
      OVERRIDE: plan.override,
    },
  })
  const confirmed = confirmTags({ image, env: written })
  return comment(
    why,
    job('move', {
      'runs-on': runner,
      'timeout-minutes': 20,
      ...(approval === undefined ? { if: eq(plan.todo, 'true') } : { needs: [preview.job, approval] }),
      concurrency: { group: mutationLock(image), queue: 'max' },
      ...environmentOf(credentials),
      outputs: {
        moved: comment('What follows does not wait for the record.', text`${eq(confirmed.outcome, 'success')}`),
      },
      steps: [
        fetchDecisions(),
        ...logIn(image),
        ...compare(change, preview),
        installCosign(),
        verify,
        record,
        writeTags({ image, classes: writtenClasses(change), env: written }),
        confirmed,
        closeRecord(change, preview, { verify, record }),
      ],
    }),
  ) as Job<'moved'>
}

/** Somebody said why it has to go on without the log. */
const insisted = (
  reason: Expression<string, 'needs'>,
): { readonly 'continue-on-error': Expression<boolean, 'needs'> } => ({
  'continue-on-error': ne(reason, ''),
})

/** Between preview and lock somebody else may have moved the channel: then the plan is void. */
function compare({ kind, image, channel }: Change, { plan }: Preview): readonly Step[] {
  const [name] = namesOf({ image } as Change)
  const isRollback = kind === 'rollback'
  const found = resolveDigest({ name: `Resolve :${channel} again`, image, env: { REF: `${name}:${channel}` } })
  const log = readPromotionLog({
    about: channel,
    ...(isRollback ? insisted(plan.override) : {}),
    env: { GH_TOKEN: github.token, ENVIRONMENT: channel, LOG: 'log.json' },
  })
  const check = decide('promotion-check', {
    name: 'Check that nothing happened since the preview',
    env: {
      IMAGE: image.name,
      CHANNEL: channel,
      DIGEST: plan.digest,
      REPLACES: plan.replaces,
      FOUND: found.outputs.digest,
      LOG: isRollback ? caseOf(eq(log.outcome, 'success'), 'log.json', '') : 'log.json',
      SEEN: plan.seen,
      RUN: github.run_id,
      ...(isRollback ? { BREAK_GLASS: plan.override } : {}),
    },
  })
  return [found, log, check]
}

/** A record that was opened is closed, whatever happened; one that another run left open is closed in its place. */
function closeRecord(
  { channel }: Change,
  { plan }: Preview,
  { verify, record }: { readonly verify: Step; readonly record: Step<'id'> },
): Step {
  const id = or(record.outputs.id, plan['record-id'])
  return finishRecord({
    about: channel,
    if: and(always(), eq(verify.outcome, 'success'), ne(id, '')),
    env: {
      GH_TOKEN: github.token,
      RECORD_ID: id,
      STATE: caseOf(eq(thisJob.status, 'success'), 'success', 'failure'),
    },
  })
}
