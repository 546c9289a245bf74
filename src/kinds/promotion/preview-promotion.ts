// The first job of a promotion: what would be promoted, from which commit, and what it would change. It writes nothing.
import { github } from '../../dsl/contexts.ts'
import type { AnyContract } from '../../dsl/contract.ts'
import { text } from '../../dsl/functions.ts'
import { comment } from '../../dsl/note.ts'
import type { Step } from '../../dsl/step.ts'
import { decide } from '../../steps/decide.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { logIn } from '../../steps/login.ts'
import { readPromotionLog } from '../../steps/read-promotion-log.ts'
import { resolveDigest } from '../../steps/resolve-digest.ts'
import { resolveExisting } from '../../steps/resolve-existing.ts'
import type { InEnv } from '../build-matrix/pipeline.ts'
import { classesOf, namesOf } from './change.ts'
import type { Change } from './change.ts'
import { checkForm, fieldOf } from './form.ts'
import { lookAtImages } from './look-at-images.ts'
import type { Looks } from './look-at-images.ts'
import { previewJob } from './preview-job.ts'
import { asPreview, planOutputs } from './preview.ts'
import type { Found, Preview } from './preview.ts'

/** A promotion as its author wants it. */
export interface Promotion extends Change {
  /** What is promoted when nobody says anything else. */
  readonly from: string
  readonly form: AnyContract
  /** The field of the form that names a tag or digest; undefined when the form has none. */
  readonly asks: string | undefined
}

/** Resolves once, plans, and shows the plan in the summary of the run, before anybody approves. */
export function previewPromotion(promotion: Promotion): Preview {
  const { image, channel, form } = promotion
  const [name] = namesOf(promotion)
  const check = checkForm(form)
  const wanted = wantedSource(promotion, check)
  const source = comment(
    'Read once. Every later step uses this digest, never the tag.',
    resolveExisting({
      name: wanted.words,
      image,
      classes: wanted.classes,
      env: { REF: wanted.ref, SENTENCE: text`Failed to resolve ${wanted.ref}` },
    }),
  )
  const target = resolveDigest({
    name: `Resolve :${channel}`,
    image,
    classes: classesOf(image, channel),
    env: { REF: `${name}:${channel}` },
  })
  const looks = lookAtImages(promotion, {
    source: source.outputs.digest,
    target: target.outputs.digest,
    typed: wanted.digest,
  })
  const plan = planStep(promotion, check, {
    source: source.outputs.digest,
    target: target.outputs.digest,
    from: wanted.from,
    env: looks.env,
  })
  const { stamp, ...planned } = plan.outputs
  const log = readPromotionLog({
    about: channel,
    env: { GH_TOKEN: github.token, ENVIRONMENT: channel, LOG: 'log.json' },
  })
  const reads = [...logIn(image), source, target, ...looks.steps, log]
  const outputs = {
    ...planned,
    kept: stamp,
    reason: fieldOf(check.outputs, 'reason'),
    override: fieldOf(check.outputs, 'override'),
  }
  const steps = [fetchDecisions(), check, ...wanted.steps, ...reads, plan]
  // A constant need not be handed on.
  if (typeof wanted.from === 'string') return asPreview(previewJob(promotion, outputs, steps), wanted.from)
  const preview = previewJob(promotion, { ...outputs, from: wanted.from }, steps)
  return asPreview(preview, preview.outputs.from)
}

interface Facts {
  readonly source: Found
  readonly target: Found
  readonly from: string | Found
  readonly env: Looks['env']
}

function planStep(
  { image, channel, also }: Promotion,
  check: Step<string>,
  { source, target, from, env }: Facts,
): Step<(typeof planOutputs)[number] | 'stamp'> {
  return decide('promotion-plan', {
    name: 'Plan the promotion',
    clock: true,
    env: {
      IMAGE: image.name,
      FROM: from,
      TO: channel,
      ...(also.length === 0 ? {} : { ALSO: also.join(' ') }),
      SOURCE_DIGEST: source,
      TARGET_DIGEST: target,
      ...env,
      LOG: 'log.json',
      OVERRIDE: fieldOf(check.outputs, 'override'),
      REASON: fieldOf(check.outputs, 'reason'),
      BY: github.actor,
      RUN: github.run_id,
    },
    outputs: [...planOutputs, 'stamp'],
  })
}

interface Wanted {
  readonly words: string
  readonly ref: InEnv
  /** The class of the tag, where it is known before the run. */
  readonly classes: readonly string[]
  readonly from: string | Found
  /** The digest that somebody typed; undefined where the form asks for none. */
  readonly digest: Found | undefined
  readonly steps: readonly Step[]
}

function wantedSource(promotion: Promotion, { outputs }: Step<string>): Wanted {
  const { image, channel, from, asks } = promotion
  if (asks === undefined) {
    const [name] = namesOf(promotion)
    return {
      words: `Resolve :${from}`,
      ref: `${name}:${from}`,
      classes: classesOf(image, from),
      from,
      digest: undefined,
      steps: [],
    }
  }
  const source = decide('promotion-source', {
    name: 'Read what is to be promoted',
    env: {
      IMAGE: image.name,
      CHANNEL: channel,
      GIVEN: fieldOf(outputs, asks),
      ...(from === '' ? {} : { DEFAULT: from }),
    },
    outputs: ['ref', 'digest', 'from'],
  })
  const { ref, digest, from: named } = source.outputs
  return { words: 'Resolve the source', ref, classes: [], from: named, digest, steps: [source] }
}
