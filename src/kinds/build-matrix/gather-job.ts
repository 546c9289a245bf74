// Brings the legs together: checks them against the plan and makes one index of the platforms, by digest.
import { downloadArtifact } from '../../actions/actions/download-artifact.ts'
import { job } from '../../dsl/job.ts'
import type { Job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { or } from '../../dsl/operators.ts'
import { uses } from '../../dsl/step.ts'
import type { Step } from '../../dsl/step.ts'
import { copyImage } from '../../steps/copy-image.ts'
import { decide } from '../../steps/decide.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { findPublished } from '../../steps/find-published.ts'
import { logIn } from '../../steps/login.ts'
import { pushIndex } from '../../steps/push-index.ts'
import { readLegs } from '../../steps/read-legs.ts'
import { readManifests } from '../../steps/read-manifests.ts'
import { text } from '../../dsl/functions.ts'
import { legsFolder } from './build-jobs.ts'
import { hasOnePlatform, knownMatrix, onlyImage } from './legs.ts'
import { smallRunner } from './pipeline.ts'
import type { InEnv, Pipeline, PlanJob } from './pipeline.ts'
import { manySubjects, oneSubject } from './subject.ts'
import type { Subject } from './subject.ts'

/** A job with what it gathered. */
export interface Gathered {
  readonly job: Job
  readonly subject: Subject
}

/** The job after a build of several legs. */
export function gatherJob(pipeline: Pipeline, plan: PlanJob, build: Job): Gathered {
  if (onlyImage(pipeline) !== undefined) return gatherIndex(pipeline, plan, build)
  if (hasOnePlatform(pipeline)) return gatherImages(pipeline, plan, build)
  throw new TypeError(`${pipeline.image.name} has several products on several platforms, which no build can gather yet`)
}

/** One image of several platforms. */
function gatherIndex(pipeline: Pipeline, plan: PlanJob, build: Job): Gathered {
  const { image } = pipeline
  const [name = '', ...others] = onlyImage(pipeline)?.repositories ?? []
  const legs = checkLegs(pipeline, plan)
  const index = pushIndex({ image, env: { INDEX: 'index.json', NAME: name } })
  const found = pipeline.reuse ? findBefore(pipeline, plan, name) : undefined
  const made = job('index', {
    'runs-on': smallRunner,
    'timeout-minutes': 10,
    needs: build,
    outputs: { digest: found === undefined ? index.outputs.digest : or(found.outputs.digest, index.outputs.digest) },
    steps: [
      ...fetchRecords(),
      ...logIn(image),
      legs,
      readManifests({ image, env: { NAME: name, DIGESTS: legs.outputs.digests, MANIFESTS: 'manifests.json' } }),
      decide('make-index', {
        name: 'Make the index',
        env: { IMAGE: image.name, MANIFESTS: 'manifests.json', RESULT: 'index.json' },
      }),
      index,
      ...(others.length === 0 ? [] : [copyToOthers(pipeline, text`${name}@${index.outputs.digest}`, others)]),
      ...(found === undefined ? [] : [found]),
    ],
  })
  const gathered = comment('All legs or nothing: the index has exactly the planned platforms, and no tag yet.', made)
  return { job: gathered, subject: oneSubject(pipeline, gathered) }
}

/** A version is written once. What an attempt before published under it, of the same commit, is what is tested and told. */
const findBefore = ({ image }: Pipeline, { outputs: { tag, revision } }: PlanJob, name: string): Step<'digest'> =>
  comment(
    'A version is written once: what an earlier attempt published of this commit is gone on with.',
    findPublished({
      image,
      env: { NAME: name, TAG: tag, LABELS: text`org.opencontainers.image.revision=${revision}` },
    }),
  )

const copyToOthers = ({ image }: Pipeline, SOURCE: InEnv, others: readonly string[]): Step =>
  copyImage({ name: 'Copy to the other registries by digest', image, env: { SOURCE, TARGETS: others.join(' ') } })

/** Several images of one platform each: their digests are those of the legs. */
function gatherImages(pipeline: Pipeline, plan: PlanJob, build: Job): Gathered {
  const legs = checkLegs(pipeline, plan)
  const made = job('gather', {
    'runs-on': smallRunner,
    'timeout-minutes': 5,
    needs: build,
    outputs: { digests: legs.outputs.digests, references: legs.outputs.references },
    steps: [...fetchRecords(), legs],
  })
  const gathered = comment('All legs or nothing: exactly the planned images, each with its digest.', made)
  return { job: gathered, subject: manySubjects(gathered) }
}

const fetchRecords = (): readonly Step[] => [
  fetchDecisions(),
  uses(downloadArtifact, {
    name: 'Fetch the records of the legs',
    with: { pattern: 'leg-*', path: legsFolder, 'merge-multiple': true },
  }) as Step,
  readLegs({ env: { FOLDER: legsFolder, RECORDS: 'legs.json' } }),
]

function checkLegs(pipeline: Pipeline, plan: PlanJob): Step<'digests' | 'references'> {
  return decide('check-legs', {
    name: 'Compare them with the plan',
    env: { MATRIX: plannedLegs(pipeline) ?? plan.outputs.matrix, RECORDS: 'legs.json' },
    outputs: ['digests', 'references'],
  })
}

/** What was planned, where it was known before the run. */
function plannedLegs(pipeline: Pipeline): string | undefined {
  const known = knownMatrix(pipeline)
  if (known === undefined) return undefined
  const include = known.legs.map(({ runner: _runner, cache: _cache, ...leg }) =>
    known.images.length === 1 ? { leg: leg.leg, platform: leg.platform } : leg,
  )
  return JSON.stringify({ include })
}
