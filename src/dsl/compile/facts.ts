// What a compiled workflow does, as facts for the rules that look at effects: read from the document, so that both agree.
import { isOnImage } from '../../model/effect.ts'
import type { ImageFacts } from '../../model/image.ts'
import { permissionLevels } from '../../model/generated/permission-levels.ts'
import type { Permissions } from '../../model/permissions.ts'
import type { EffectUse, JobFacts, LockFacts, TagFilterFacts, WorkflowFacts } from '../../model/workflow-facts.ts'
import type { Yaml } from '../../model/noted.ts'
import type { CallSite } from '../call-site.ts'
import type { Job } from '../job.ts'
import { bare } from '../note.ts'
import type { Workflow } from '../workflow.ts'
import type { CompiledJob } from './compile-job.ts'
import type { Desk } from './context.ts'
import { dataOf, entriesOf } from './data-of.ts'
import type { Data, DataMapping } from './data-of.ts'
import { effectUses } from './effect-uses.ts'
import { knownNeeds } from './known-needs.ts'
import { secretNames } from './secret-names.ts'

/** The facts of a workflow that is written to `.github/workflows/` of its repository. */
export function factsOf(
  workflow: Workflow,
  { document, jobs }: { document: Yaml; jobs: readonly CompiledJob[] },
  desk: Desk,
): WorkflowFacts {
  const data = entriesOf(dataOf(document))
  const facts = workflow.options.jobs.map((job, n) => jobFacts(job, jobs[n]?.needs ?? [], data, desk))
  const effects = facts.flatMap((job) => job.effects)
  const path = `.github/workflows/${workflow.file}`
  const own = {
    path,
    name: typeof data.name === 'string' ? data.name : path,
    events: eventsOf(data.on),
    tagFilter: tagFilterOf(workflow, data.on, desk),
    images: imagesOf(workflow, effects),
    contracts: workflow.options.policy?.contracts ?? [],
    lock: lockOf(data.concurrency),
    jobs: facts,
  }
  return desk.placed(own, workflow.site)
}

function jobFacts(job: Job, needs: readonly string[], workflow: DataMapping, desk: Desk): JobFacts {
  const { body } = job
  const data = entriesOf(entriesOf(workflow.jobs)[job.id])
  const own = {
    id: job.id,
    needs,
    condition: data.if === undefined ? undefined : String(data.if),
    lock: lockOf(data.concurrency),
    environment: environmentOf(data.environment),
    permissions: grantsIn(data.permissions ?? workflow.permissions),
    secrets: [...new Set([...secretNames(workflow.env), ...secretNames(data)])],
    effects:
      body.does === 'steps' ? effectUses(body.options.steps, conditionsOf(data.steps), desk) : declaredUses(job, desk),
    calls: callsOf(job),
    needed: body.does === 'steps' ? knownNeeds(body.options.steps) : undefined,
  }
  return desk.placed(own, job.site)
}

const conditionsOf = (steps: Data | undefined): readonly (string | undefined)[] =>
  (Array.isArray(steps) ? steps : []).map((step) => {
    const condition = entriesOf(step).if
    return condition === undefined ? undefined : String(condition)
  })

/** What the author says that a workflow of another repository does. */
function declaredUses({ id, body, site }: Job, desk: Desk): readonly EffectUse[] {
  const effects = body.does === 'call' ? (body.options.effects ?? []) : []
  return effects.map((effect, order) =>
    desk.placed({ effect, step: id, order, stepNumber: order, mayFail: false, condition: undefined }, site),
  )
}

function callsOf({ body }: Job): JobFacts['calls'] {
  if (body.does === 'steps' || body.options.effects !== undefined) return undefined
  if (body.options.from !== undefined) return 'elsewhere'
  if (typeof body.workflow !== 'string') return { path: `.github/workflows/${body.workflow.file}` }
  const path = /^\.\/(?<path>[^@]+)$/.exec(body.workflow)?.groups?.path
  return path === undefined ? 'elsewhere' : { path }
}

function eventsOf(on: Data | undefined): readonly string[] {
  if (typeof on === 'string') return [on]
  return Array.isArray(on) ? on.map(String) : Object.keys(entriesOf(on))
}

function tagFilterOf({ options, site }: Workflow, on: Data | undefined, desk: Desk): TagFilterFacts | undefined {
  const tags = entriesOf(entriesOf(on).push).tags
  const patterns = (Array.isArray(tags) ? tags : tags === undefined ? [] : [tags]).map(String)
  if (patterns.length === 0) return undefined
  const triggers: unknown = bare(options.on)
  const declared = typeof triggers === 'object' && triggers !== null && 'site' in triggers
  // Triggers are made by a call of their own, which may stand above the workflow.
  const from = declared ? (triggers.site as CallSite) : site
  return desk.placed({ patterns }, from, patterns[0])
}

function imagesOf({ options }: Workflow, effects: readonly EffectUse[]): readonly ImageFacts[] {
  const named = effects.flatMap(({ effect }) => (isOnImage(effect) ? (effect.of ?? []) : []))
  return [...new Map([...(options.policy?.images ?? []), ...named].map((image) => [image.name, image])).values()]
}

function lockOf(data: Data | undefined): LockFacts | undefined {
  if (typeof data === 'string') return { group: data, mayCancel: false, queue: 'single' }
  const { group, queue, 'cancel-in-progress': cancel = false } = entriesOf(data)
  if (typeof group !== 'string') return undefined
  return { group, mayCancel: cancel !== false && cancel !== 'false', queue: queue === 'max' ? 'max' : 'single' }
}

function environmentOf(data: Data | undefined): string | undefined {
  const name = typeof data === 'string' ? data : entriesOf(data).name
  return typeof name === 'string' ? name : undefined
}

/** The grants of a block; undefined when the settings of the repository decide. */
function grantsIn(data: Data | undefined): Permissions | undefined {
  if (data === undefined) return undefined
  if (data === 'read-all' || data === 'write-all') {
    const wanted = data === 'read-all' ? 'read' : 'write'
    const scopes = Object.entries(permissionLevels).filter(([, levels]) =>
      (levels as readonly string[]).includes(wanted),
    )
    return Object.fromEntries(scopes.map(([scope]) => [scope, wanted]))
  }
  return entriesOf(data) as Permissions
}
