// An output that nobody sets: of a job, of an action that is known, of a script that shows what it sets. The value is empty.
import { fieldsOf, sameName, textOf } from '../reading/fields.ts'
import { accessesOf, type ExpressionUse } from '../reading/expression-use.ts'
import { jobNamed, type Job } from '../reading/job.ts'
import { outputsOfScript } from '../reading/script-outputs.ts'
import { usesAction, type Step } from '../reading/step.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import { knownAction } from '../known-actions.ts'
import type { Project } from '../project.ts'
import type { Report, Rule } from '../rule.ts'

export const unknownOutput: Rule<'unknown-output'> = {
  id: 'unknown-output',
  severity: 'error',
  *check(file, project) {
    for (const use of file.expressions) {
      yield* outputsRead(use, 'steps', (id) => {
        const step = (use.job ?? file).steps.find(
          (candidate) => candidate.id !== undefined && sameName(candidate.id, id),
        )
        return step === undefined ? undefined : stepOutputs(step, project)
      })
      yield* outputsRead(use, 'needs', (id) => jobOutputs(file, id, project))
      yield* outputsRead(use, 'jobs', (id) => jobOutputs(file, id, project))
    }
  },
}

/** The accesses `<context>.<id>.outputs.<name>` whose name is not among the outputs of the id, where those are known. */
function* outputsRead(
  use: ExpressionUse,
  context: string,
  outputsOf: (id: string) => readonly string[] | undefined,
): Generator<Report<'unknown-output'>> {
  for (const { names, place } of accessesOf(use, context)) {
    const [id, property, output] = names
    if (id === undefined || property?.toLowerCase() !== 'outputs' || output === undefined || output === '*') continue
    const outputs = outputsOf(id)
    if (outputs === undefined || outputs.some((known) => sameName(known, output))) continue
    yield { place, args: { of: `${context}.${id}`, output, outputs } }
  }
}

/** Actions that run what they are given, which may set outputs of its own. */
const runsScripts = ['actions/github-script', 'nick-fields/retry']

function stepOutputs(step: Step, project: Project): readonly string[] | undefined {
  if (step.run !== undefined) return isShell(step.shell) ? outputsOfScript(step.run) : undefined
  if (runsScripts.some((name) => usesAction(step, name))) return undefined
  const action = knownAction(step, project)
  return action === undefined || action.isNewer ? undefined : action.outputs
}

/** Scripts in other languages are not read. */
function isShell(shell: string | undefined): boolean {
  return shell === undefined || /^(?:bash|sh)\b/.test(shell)
}

function jobOutputs(file: WorkflowFile, id: string, project: Project): readonly string[] | undefined {
  const job = jobNamed(file.jobs, id)
  return job === undefined ? undefined : job.calls === undefined ? ownOutputs(job) : calledOutputs(job.calls, project)
}

/** A name with an expression in it is made at run time. */
function ownOutputs(job: Job): readonly string[] | undefined {
  const names = Object.keys(job.outputs)
  return names.some((name) => name.includes('${{')) || textOf(job.data['outputs']) !== undefined ? undefined : names
}

function calledOutputs(uses: string, project: Project): readonly string[] | undefined {
  const called = project.calledWorkflow(uses)
  return called && Object.keys(fieldsOf(called.trigger('workflow_call')?.config['outputs']))
}
