// A workflow value as the document that is written: checked for what only the whole can show.
import { findCycle } from '../../language/needs.ts'
import type { Yaml } from '../../model/noted.ts'
import type { SourceRef } from '../expression-node.ts'
import { bare } from '../note.ts'
import type { Names } from '../print.ts'
import type { Workflow, WorkflowOptions } from '../workflow.ts'
import { compileJob } from './compile-job.ts'
import type { CompiledJob } from './compile-job.ts'
import { compileTriggers, inputsOf } from './compile-triggers.ts'
import type { Desk } from './context.ts'
import { factsOf } from './facts.ts'
import { workflowKeys } from './key-order.ts'
import { inOrder, plain, plainMapping, withNotes } from './plain.ts'
import { reportPolicy } from './report-policy.ts'
import { checkInput } from './scope.ts'
import { flattenSteps } from './step-ids.ts'

/** The document of a workflow. What is wrong with it is told to the desk. */
export function compileWorkflow(workflow: Workflow, desk: Desk): Yaml {
  const { options } = workflow
  desk.locate([], workflow.site)
  const inputs = inputsOf(workflow)
  const names = new WorkflowScope(workflow, inputs, desk)
  const on = compileTriggers(workflow, names, desk)
  const jobs = options.jobs.map((job) => compileJob(job, workflow, inputs, desk))
  reportGraph(workflow, jobs, desk)
  const {
    outputs: _outputs,
    jobs: _jobs,
    on: _on,
    permissions = {},
    defaults: _defaults,
    policy: _policy,
    ...rest
  } = options
  const draft = {
    ...plainMapping(rest, names),
    on,
    permissions: permissions === null ? undefined : plain(permissions, names),
    defaults: compileDefaults(options, names),
    jobs: withNotes(Object.fromEntries(jobs.map(({ id, yaml }) => [id, yaml])), options.jobs, names),
  }
  const document = withNotes(withNotes(inOrder(draft, workflowKeys), options, names), workflow, names)
  const facts = factsOf(workflow, { document, jobs }, desk)
  reportPolicy(facts, workflow, desk)
  desk.facts.push(facts)
  return document
}

/** Scripts run under bash with pipefail unless the author chose a shell. */
function compileDefaults({ defaults, jobs }: WorkflowOptions, names: Names): Yaml | undefined {
  if (defaults === null) return undefined
  if (defaults === undefined) return jobs.some(hasScript) ? { run: { shell: 'bash' } } : undefined
  const { run } = defaults
  return plain({ ...defaults, run: { ...run, shell: run.shell ?? 'bash' } }, names)
}

const hasScript = ({ body }: WorkflowOptions['jobs'][number]): boolean =>
  body.does === 'steps' && flattenSteps(body.options.steps).some((step) => step.body.does === 'run')

/** At the top of a workflow only the outputs for callers point at jobs. */
class WorkflowScope implements Names {
  private readonly workflow: Workflow
  private readonly inputs: readonly string[]
  private readonly desk: Desk

  constructor(workflow: Workflow, inputs: readonly string[], desk: Desk) {
    this.workflow = workflow
    this.inputs = inputs
    this.desk = desk
  }

  of(source: SourceRef, key: string | undefined): string {
    const { site, file } = this.workflow
    if (source.kind === 'inputs') {
      checkInput(source, key, this.inputs, this.desk, site)
      return 'inputs'
    }
    // The types keep steps and matrices out.
    if (source.kind !== 'job') return source.kind
    const { jobs } = this.workflow.options
    if (!jobs.some(({ ref }) => ref === source)) {
      this.desk.report('needs-unknown-job', { job: file, needs: source.id, jobs: jobs.map(({ id }) => id) }, site)
    }
    return `jobs.${source.id}`
  }
}

function reportGraph(workflow: Workflow, compiled: readonly CompiledJob[], desk: Desk): void {
  const ids = compiled.map(({ id }) => id)
  const known = new Map<string, number>()
  workflow.options.jobs.forEach(({ id, site }, n) => {
    // GitHub does not tell upper from lower case.
    if (known.has(id.toLowerCase())) desk.report('duplicate-job-id', { id }, site)
    known.set(id.toLowerCase(), n)
  })
  workflow.options.jobs.forEach(({ id, site }, n) => {
    for (const needs of compiled[n]?.needs ?? []) {
      if (!known.has(needs.toLowerCase())) desk.report('needs-unknown-job', { job: id, needs, jobs: ids }, site, needs)
    }
  })
  const cycle = findCycle(new Map(compiled.map(({ id, needs }) => [id, needs])))
  if (cycle !== undefined) reportCycle(cycle, workflow, desk)
}

/** Values cannot need each other, so somewhere on the cycle a job is named by its id: there it can be cut. */
function reportCycle(cycle: readonly string[], { options, site }: Workflow, desk: Desk): void {
  for (const [n, id] of cycle.entries()) {
    const next = cycle[(n + 1) % cycle.length] ?? id
    const job = options.jobs.find((one) => one.id === id)
    const named = [bare(job?.body.options.needs) ?? []].flat().map(bare)
    if (named.includes(next)) return desk.report('needs-cycle', { jobs: cycle }, job?.site ?? site, next)
  }
  desk.report('needs-cycle', { jobs: cycle }, site)
}
