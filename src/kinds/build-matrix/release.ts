// The kind build-matrix: from a push to published tags. Everything goes by digest until it is tested and signed.
import { checkout } from '../../actions/actions/checkout.ts'
import type { VariantFacts } from '../../decide/build/build-matrix.ts'
import { github } from '../../dsl/contexts.ts'
import type { On } from '../../dsl/events.ts'
import { caseOf, text } from '../../dsl/functions.ts'
import type { Image } from '../../dsl/image.ts'
import type { Job, JobOptions } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { eq } from '../../dsl/operators.ts'
import { uses } from '../../dsl/step.ts'
import type { Step } from '../../dsl/step.ts'
import { triggers } from '../../dsl/triggers.ts'
import { workflow } from '../../dsl/workflow.ts'
import type { Workflow, WorkflowOptions } from '../../dsl/workflow.ts'
import type { Contract } from '../../model/contract.ts'
import { requireImage } from '../given.ts'
import { buildJob, mayOnlyTry, tryJob } from './build-jobs.ts'
import type { LegSettings } from './build-jobs.ts'
import type { Builder } from './builder.ts'
import { buildx } from './buildx.ts'
import { gatherJob } from './gather-job.ts'
import { onlyLeg } from './legs.ts'
import type { InEnv, Pipeline, PlanFacts, PlanJob, RuntimeProducts } from './pipeline.ts'
import { planJob } from './plan-job.ts'
import { proofJob } from './proof-job.ts'
import { publishJob } from './publish-job.ts'
import type { PublishOptions } from './publish-job.ts'
import { reportJob } from './report-job.ts'
import { oneSubject } from './subject.ts'
import type { Subject } from './subject.ts'
import { tagsJob } from './tags-job.ts'
import { testJob } from './test-job.ts'

/** What a release hands to the jobs that an author puts behind it. */
export interface Released {
  readonly plan: PlanJob
  readonly subject: Subject
  /** Done once every tag stands. */
  readonly tags: Job<'latest'>
  /** The release on GitHub, where there is one. */
  readonly publish: Job<'url'> | undefined
}

/** The settings of a release. All of them have defaults that are right for one image and one Dockerfile. */
export interface ReleaseOptions {
  /** @default 'release' */
  readonly file?: string
  /** @default 'Release' */
  readonly name?: string
  readonly 'run-name'?: WorkflowOptions['run-name']
  /** @default the policy's git tags, the branches that its channels follow, and pull requests */
  readonly on?: On | { readonly config: On }
  /** False when the jobs say themselves what waits for what. @default one run at a time for a ref; all wait their turn */
  readonly concurrency?: WorkflowOptions['concurrency'] | false
  readonly env?: WorkflowOptions['env']
  /** Brings the source to the machine. @default a checkout of this repository */
  readonly source?: readonly Step[]
  /** What the plan goes by, where it is not the ref that was pushed. */
  readonly facts?: PlanFacts
  /** Steps of the plan before it decides, such as the check of a form. */
  readonly before?: readonly Step[]
  /** Whether the run is this workflow's business, such as a run of CI that succeeded. @default always */
  readonly guard?: Pipeline['guard']
  /** Whether there is anything to build, such as an intent that the steps before have found. @default always */
  readonly when?: Pipeline['when']
  /** Jobs that come before any build, such as static checks, or the programs that go into the image. */
  readonly needs?: readonly Job[] | ((plan: PlanJob) => readonly Job[])
  /** @default buildx() */
  readonly build?: Builder
  /** The machine of each platform. @default GitHub's own of that processor, so that nothing is emulated */
  readonly runners?: Readonly<Record<string, string>>
  /** What differs between variants, beside their ending. @default the variants of the policy */
  readonly variants?: readonly VariantFacts[]
  /** Products that only the run knows. */
  readonly products?: RuntimeProducts
  /** Changes to the jobs of legs. */
  readonly legs?: LegSettings
  /** Tests of the built image, by digest: steps, or jobs of your own that all have to succeed. @default none */
  readonly test?: (subject: Subject, plan: PlanJob) => readonly (Step | Job)[]
  /** Steps before any tag is written, such as a check of what the tests went by. @default none */
  readonly gate?: (subject: Subject, plan: PlanJob) => readonly Step[]
  readonly testJob?: Omit<Partial<JobOptions>, 'steps' | 'outputs'>
  /** A version that an earlier attempt published, of the same commit, is taken as it is: all jobs may run again. @default false */
  readonly reuse?: boolean
  /** @default true */
  readonly sign?: boolean
  /** @default true */
  readonly attest?: boolean
  /** The release on GitHub; false makes none. @default made for every version, when the policy has git tags */
  readonly publish?: PublishOptions | false
  /** More jobs, such as a deployment. */
  readonly followedBy?: (released: Released) => readonly Job[]
  /** Contracts that its decisions go by. */
  readonly contracts?: readonly Contract[]
}

/** Declares the workflow that builds, proves and tags an image. */
export function release(image: Image, options: ReleaseOptions = {}): Workflow {
  requireImage('release', image)
  const on = triggers(eventsOf(image, options))
  const pipeline = pipelineOf(image, options, 'pull_request' in on.config)
  const jobs = jobsOf(pipeline, options)
  return workflow(options.file ?? 'release', {
    name: options.name ?? 'Release',
    ...(options['run-name'] === undefined ? {} : { 'run-name': options['run-name'] }),
    on,
    ...(options.concurrency === false ? {} : { concurrency: options.concurrency ?? oneAtATime(pipeline) }),
    ...(options.env === undefined ? {} : { env: options.env }),
    jobs,
    policy: { images: [image], contracts: options.contracts ?? [] },
    // Which events start it is data here, and data cannot be held against the types of single events.
  } as never) as Workflow
}

