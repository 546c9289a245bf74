// Compiles modules of a folder the way synth does, and values the way their tests read best.
import path from 'node:path'
import { Desk } from '../../src/dsl/compile/context.ts'
import type { CompileContext } from '../../src/dsl/compile/context.ts'
import { compileAction } from '../../src/dsl/compile/compile-action.ts'
import { compileWorkflow } from '../../src/dsl/compile/compile-workflow.ts'
import type { LocalAction } from '../../src/dsl/composite.ts'
import { job } from '../../src/dsl/job.ts'
import type { Job, JobOptions } from '../../src/dsl/job.ts'
import type { Step } from '../../src/dsl/step.ts'
import { workflow } from '../../src/dsl/workflow.ts'
import type { Workflow } from '../../src/dsl/workflow.ts'
import { createNodeHost } from '../../src/host/node-host.ts'
import type { Host } from '../../src/host/host.ts'
import { Noted } from '../../src/model/noted.ts'
import type { Yaml } from '../../src/model/noted.ts'

const given = async (): Promise<Record<string, unknown>> => ({
  tagwright: await import('../../src/index.ts'),
  'tagwright/actions': await import('../../src/actions/index.ts'),
  'tagwright/expressions': await import('../../src/expressions.ts'),
  'tagwright/parts': await import('../../src/parts.ts'),
})

/** A host whose modules share our own classes; it keeps nothing. */
export function moduleHost(folder: string): Host {
  return createNodeHost({ cwd: path.resolve(folder), env: {}, given })
}

const context: CompileContext = {
  lockPath: 'tagwright.lock',
  pin: (action) => (action.includes('unpinned') ? undefined : { sha: 'a'.repeat(40), version: 'v1.0.0' }),
  place: (_site, words) => ({ file: words ?? '', line: 1, column: 1 }),
}

/** A document without notes, as `yaml` would read it back. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain }

export interface Compiled {
  // Tests read deep into documents whose shape they know.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly document: any
  /** Every comment with the path of its value, in the order of the file. */
  readonly comments: readonly (readonly [string, string])[]
  /** The same for what stands at the end of a line: the versions of actions. */
  readonly versions: readonly (readonly [string, string])[]
  /** Each finding as its rule and its arguments. */
  readonly findings: readonly (readonly [string, unknown])[]
  readonly failures: readonly string[]
}

/** Compiles a workflow or an action. */
export function compiled(product: Workflow | LocalAction): Compiled {
  const desk = new Desk(context)
  const yaml = product.kind === 'workflow' ? compileWorkflow(product, desk) : compileAction(product, desk)
  return {
    document: withoutNotes(yaml),
    comments: notesIn(yaml, 'before', []),
    versions: notesIn(yaml, 'after', []),
    findings: desk.findings.map(({ rule, args }) => [rule, args]),
    failures: desk.failures.map(({ code }) => code),
  }
}

/** Compiles a workflow of these jobs that a push starts. */
export function compiledJobs(...jobs: readonly Job[]): Compiled {
  return compiled(workflow('test', { on: 'push', jobs }))
}

/** Compiles one job with these settings and gives its mapping. */
// oxlint-disable-next-line typescript/no-explicit-any
export function compiledJob(options: Partial<JobOptions> & { readonly steps: readonly Step[] }): any {
  return compiledJobs(job('one', { 'runs-on': 'ubuntu-24.04', ...options })).document.jobs.one
}

function withoutNotes(yaml: Yaml): Plain {
  if (yaml instanceof Noted) return withoutNotes(yaml.value)
  if (Array.isArray(yaml)) return yaml.map(withoutNotes)
  if (typeof yaml !== 'object' || yaml === null) return yaml as Plain
  return Object.fromEntries(Object.entries(yaml).map(([key, value]) => [key, withoutNotes(value)]))
}

type Notes = readonly (readonly [string, string])[]

function notesIn(yaml: Yaml, where: 'before' | 'after', at: readonly (string | number)[]): Notes {
  if (yaml instanceof Noted) {
    const words = yaml[where]
    return [...(words === undefined ? [] : [[at.join('.'), words] as const]), ...notesIn(yaml.value, where, at)]
  }
  if (typeof yaml !== 'object' || yaml === null) return []
  const entries: readonly (readonly [string | number, Yaml])[] = Array.isArray(yaml)
    ? [...yaml.entries()]
    : Object.entries(yaml)
  return entries.flatMap(([key, value]) => notesIn(value, where, [...at, key]))
}
