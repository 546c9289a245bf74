// The workflows of nearai, compiled from their modules as synth does it.
import path from 'node:path'
import type { Workflow } from '../../src/dsl/workflow.ts'
import { compiled, moduleHost } from '../dsl/modules.ts'

/** What tests read of a job. */
export interface JobYaml {
  readonly needs?: string | readonly string[]
  readonly if?: string
  readonly 'runs-on': string | readonly string[]
  readonly environment?: { readonly name: string; readonly deployment?: boolean }
  readonly permissions?: Readonly<Record<string, string>>
  readonly concurrency?: { readonly group: string; readonly queue?: string; readonly 'cancel-in-progress'?: boolean }
  readonly outputs?: Readonly<Record<string, string>>
  readonly steps: readonly StepYaml[]
}

export interface StepYaml {
  readonly id?: string
  readonly name?: string
  readonly uses?: string
  readonly run?: string
  readonly if?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
  readonly 'continue-on-error'?: boolean | string
}

export interface WorkflowYaml {
  readonly name: string
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions: object
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, JobYaml>>
}

/** A workflow with the value that it was made of. */
export interface Loaded {
  readonly workflow: Workflow
  readonly yaml: WorkflowYaml
}

const host = moduleHost(path.join(import.meta.dirname, '../..'))

/** The workflow of a module, such as `chat-api/promote`. */
export async function loadNearai(module: string): Promise<Loaded> {
  const loaded = await host.modules.load(`workflows/nearai/${module}.ts`)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded))
  const found = Object.values(loaded.value).find(
    (value): value is Workflow => (value as Workflow | null)?.kind === 'workflow',
  )
  if (found === undefined) throw new Error(`${module} has no workflow`)
  const { document, failures, findings } = compiled(found)
  if (failures.length + findings.length > 0) throw new Error(JSON.stringify([failures, findings]))
  return { workflow: found, yaml: document as WorkflowYaml }
}

export function jobOf({ yaml }: Loaded, id: string): JobYaml {
  const job = yaml.jobs[id]
  if (job === undefined) throw new Error(`no job ${id} (there are: ${Object.keys(yaml.jobs).join(', ')})`)
  return job
}

/** The first step whose name, action or script has these words. */
export function stepOf(job: JobYaml, words: string): StepYaml {
  const step = job.steps[placeOf(job, words)]
  if (step === undefined) throw new Error(`no step with '${words}'`)
  return step
}

/** Where that step stands; -1 when there is none. */
export const placeOf = ({ steps }: JobYaml, words: string): number =>
  steps.findIndex(({ name = '', uses = '', run = '' }) => [name, uses, run].some((text) => text.includes(words)))

export const needsOf = ({ needs = [] }: JobYaml): readonly string[] => [needs].flat() as readonly string[]

/** Every script of a workflow with its job. */
export const scriptsOf = ({ yaml }: Loaded): readonly string[] =>
  Object.values(yaml.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => (run === undefined ? [] : [run])))
