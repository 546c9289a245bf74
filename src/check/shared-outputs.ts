// The outputs that every leg of a matrix writes. The legs share one map of outputs: the last value wins (G-S6).
import type { Severity } from '../model/finding.ts'
import type { Path } from '../yaml/path.ts'
import { accessesOf, type ExpressionUse } from './reading/expression-use.ts'
import { expressionsAt, readingsOf, type Reading } from './reading/expression-value.ts'
import { fieldsOf, sameName, textOf } from './reading/fields.ts'
import type { Job } from './reading/job.ts'
import { hasSeveralLegs } from './reading/matrix.ts'
import { setsOutputs } from './reading/output-writes.ts'
import type { Step } from './reading/step.ts'
import type { WorkflowFile } from './reading/workflow-file.ts'

export interface SharedOutput {
  readonly name: string
  readonly path: Path
  /** An error when the file shows that the legs differ in what they write, else a warning. */
  readonly severity: Severity
}

/** How one value that an output reads differs between the legs; `chosen` when only some of them have it. */
type Difference = 'none' | 'chosen' | 'possible' | 'shown'

/** True for a job that may run as several legs. */
export function runsAsLegs(job: Job): boolean {
  const { matrix } = job
  return (
    matrix !== undefined && (matrix.isComputed || hasSeveralLegs(fieldsOf(fieldsOf(job.data['strategy'])['matrix'])))
  )
}

/**
 * The outputs of a job that every leg writes. A name with an expression in it is not among them: the runner would make
 * one for each leg, but GitHub refuses the file, and the first layer tells that.
 */
export function sharedOutputs(file: WorkflowFile, job: Job): readonly SharedOutput[] {
  if (!runsAsLegs(job)) return []
  return Object.keys(job.outputs).flatMap((name) => {
    const path: Path = [...job.path, 'outputs', name]
    const readings = expressionsAt(file, path).flatMap(({ parsed }) => (parsed ? [...readingsOf(parsed.node)] : []))
    const difference = name.includes('${{') ? 'none' : differenceOf(file, job, readings)
    if (difference !== 'shown' && difference !== 'possible') return []
    return { name, path, severity: difference === 'shown' ? 'error' : 'warning' }
  })
}

/** True when an expression reads what sets one leg apart from another. */
export function readsLeg(use: ExpressionUse): boolean {
  return !accessesOf(use, 'matrix').next().done || !accessesOf(use, 'strategy').next().done
}

function differenceOf(file: WorkflowFile, job: Job, readings: readonly Reading[]): Difference {
  // `matrix.os == 'linux' && steps.build.outputs.digest` is empty on the other legs, and an empty value is not sent.
  if (readings.some(({ role, path }) => role === 'condition' && isLeg(path))) return 'chosen'
  const differences = new Set(
    readings.map(({ role, path }) => (role === 'condition' ? 'none' : differenceOfPath(file, job, path))),
  )
  return (['chosen', 'shown', 'possible'] as const).find((difference) => differences.has(difference)) ?? 'none'
}

function differenceOfPath(file: WorkflowFile, job: Job, path: Reading['path']): Difference {
  const [context = '', name = '', property = '', output = ''] = path
  if (isLeg(path)) return 'shown'
  switch (context.toLowerCase()) {
    case 'steps': {
      const step = job.steps.find(({ id }) => id !== undefined && sameName(id, name))
      return step === undefined
        ? 'none'
        : differenceOfStep(file, job, step, property.toLowerCase() === 'outputs' ? output : '')
    }
    case 'env':
      return Object.hasOwn(fieldsOf(file.data['env']), name) ? 'none' : differenceUpTo(file, job, job.steps.length)
    case 'runner':
    case 'job':
      return differenceUpTo(file, job, -1) === 'shown' ? 'shown' : 'none'
    default:
      return 'none'
  }
}

function differenceOfStep(file: WorkflowFile, job: Job, step: Step, output: string): Difference {
  if (expressionsAt(file, [...step.path, 'if']).some(readsLeg)) return 'chosen'
  const script = step.run ?? textOf(step.with['script']) ?? ''
  // A script that never says the name makes it up, from the leg: GitHub's own advice for one output per leg.
  if (output !== '' && output !== '*' && setsOutputs(script) && !mentions(script, output)) return 'chosen'
  const isAsked = /(?:^|[\s;])(?:if|case)\s|\[\[? /.test(script)
  return isAsked ? 'possible' : differenceUpTo(file, job, step.index)
}

/** Shown when anything of the job up to a step reads the leg: its machine, its environment, or what its steps do. */
function differenceUpTo(file: WorkflowFile, job: Job, last: number): Difference {
  const reads = file.expressions.some((use) => {
    const [, , section, index, key] = use.path
    if (use.job !== job || !readsLeg(use)) return false
    if (section === 'steps') return Number(index) <= last && key !== 'name'
    return section !== 'outputs' && section !== 'name' && section !== 'strategy' && section !== 'concurrency'
  })
  return reads ? 'shown' : 'possible'
}

function isLeg([context = '']: Reading['path']): boolean {
  return /^(?:matrix|strategy)$/i.test(context)
}

function mentions(script: string, name: string): boolean {
  return script.split(/[^\w-]+/).some((word) => sameName(word, name))
}
