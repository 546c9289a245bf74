// The first job of a promotion: what would be promoted, from which commit, and what it would change. It writes nothing.
import { github } from '../../dsl/contexts.ts'
import type { AnyContract } from '../../dsl/contract.ts'
import { caseOf, text } from '../../dsl/functions.ts'
import { job } from '../../dsl/job.ts'
import type { Job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { and, eq, ne } from '../../dsl/operators.ts'
import type { Step } from '../../dsl/step.ts'
import { compareCommits } from '../../steps/compare-commits.ts'
import { decide } from '../../steps/decide.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { inspectImage } from '../../steps/inspect-image.ts'
import { logIn } from '../../steps/login.ts'
import { readPromotionLog } from '../../steps/read-promotion-log.ts'
import { resolveDigest } from '../../steps/resolve-digest.ts'
import { resolveExisting } from '../../steps/resolve-existing.ts'
import type { InEnv } from '../build-matrix/pipeline.ts'
import { environmentOf, namesOf } from './change.ts'
import type { Change } from './change.ts'
import { checkForm, fieldOf } from './form.ts'
import { listHubTags } from './list-hub-tags.ts'
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
  const { image, channel, also, form, asks, credentials, runner } = promotion
  const [name] = namesOf(promotion)
  const check = checkForm(form)
  const wanted = wantedSource(promotion, check)
  const source = comment(
    'Read once. Every later step uses this digest, never the tag.',
    resolveExisting({
      name: wanted.words,
      image,
      env: { REF: wanted.ref, SENTENCE: text`Failed to resolve ${wanted.ref}` },
    }),
  )
  const target = resolveDigest({ name: `Resolve :${channel}`, image, classes: [channel], env: { REF: `${name}:${channel}` } })
  const looks = lookAt(promotion, { source: source.outputs.digest, target: target.outputs.digest, typed: wanted.digest })
  const plan = decide('promotion-plan', {
    name: 'Plan the promotion',
    clock: true,
    env: {
      IMAGE: image.name,
      FROM: wanted.from,
      TO: channel,
      ...(also.length === 0 ? {} : { ALSO: also.join(' ') }),
      SOURCE_DIGEST: source.outputs.digest,
      TARGET_DIGEST: target.outputs.digest,
      ...looks.env,
      LOG: 'log.json',
      OVERRIDE: fieldOf(check.outputs, 'override'),
      REASON: fieldOf(check.outputs, 'reason'),
      BY: github.actor,
      RUN: github.run_id,
    },
    outputs: [...planOutputs, 'stamp'],
  })
  const { stamp, ...planned } = plan.outputs
  const preview = comment(
    'Writes nothing. Refuses a wrong form before any login, and shows in the summary what an approval would do.',
    job('preview', {
      'runs-on': runner,
      'timeout-minutes': 10,
      ...environmentOf(credentials),
      outputs: {
        ...planned,
        kept: stamp,
        reason: fieldOf(check.outputs, 'reason'),
        // A constant need not be handed on.
        ...(asks === undefined ? {} : { from: wanted.from }),
      },
      steps: [
        fetchDecisions(),
        check,
        ...wanted.steps,
        ...logIn(image),
        source,
        target,
        ...looks.steps,
        readPromotionLog({ about: channel, env: { GH_TOKEN: github.token, ENVIRONMENT: channel, LOG: 'log.json' } }),
        plan,
      ],
    }),
  )
  return asPreview(preview, asks === undefined ? promotion.from : (preview.outputs as Job<'from'>['outputs']).from)
}

interface Wanted {
  readonly words: string
  readonly ref: InEnv
  readonly from: InEnv
  /** The digest that somebody typed; undefined where the form asks for none. */
  readonly digest: Found | undefined
  readonly steps: readonly Step[]
}

function wantedSource(promotion: Promotion, { outputs }: Step<string>): Wanted {
  const { image, channel, from, asks } = promotion
  if (asks === undefined) {
    const [name] = namesOf(promotion)
    return { words: `Resolve :${from}`, ref: `${name}:${from}`, from, digest: undefined, steps: [] }
  }
  const source = decide('promotion-source', {
    name: 'Read what is to be promoted',
    env: { IMAGE: image.name, CHANNEL: channel, GIVEN: fieldOf(outputs, asks), ...(from === '' ? {} : { DEFAULT: from }) },
    outputs: ['ref', 'digest', 'from'],
  })
  const { ref, digest, from: named } = source.outputs
  return { words: 'Resolve the source', ref, from: named, digest, steps: [source] }
}

interface Looks {
  readonly steps: readonly Step[]
  readonly env: Readonly<Record<string, InEnv>>
}

/** From which commit the image was built, and which commits are new. */
function lookAt(
  promotion: Promotion,
  { source, target, typed }: { readonly source: Found; readonly target: Found; readonly typed: Found | undefined },
): Looks {
  const { image } = promotion
  const [name] = namesOf(promotion)
  const now = inspectImage({ name: 'Look at the source', image, env: { IMAGE: text`${name}@${source}` } })
  const before = inspectImage({
    name: 'Look at what it replaces',
    image,
    if: ne(target, ''),
    'continue-on-error': comment('Only the list of commits is lost without it.', true),
    env: { IMAGE: text`${name}@${target}` },
  })
  const tags = listHubTags(image, now.outputs.revision, typed)
  const revision = decide('find-revision', {
    name: 'Find the commit it was built from',
    env: { IMAGE: image.name, DIGEST: source, LABEL: now.outputs.revision, ...tags.env },
    outputs: ['revision', 'revisions'],
  })
  const compared = compareCommits({
    name: 'List the new commits',
    if: and(ne(before.outputs.revision, ''), ne(revision.outputs.revision, '')),
    'continue-on-error': true,
    env: {
      GH_TOKEN: github.token,
      BASE: before.outputs.revision,
      HEAD: revision.outputs.revision,
      COMMITS: 'commits.json',
    },
  })
  return {
    steps: [now, before, ...tags.steps, revision, compared],
    env: {
      REVISION: revision.outputs.revisions,
      COMMITS: caseOf(eq(compared.outcome, 'success'), 'commits.json', ''),
      ...(typed === undefined ? {} : tags.env),
    },
  }
}
