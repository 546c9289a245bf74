// Runs the jobs of a compiled workflow one after the other: real scripts, a real registry, GitHub's own evaluator. Actions are only noted.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Workflow } from '../../src/dsl/workflow.ts'
import { bundleDecide } from '../../scripts/bundle-decide.ts'
import { compiled } from '../dsl/modules.ts'
import { fill, holds } from '../world/expressions.ts'
import type { GitHub } from '../world/github.ts'
import { runShell } from '../world/on-github.ts'
import type { Registry } from '../world/registry.ts'
import { createWorkspace } from '../world/shell.ts'

/** What a run is given. */
export interface RunOptions {
  readonly github: GitHub
  readonly registries: readonly Registry[]
  readonly inputs?: Readonly<Record<string, unknown>>
  readonly event?: string
  readonly runId?: string
  /** Jobs that are not run: what they gave in an earlier attempt of this run. */
  readonly earlier?: Run
  /** What happens before a job begins. */
  readonly before?: Readonly<Record<string, () => void>>
  /** Bash scripts in place of programs, beside cosign, which is content with everything. */
  readonly stubs?: Readonly<Record<string, string>>
  /** Reviewers say no. @default false */
  readonly rejected?: boolean
}

export interface JobEnd {
  readonly result: 'success' | 'failure' | 'skipped'
  readonly outputs: Readonly<Record<string, string>>
  /** Names of the steps that ran, actions included. */
  readonly ran: readonly string[]
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
  readonly summary: string
}

/** Every job by its id. */
export type Run = Readonly<Record<string, JobEnd>>

type Json = Readonly<Record<string, unknown>>

interface StepYaml {
  readonly id?: string
  readonly name?: string
  readonly run?: string
  readonly uses?: string
  readonly if?: string
  readonly env?: Readonly<Record<string, unknown>>
  readonly 'continue-on-error'?: boolean | string
}

interface JobYaml {
  readonly needs?: string | readonly string[]
  readonly if?: string
  readonly environment?: unknown
  readonly permissions?: Readonly<Record<string, string>>
  readonly outputs?: Readonly<Record<string, unknown>>
  readonly steps: readonly StepYaml[]
}

const stepFolder = path.join(import.meta.dirname, '../../src/steps')
const scripts = Object.fromEntries(
  readdirSync(stepFolder)
    .filter((file) => file.endsWith('.sh'))
    .map((file) => [`.github/tagwright/${file}`, readFileSync(path.join(stepFolder, file), 'utf8')]),
)
let program: Promise<string> | undefined

const clock = `case "$*" in *+%Y%m%d) echo 20260702 ;; *+%H%M%S) echo 101500 ;; *) exit 1 ;; esac`

const byName = (values: readonly { readonly name: string }[]): Json =>
  Object.fromEntries(values.map((one) => [one.name, one]))

/** Runs a workflow to its end. Each job has a token with exactly the grants that the YAML gives it. */
export async function runWorkflow(workflow: Workflow, options: RunOptions): Promise<Run> {
  const { document, failures } = compiled(workflow)
  if (failures.length > 0) throw new Error(failures.join())
  program ??= bundleDecide()
  const { images = [], contracts = [] } = workflow.options.policy ?? {}
  const files = {
    ...scripts,
    '.github/tagwright/decide.mjs': await program,
    '.github/tagwright/policy.json': JSON.stringify({ images: byName(images), contracts: byName(contracts) }),
  }
  const ends: Record<string, JobEnd> = {}
  for (const [id, job] of Object.entries(document.jobs as Record<string, JobYaml>)) {
    const before = options.earlier?.[id]
    ends[id] = before?.result === 'success' ? before : await runJob(id, job, ends, { ...options, files })
  }
  return ends
}

type Around = RunOptions & { readonly files: Readonly<Record<string, string>> }

async function runJob(id: string, job: JobYaml, ends: Run, options: Around): Promise<JobEnd> {
  const { github, runId = '4711', event = 'workflow_dispatch', inputs = {}, before = {} } = options
  const needs = [job.needs ?? []].flat()
  const nothing = { outputs: {}, ran: [], errors: [], warnings: [], summary: '' }
  const token = `ghs_job_${id}_${runId}`
  github.addToken(token, job.permissions ?? {})
  const { sha } = github.repository('acme/app').refs['heads/main'] ?? {}
  const contexts: Record<string, Json> = {
    github: {
      event_name: event,
      ref: 'refs/heads/main',
      ref_name: 'main',
      ref_type: 'branch',
      sha,
      workflow_sha: sha,
      actor: 'mona',
      run_id: runId,
      server_url: 'https://github.com',
      repository: 'acme/app',
      token,
    },
    inputs,
    secrets: { DEPLOY_TOKEN: github.env['GH_TOKEN'] },
    needs: Object.fromEntries(
      needs.map((need) => [need, { result: ends[need]?.result, outputs: ends[need]?.outputs }]),
    ),
  }
  const isGood = needs.every((need) => ends[need]?.result === 'success')
  if (!holds(job.if, contexts, isGood)) return { ...nothing, result: 'skipped' }
  before[id]?.()
  if (job.environment !== undefined && options.rejected === true) return { ...nothing, result: 'failure' }
  return runSteps(job, contexts, options)
}

async function runSteps(job: JobYaml, given: Record<string, Json>, options: Around): Promise<JobEnd> {
  const workspace = createWorkspace(options.files)
  const steps: Record<string, Json> = {}
  const end = { ran: [] as string[], errors: [] as string[], warnings: [] as string[], summary: '' }
  let status: 'success' | 'failure' = 'success'
  for (const step of job.steps) {
    const contexts = { ...given, steps, job: { status }, runner: { temp: workspace.temp }, env: {} }
    const name = step.name ?? step.uses ?? ''
    const note = (outcome: string, outputs: Json = {}): void => {
      if (step.id !== undefined) steps[step.id] = { outcome, outputs }
    }
    if (!holds(step.if, contexts, status === 'success')) {
      note('skipped')
      continue
    }
    end.ran.push(name)
    if (step.run === undefined) {
      note('success')
      continue
    }
    const env = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([key, value]) => [key, fill(String(value), contexts)]),
    )
    const result = await runShell(options.github, step.run, {
      workspace,
      env: {
        ...env,
        GH_ENTERPRISE_TOKEN: env['GH_TOKEN'] ?? 'ghs_nobody',
        GITHUB_RUN_ID: String(given['github']?.['run_id']),
        GITHUB_SHA: String(given['github']?.['sha']),
      },
      registries: options.registries,
      tools: ['node', 'jq', 'gh', 'skopeo', 'curl', 'git'],
      stubs: { cosign: 'exit 0', date: clock, ...options.stubs },
    })
    const mayFail = fill(String(step['continue-on-error'] ?? false), contexts) === 'true'
    const isDone = result.code === 0
    note(isDone ? 'success' : 'failure', result.outputs)
    if (!isDone && !mayFail) status = 'failure'
    end.errors.push(...result.errors)
    end.warnings.push(...result.warnings)
    end.summary += result.summary
  }
  const contexts = { ...given, steps, job: { status } }
  const outputs = Object.entries(job.outputs ?? {}).map(([key, value]) => [key, fill(String(value), contexts)] as const)
  return { ...end, result: status, outputs: Object.fromEntries(outputs) }
}
