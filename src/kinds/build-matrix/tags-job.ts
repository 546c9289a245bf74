// The only job that moves tags: it lists everything that is published, decides, writes, and reads back.
import { job } from '../../dsl/job.ts'
import type { Job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { mutationLock } from '../../model/image.ts'
import type { Step } from '../../dsl/step.ts'
import { decide } from '../../steps/decide.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { listTags } from '../../steps/list-tags.ts'
import { logIn } from '../../steps/login.ts'
import { readTags } from '../../steps/read-tags.ts'
import { writeTags } from '../../steps/write-tags.ts'
import { knownMatrix } from './legs.ts'
import { smallRunner } from './pipeline.ts'
import type { InEnv, Pipeline, PlanJob } from './pipeline.ts'
import type { Subject } from './subject.ts'

/** What the tags of a build wait for. */
export interface BeforeTags {
  readonly needs: readonly Job[]
  /** Steps that let nothing pass but what was tested. */
  readonly gate?: readonly Step[]
}

/** Writes the tags of a build. `latest` tells whether this release is the newest. */
export function tagsJob(
  pipeline: Pipeline,
  plan: PlanJob,
  subject: Subject,
  { needs, gate = [] }: BeforeTags,
): Job<'latest'> {
  const { image } = pipeline
  const { tags, version, products } = plan.outputs
  const classes = image.tags.classes.filter(({ writer }) => writer === 'build').map(({ name }) => name)
  const asked = {
    IMAGE: image.name,
    TAGS: tags,
    VERSION: version,
    LISTINGS: 'listings.json',
    ...runtimeNames(pipeline, products),
  }
  const toRead = decide('tags-to-read', { name: 'Choose the tags to compare with', env: asked, outputs: ['read'] })
  const moves = decide('moving-tags', {
    name: 'Decide which tags move',
    env: { ...asked, DIGESTS: subject.digests, READINGS: 'readings.json' },
    outputs: ['move', 'latest'],
  })
  return comment(
    'One run at a time writes tags of this image, and none is cancelled half-way. Run again, it goes on where it stopped.',
    job('tags', {
      'runs-on': smallRunner,
      'timeout-minutes': 15,
      needs,
      concurrency: { group: mutationLock(image), queue: 'max' },
      outputs: { latest: moves.outputs.latest },
      steps: [
        fetchDecisions(),
        ...gate,
        ...logIn(image),
        listTags({ image, env: { NAMES: namesOf(pipeline, plan), LISTINGS: 'listings.json' } }),
        toRead,
        readTags({ image, env: { READ: toRead.outputs.read, READINGS: 'readings.json' } }),
        moves,
        writeTags({ image, classes, env: { PLAN: moves.outputs.move } }),
      ],
    }),
  ) as Job<'latest'>
}

/** Every repository that a tag of this build may be written to. */
function namesOf(pipeline: Pipeline, plan: PlanJob): InEnv {
  const known = knownMatrix(pipeline)
  if (known === undefined) return plan.outputs.names
  return [...new Set(known.images.flatMap(({ repositories }) => repositories))].join(' ')
}

const runtimeNames = ({ runtimeProducts }: Pipeline, products: InEnv): Readonly<Record<string, InEnv>> =>
  runtimeProducts === undefined ? {} : { PRODUCTS: products }