function jobsOf(pipeline: Pipeline, options: ReleaseOptions): readonly Job[] {
  const plan = planJob(pipeline, options.before)
  const before = typeof options.needs === 'function' ? options.needs(plan) : options.needs
  const settings = legSettings(before, options)
  const build = buildJob(pipeline, plan, settings)
  const attempts = mayOnlyTry(pipeline) ? [tryJob(pipeline, plan, settings)] : []
  const gathered = onlyLeg(pipeline) === undefined ? gatherJob(pipeline, plan, build) : undefined
  const subject = gathered?.subject ?? oneSubject(pipeline, build)
  const tests = testsOf(pipeline, plan, { subject, made: gathered?.job ?? build }, options)
  const proof = proofJob(pipeline, subject, tests)
  const proofs = proof === undefined ? tests : [proof]
  const gate = options.gate?.(subject, plan) ?? []
  const tags = tagsJob(pipeline, plan, subject, { needs: gate.length === 0 ? proofs : [...proofs, ...tests], gate })
  const publish =
    options.publish === false || (options.publish === undefined && pipeline.image.tags.git === undefined)
      ? undefined
      : publishJob(pipeline, plan, { subject, tags, ...(options.publish && { options: options.publish }) })
  const released = { plan, subject, tags, publish }
  // Jobs that are made from the plan wait for it; others come before it, and it may wait for them.
  const first = typeof options.needs === 'function' ? [plan, ...(before ?? [])] : [...(before ?? []), plan]
  const ours = [...first, ...attempts, build, ...(gathered === undefined ? [] : [gathered.job])]
  const later = [...tests, ...(proof === undefined ? [] : [proof]), tags, ...(publish === undefined ? [] : [publish])]
  return [...ours, ...later, ...(options.followedBy?.(released) ?? []), reportJob(pipeline, released)]
}

/** Legs wait for the jobs that come before any build. */
function legSettings(before: readonly Job[] | undefined, { legs = {} }: ReleaseOptions): LegSettings {
  if (before === undefined) return legs
  return (leg) => ({ needs: before, ...(typeof legs === 'function' ? legs(leg) : legs) })
}

function testsOf(
  pipeline: Pipeline,
  plan: PlanJob,
  { subject, made }: { readonly subject: Subject; readonly made: Job },
  { test, testJob: more }: ReleaseOptions,
): readonly Job[] {
  if (test === undefined) return []
  const given = test(subject, plan)
  const steps = given.filter((one): one is Step => one.kind === 'step')
  const jobs = given.filter((one): one is Job => one.kind === 'job')
  // Also steps that read nothing of the image wait for it: a test that ran before has tested nothing.
  return steps.length === 0 ? jobs : [...jobs, testJob(pipeline, steps, { needs: made, ...more })]
}

/** GitHub's own machines, by platform. */
const nativeRunners: Readonly<Record<string, string>> = {
  'linux/amd64': 'ubuntu-24.04',
  'linux/arm64': 'ubuntu-24.04-arm',
}

function pipelineOf(image: Image, options: ReleaseOptions, pullRequests: boolean): Pipeline {
  const { runners = {}, variants = image.tags.variants.map((variant) => ({ variant })) } = options
  const idle = Object.keys(runners).find((platform) => !image.platforms.includes(platform))
  if (idle !== undefined)
    throw new TypeError(
      `release(): runners names ${idle}, and ${image.name} is built for ${image.platforms.join(', ')}`,
    )
  return {
    image,
    builder: options.build ?? buildx(),
    source: options.source ?? [uses(checkout) as Step],
    sourceHasDecisions: options.source === undefined,
    facts: options.facts ?? {},
    runners: {
      ...Object.fromEntries(image.platforms.map((platform) => [platform, nativeRunners[platform] ?? 'ubuntu-24.04'])),
      ...runners,
    },
    variants,
    runtimeProducts: options.products,
    guard: options.guard,
    when: options.when,
    pullRequests,
    reuse: options.reuse ?? false,
    sign: options.sign ?? true,
    attest: options.attest ?? true,
  }
}

const byHand = comment(
  'Started on a tag, it makes up for a push of more than three tags, of which GitHub tells nobody.',
  {},
)

function eventsOf(image: Image, { on }: ReleaseOptions): On {
  if (on !== undefined) return ('config' in on ? on.config : on) as On
  const branches = branchesOf(image)
  const tags = image.tags.releaseFilters
  return {
    push: { ...(branches.length === 0 ? {} : { branches }), ...(tags.length === 0 ? {} : { tags }) },
    pull_request: null,
    ...(tags.length === 0 ? {} : { workflow_dispatch: byHand }),
  } as On
}

/** The branches that a class of tags follows. */
function branchesOf({ tags: { classes } }: Image): readonly string[] {
  const named = classes.flatMap(({ causes }) =>
    causes.flatMap((cause) => (typeof cause === 'object' ? [cause.branch] : [])),
  )
  return [...new Set(named)]
}

/** Pull requests do not wait for each other; everything else is built in the order it came. */
function oneAtATime({ pullRequests }: Pipeline): WorkflowOptions['concurrency'] {
  const ref: InEnv = pullRequests
    ? caseOf(eq(github.event_name, 'pull_request'), github.run_id, github.ref)
    : github.ref
  return { group: text`release-${ref}`, queue: 'max' } as WorkflowOptions['concurrency']
}
