// The legs of a build: one job that pushes by digest, and for pull requests another that may write nothing.
import { uploadArtifact } from '../../actions/actions/upload-artifact.ts'
import { github } from '../../dsl/contexts.ts'
import { text } from '../../dsl/functions.ts'
import { job } from '../../dsl/job.ts'
import type { Job, JobOptions } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { and, eq, ne } from '../../dsl/operators.ts'
import { uses } from '../../dsl/step.ts'
import type { Step } from '../../dsl/step.ts'
import { fullName } from '../../model/image.ts'
import { copyImage } from '../../steps/copy-image.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { logIn } from '../../steps/login.ts'
import { recordLeg } from '../../steps/record-leg.ts'
import type { Leg } from './builder.ts'
import { hasOnePlatform, legsOf, onlyImage, onlyLeg } from './legs.ts'
import type { Legs } from './legs.ts'
import type { InEnv, Pipeline, PlanJob } from './pipeline.ts'

/** What an author may add to a job of legs. */
export type LegJobOptions = Omit<Partial<JobOptions>, 'steps' | 'outputs' | 'strategy'>

/** The same, also made from the leg: a lock that is told apart by it. */
export type LegSettings = LegJobOptions | ((legs: Legs) => LegJobOptions)

const settingsFor = (legs: Legs, settings: LegSettings): LegJobOptions =>
  typeof settings === 'function' ? settings(legs) : settings

const why = 'Pushes by digest: no tag points at anything before every leg is there, tested and signed.'

/** Builds every leg and pushes it by digest. One leg hands its digest on by itself, several leave records. */
export function buildJob(pipeline: Pipeline, plan: PlanJob, settings: LegSettings = {}): Job<'digest'> {
  const legs = legsOf(pipeline, plan)
  const { steps, digest } = pipeline.builder.publish(legOf(pipeline, plan, legs))
  const isAlone = onlyLeg(pipeline) !== undefined
  return comment(
    why,
    job('build', {
      ...legJob(legs, 'Build'),
      ...publishes(pipeline, plan),
      ...settingsFor(legs, settings),
      ...(isAlone ? { outputs: { digest } } : {}),
      steps: [
        // A checkout at the root empties it, so the one with a folder of its own comes second.
        ...(pipeline.sourceHasDecisions ? [] : [fetchDecisions()]),
        ...pipeline.source,
        ...logIn(pipeline.image),
        ...steps,
        ...copyOn(pipeline, legs, digest),
        ...(isAlone ? [] : handOver(legs, digest)),
      ],
    }),
  ) as Job<'digest'>
}

/** Shows that every leg builds, with a token that can only read. */
export function tryJob(pipeline: Pipeline, plan: PlanJob, settings: LegSettings = {}): Job {
  const legs = legsOf(pipeline, plan)
  return comment(
    `${pipeline.pullRequests ? 'A pull request' : 'A run that is not to push'} only shows that it builds: no login, and a token that can only read.`,
    job('try', {
      ...legJob(legs, 'Try'),
      if: onlyTries(pipeline, plan),
      ...settingsFor(legs, settings),
      steps: [...pipeline.source, ...pipeline.builder.attempt(legOf(pipeline, plan, legs))],
    }),
  )
}

/** Whether some runs build and push nothing. */
export const mayOnlyTry = ({ pullRequests, facts }: Pipeline): boolean => pullRequests || facts.SKIP_PUSH !== undefined

/** The event is asked as well as the plan: what a pull request may do hangs on no decision. */
function publishes(
  { pullRequests, facts, when }: Pipeline,
  { outputs: { push } }: PlanJob,
): { readonly if?: NonNullable<JobOptions['if']> } {
  const [isOther, isPushed] = [ne(github.event_name, 'pull_request'), eq(push, 'true')]
  if (facts.SKIP_PUSH === undefined && when === undefined) return pullRequests ? { if: isOther } : {}
  return { if: pullRequests ? and(isOther, isPushed) : isPushed }
}

/** Where `when` says that there is nothing to do, the plan has no output at all. */
function onlyTries({ facts, when }: Pipeline, { outputs: { push } }: PlanJob): NonNullable<JobOptions['if']> {
  const isTry = facts.SKIP_PUSH === undefined ? eq(github.event_name, 'pull_request') : ne(push, 'true')
  return when === undefined ? isTry : and(isTry, ne(push, ''))
}

const legJob = (legs: Legs, verb: string): Pick<JobOptions, 'name' | 'runs-on' | 'strategy' | 'timeout-minutes'> => ({
  ...(legs.strategy === undefined ? {} : { name: text`${verb} ${legs.leg}`, strategy: legs.strategy }),
  'runs-on': legs.runner,
  'timeout-minutes': 60,
})

function legOf({ image }: Pipeline, plan: PlanJob, legs: Legs): Leg {
  const { repository: name, platform, cache, field } = legs
  return { image, name, platform, id: cache, field, version: plan.outputs.tag, revision: plan.outputs.revision }
}

/** An image of one platform goes on to the other registries at once; one of several only as a whole. */
function copyOn(pipeline: Pipeline, legs: Legs, digest: InEnv): readonly Step[] {
  const { image } = pipeline
  if (image.registries.length < 2 || !hasOnePlatform(pipeline)) return []
  const only = onlyImage(pipeline)
  if (only === undefined && Object.keys(image.products).length > 0)
    throw new TypeError(`${image.name} has several products in several registries, which no build can write yet`)
  const others = image.registries.slice(1).map(fullName).join(' ')
  return [
    copyImage({
      name: 'Copy to the other registries by digest',
      image,
      env: { SOURCE: text`${legs.repository}@${digest}`, TARGETS: others },
    }),
  ]
}

/** Where the records of the legs lie, on the machine that writes them and on the one that reads them. */
export const legsFolder = 'legs'

function handOver(legs: Legs, digest: InEnv): readonly Step[] {
  const { leg: LEG, platform: PLATFORM, product, variant } = legs
  return [
    recordLeg({
      env: {
        LEG,
        PLATFORM,
        ...(product === '' ? {} : { PRODUCT: product }),
        ...(variant === '' ? {} : { VARIANT: variant }),
        DIGEST: digest,
        RECORD: text`${legsFolder}/${LEG}.json`,
      },
    }),
    uses(uploadArtifact, {
      name: 'Hand the record over',
      with: {
        name: text`leg-${LEG}`,
        path: text`${legsFolder}/${LEG}.json`,
        'retention-days': 1,
        'if-no-files-found': 'error',
        overwrite: comment('A leg that runs again replaces its record: the same name twice would be refused.', true),
      },
    }),
  ]
}
