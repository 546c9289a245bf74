// The workflow that finds versions without an image: GitHub tells nobody of a push of more than three tags, and events get lost.
import { github } from '../../dsl/contexts.ts'
import type { AnyContract } from '../../dsl/contract.ts'
import { jsonObject } from '../../dsl/contract/json-object.ts'
import type { Expression } from '../../dsl/expression.ts'
import { fromJSON } from '../../dsl/functions.ts'
import type { Image } from '../../dsl/image.ts'
import { job } from '../../dsl/job.ts'
import type { Job } from '../../dsl/job.ts'
import { matrix } from '../../dsl/matrix.ts'
import { comment } from '../../dsl/note.ts'
import { ne } from '../../dsl/operators.ts'
import { run } from '../../dsl/step.ts'
import { workflow } from '../../dsl/workflow.ts'
import type { Workflow } from '../../dsl/workflow.ts'
import { fullName } from '../../model/image.ts'
import { decide } from '../../steps/decide.ts'
import { dispatchWorkflow } from '../../steps/dispatch-workflow.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { listGitTags } from '../../steps/list-git-tags.ts'
import { listTags } from '../../steps/list-tags.ts'
import { logIn } from '../../steps/login.ts'
import { requireImage, requireSchedule } from '../given.ts'

/** How versions without an image are found, and what builds them. */
export interface ReconcileOptions {
  /** When it runs by itself. */
  readonly schedule: string
  /** The repository with the git tags. @default this one */
  readonly source?: string
  /** The lowest version that must have an image: older ones were never built. */
  readonly since: string
  /** The workflow that builds one, such as `docker-ci.yaml`. */
  readonly builds: string
  /** Its form, and the field that takes the git tag. */
  readonly form: AnyContract
  readonly field: string
  /** @default 'reconcile' */
  readonly file?: string
  /** @default 'Find versions without an image' */
  readonly name?: string
}

/** Declares the workflow. */
export function reconcile(image: Image, options: ReconcileOptions): Workflow {
  const { schedule, file = 'reconcile', name = 'Find versions without an image' } = options
  requireImage('reconcile', image)
  requireSchedule('reconcile', schedule)
  if (!options.form.outputs.includes(options.field))
    throw new TypeError(
      `${options.form.name} has no field ${options.field} (it has: ${options.form.outputs.join(', ')})`,
    )
  const find = findJob(image, options)
  return workflow(file, {
    name,
    on: { schedule: [{ cron: schedule }], workflow_dispatch: {} },
    jobs: [find, startJob(find, options)],
    policy: { images: [image], contracts: [] },
  })
}

function findJob(image: Image, { source, since }: ReconcileOptions): Job<'missing' | 'count'> {
  const [registry] = image.registries
  if (registry === undefined) throw new TypeError(`${image.name} is in no registry`)
  const missing = decide('missing-images', {
    id: 'missing',
    name: 'Find versions without an image',
    env: { IMAGE: image.name, GIT_TAGS: 'git-tags.txt', TAGS: 'tags.txt', SINCE: since },
    outputs: ['missing', 'count'],
  })
  return comment(
    'A push of more than three tags starts nothing at all, and no event is sent twice.',
    job('find', {
      'runs-on': 'ubuntu-24.04',
      'timeout-minutes': 10,
      outputs: missing.outputs,
      steps: [
        fetchDecisions(),
        ...logIn({ registries: [registry] }),
        listGitTags({
          ...(source === undefined ? {} : { repository: source }),
          env: {
            GH_TOKEN: github.token,
            REFS: 'refs.txt',
            NAMES: 'git-tags.txt',
            ...(source === undefined ? {} : { REPOSITORY: source }),
          },
        }),
        listTags({ image, env: { NAMES: fullName(registry), LISTINGS: 'listings.json' } }),
        run("jq -r '.[].tags[]' listings.json >tags.txt", { name: 'Take their names' }),
        missing,
      ],
    }),
  ) as Job<'missing' | 'count'>
}

function startJob(find: Job<'missing' | 'count'>, { builds, field }: ReconcileOptions): Job {
  const legs = matrix({ version: fromJSON<readonly { git: string }[]>(find.outputs.missing) })
  const git = legs.version.git as Expression<string, 'matrix'>
  return comment(
    'Starts their builds as somebody would by hand, so that nobody has to.',
    job('build', {
      name: git,
      'runs-on': 'ubuntu-24.04',
      'timeout-minutes': 5,
      if: ne(find.outputs.count, '0'),
      strategy: { 'fail-fast': false, 'max-parallel': 1, matrix: legs },
      steps: [
        fetchDecisions(),
        dispatchWorkflow({
          name: 'Start the build',
          about: builds,
          env: {
            GH_TOKEN: github.token,
            REPOSITORY: github.repository,
            WORKFLOW: builds,
            REF: github.ref_name,
            INPUTS: jsonObject({ [field]: git }),
          },
        }),
      ],
    }),
  )
}
