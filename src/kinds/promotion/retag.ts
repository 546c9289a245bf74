// The kind retag: points a tag that nobody else owns at an image that is there already.
import { confirmTags } from '../../steps/confirm-tags.ts'
import { toJSON, text } from '../../dsl/functions.ts'
import type { Image } from '../../dsl/image.ts'
import { job } from '../../dsl/job.ts'
import type { Job, RunsOn } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import type { AnyContract } from '../../dsl/contract.ts'
import { triggers } from '../../dsl/triggers.ts'
import { workflow } from '../../dsl/workflow.ts'
import type { Workflow } from '../../dsl/workflow.ts'
import { mutationLock } from '../../model/image.ts'
import { decide } from '../../steps/decide.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { logIn } from '../../steps/login.ts'
import { resolveExisting } from '../../steps/resolve-existing.ts'
import { writeTags } from '../../steps/write-tags.ts'
import { smallRunner } from '../build-matrix/pipeline.ts'
import { requireImage } from '../given.ts'
import { environmentOf, namesOf } from './change.ts'
import { checkForm, fieldOf, formOf } from './form.ts'
import type { FormFields } from './form.ts'

/** The settings of a move by hand. */
export interface RetagOptions {
  /** @default 'retag' */
  readonly file?: string
  readonly name?: string
  /** The environment that holds the secrets of the registries. @default the repository holds them */
  readonly credentials?: string
  /** @default ubuntu-24.04 */
  readonly runner?: RunsOn
}

const fields: FormFields = {
  source: { type: 'string', required: true, description: 'A tag, or a digest (sha256:…)' },
  target: { type: 'string', required: true, description: 'The tag that will stand for it' },
}

/** Declares the workflow that moves tags by hand; those of promotions, rollbacks and releases it refuses. */
export function retag(image: Image, options: RetagOptions = {}): Workflow {
  const { file = 'retag', name = 'Point a tag at another image' } = options
  requireImage('retag', image)
  const form = formOf(file, fields)
  const on = triggers({ workflow_dispatch: { inputs: form.inputs as FormFields } })
  return workflow(file, {
    name,
    'run-name': text`Point ${fieldOf(on.inputs, 'target')} at ${fieldOf(on.inputs, 'source')}`,
    on,
    jobs: [retagJob(image, form, options)],
    policy: { images: [image], contracts: [form.data] },
  } as never) as Workflow
}

function retagJob(image: Image, form: AnyContract, { credentials, runner = smallRunner }: RetagOptions): Job {
  const check = checkForm(form)
  const plan = decide('retag-plan', {
    name: 'Check that nobody else owns the tag',
    env: { IMAGE: image.name, SOURCE: fieldOf(check.outputs, 'source'), TARGET: fieldOf(check.outputs, 'target') },
    outputs: ['ref', 'target'],
  })
  const { ref, target: tag } = plan.outputs
  const resolved = resolveExisting({
    name: 'Resolve the source',
    image,
    env: { REF: ref, SENTENCE: text`${ref} does not exist` },
  })
  const written = {
    PLAN: text`[{"tag": ${toJSON(tag)}, "mobility": "free"}]`,
    NAMES: namesOf({ image }).join(' '),
    DIGEST: resolved.outputs.digest,
  }
  return comment(
    'Takes the lock of the image, as builds and promotions do, and copies the digest that was resolved.',
    job('retag', {
      'runs-on': runner,
      'timeout-minutes': 10,
      concurrency: { group: mutationLock(image), queue: 'max' },
      ...environmentOf(credentials),
      steps: [
        fetchDecisions(),
        check,
        plan,
        ...logIn(image),
        resolved,
        writeTags({ name: 'Point the tag at it', image, classes: freeClasses(image), env: written }),
        confirmTags({ name: 'Confirm the tag', image, env: written }),
      ],
    }),
  )
}

/** What builds move freely; everything else is refused. */
const freeClasses = ({ tags }: Image): readonly string[] =>
  tags.classes.filter(({ writer, mobility }) => writer === 'build' && mobility === 'free').map(({ name }) => name)
