// The first job of a rollback: where it would go. It asks for as little as it can, and writes nothing.
import { github } from '../../dsl/contexts.ts'
import type { AnyContract } from '../../dsl/contract.ts'
import { caseOf } from '../../dsl/functions.ts'
import { comment } from '../../dsl/note.ts'
import { eq, ne } from '../../dsl/operators.ts'
import { decide } from '../../steps/decide.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { logIn } from '../../steps/login.ts'
import { readPromotionLog } from '../../steps/read-promotion-log.ts'
import { resolveDigest } from '../../steps/resolve-digest.ts'
import { resolveExisting } from '../../steps/resolve-existing.ts'
import { namesOf } from './change.ts'
import type { Change } from './change.ts'
import { checkForm, fieldOf } from './form.ts'
import { previewJob } from './preview-job.ts'
import { asPreview, planOutputs } from './preview.ts'
import type { Found, Preview } from './preview.ts'

/** A rollback as its author wants it. */
export interface Rollback extends Change {
  readonly form: AnyContract
}

/** Goes by the promotion log; a tag or digest that somebody typed must be in it, or they must insist. */
export function previewRollback(rollback: Rollback): Preview {
  const { image, channel, also, form } = rollback
  const [name] = namesOf(rollback)
  const check = checkForm(form)
  const [given, reason, breakGlass] = ['target_tag', 'reason', 'break_glass'].map((field) =>
    fieldOf(check.outputs, field),
  ) as [Found, Found, Found]
  const wanted = decide('promotion-source', {
    name: 'Read where it should go',
    env: { IMAGE: image.name, CHANNEL: channel, KIND: 'rollback', GIVEN: given },
    outputs: ['ref', 'from'],
  })
  const current = comment(
    'Absent is not unreadable: a registry that does not answer stops the run here.',
    resolveExisting({
      name: `Resolve :${channel}`,
      image,
      env: { REF: `${name}:${channel}`, SENTENCE: `Failed to inspect current :${channel} digest.` },
    }),
  )
  const target = resolveDigest({
    name: 'Resolve the target',
    image,
    if: ne(wanted.outputs.ref, ''),
    env: { REF: wanted.outputs.ref },
  })
  const log = readPromotionLog({
    about: channel,
    'continue-on-error': comment(
      'In an emergency somebody names the target and says why: then the log is not needed.',
      ne(breakGlass, ''),
    ),
    env: { GH_TOKEN: github.token, ENVIRONMENT: channel, LOG: 'log.json' },
  })
  const plan = decide('rollback-plan', {
    name: 'Plan the rollback',
    clock: true,
    env: {
      IMAGE: image.name,
      CHANNEL: channel,
      ...(also.length === 0 ? {} : { ALSO: also.join(' ') }),
      CURRENT: current.outputs.digest,
      WANTED: wanted.outputs.from,
      WANTED_DIGEST: target.outputs.digest,
      LOG: caseOf(eq(log.outcome, 'success'), 'log.json', ''),
      BREAK_GLASS: breakGlass,
      REASON: reason,
      BY: github.actor,
      RUN: github.run_id,
    },
    outputs: [...planOutputs, 'target-tag', 'audit-tag'],
  })
  const { 'audit-tag': kept, 'target-tag': targetTag, ...planned } = plan.outputs
  const outputs = { ...planned, 'target-tag': targetTag, kept, reason, override: breakGlass }
  const steps = [fetchDecisions(), check, wanted, ...logIn(image), current, target, log, plan]
  const preview = previewJob(rollback, outputs, steps)
  return asPreview(preview, preview.outputs['target-tag'])
}
