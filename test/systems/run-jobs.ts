// Runs jobs of a generated workflow against a GitHub and a registry of the test: real scripts, decisions, gh, git and skopeo.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { fill, holds } from '../world/expressions.ts'
import type { GitHub } from '../world/github.ts'
import { runShell } from '../world/on-github.ts'
import type { Registry } from '../world/registry.ts'
import { createWorkspace } from '../world/shell.ts'
import type { Workspace } from '../world/shell.ts'

type Fields = Readonly<Record<string, unknown>>

interface StepYaml {
  readonly id?: string
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Fields
  readonly env?: Fields
}

export interface JobYaml {
  readonly name?: string
  readonly needs?: string | readonly string[]
  readonly if?: string
  readonly uses?: string
  readonly with?: Fields
  readonly permissions?: Fields
  readonly concurrency?: Fields
  readonly 'timeout-minutes'?: number
  readonly outputs?: Readonly<Record<string, string>>
  readonly strategy?: { readonly 'fail-fast': boolean; readonly matrix: Fields }
  readonly steps?: readonly StepYaml[]
}

export interface WorkflowYaml {
  readonly on: Readonly<Record<string, Fields | null>>
  readonly 'run-name'?: string
  readonly permissions: Fields
  readonly concurrency?: Readonly<Record<string, string | boolean>>
  readonly jobs: Readonly<Record<string, JobYaml>>
}

/** How a job ended. */
export interface JobEnd {
  readonly result: 'success' | 'failure' | 'skipped'
  readonly outputs: Readonly<Record<string, string>>
  readonly ran: readonly string[]
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
  readonly summary: string
}

/** What an action does instead of itself: its outputs for what it was given. */
export type ActionDouble = (given: Readonly<Record<string, string>>, workspace: Workspace) => Fields | void

export interface JobWorld {
  /** Below generated/, such as `chatmail/docker`. */
  readonly repository: string
  readonly workflow: string
  readonly gitHub: GitHub
  readonly registries?: readonly Registry[]
  /** Where names of registries lead. */
  readonly hosts?: Readonly<Record<string, string>>
  /** The folder with the repositories that are cloned, as `owner/name`. */
  readonly server?: string
  readonly contexts: Readonly<Record<string, Fields>>
  readonly actions?: Readonly<Record<string, ActionDouble>>
  /** Jobs that are not run, with what they gave. */
  readonly given?: Readonly<Record<string, Fields>>
  readonly only?: readonly string[]
  readonly stubs?: Readonly<Record<string, string>>
  /** What happens right before a job. */
  readonly before?: Readonly<Record<string, () => void>>
}

const generated = path.join(import.meta.dirname, '../../generated')

/** A generated workflow as it stands in its file. */
export const textOf = (repository: string, file: string): string =>
  readFileSync(path.join(generated, repository, '.github/workflows', file), 'utf8')

export const workflowOf = (repository: string, file: string): WorkflowYaml =>
  parse(textOf(repository, file)) as WorkflowYaml

const needsOf = ({ needs = [] }: JobYaml): readonly string[] => [needs].flat()

/** Runs the jobs, each after what it needs. */
export async function runJobs(world: JobWorld): Promise<Readonly<Record<string, JobEnd>>> {
  const { jobs } = workflowOf(world.repository, world.workflow)
  const nothing = { outputs: {}, ran: [], errors: [], warnings: [], summary: '' }
  const ends: Record<string, JobEnd> = {}
  for (const [id, more] of Object.entries(world.given ?? {})) ends[id] = { ...nothing, result: 'success', ...more }
  const artifacts = new Map<string, string>()
  const waiting = Object.keys(jobs).filter((id) => ends[id] === undefined && (world.only?.includes(id) ?? true))
  while (waiting.length > 0) {
    const next = waiting.findIndex((id) => needsOf(jobs[id] as JobYaml).every((need) => !waiting.includes(need)))
    const [id = ''] = waiting.splice(next, 1)
    world.before?.[id]?.()
    ends[id] = await runJob(jobs[id] as JobYaml, { world, ends, artifacts })
  }
  return ends
}

interface Place {
  readonly world: JobWorld
  readonly ends: Readonly<Record<string, JobEnd>>
  readonly artifacts: Map<string, string>
}

async function runJob(job: JobYaml, { world, ends, artifacts }: Place): Promise<JobEnd> {
  const end = { outputs: {}, ran: [] as string[], errors: [] as string[], warnings: [] as string[], summary: '' }
  const needs = Object.fromEntries(
    needsOf(job).map((id) => [id, { result: ends[id]?.result ?? 'skipped', outputs: ends[id]?.outputs ?? {} }]),
  )
  const contexts = { vars: {}, secrets: {}, inputs: {}, ...world.contexts, needs }
  const isReady = Object.values(needs).every(({ result }) => result === 'success')
  if (!holds(job.if, contexts, isReady)) return { ...end, result: 'skipped' }
  const workspace = createWorkspace(filesOf(world))
  const steps: Record<string, Fields> = {}
  let isGood = true
  for (const step of job.steps ?? []) {
    const now = { ...contexts, steps, runner: { temp: workspace.temp } }
    const note = (outcome: string, outputs: Fields = {}): void => {
      if (step.id !== undefined) steps[step.id] = { outcome, outputs }
    }
    if (!holds(step.if, now, isGood)) {
      note('skipped')
      continue
    }
    end.ran.push(step.name ?? step.uses ?? '')
    if (step.run === undefined) {
      note('success', actOut(step, filled(step.with, now, world), { world, workspace, artifacts }) ?? {})
      continue
    }
    const result = await runShell(world.gitHub, translate(step.run, world), {
      workspace,
      env: { ...filled(step.env, now, world), ...runEnv(world) },
      registries: world.registries ?? [],
      tools: ['node', 'jq', 'gh', 'skopeo', 'git'],
      stubs: { cosign: 'exit 0', ...world.stubs },
    })
    note(result.code === 0 ? 'success' : 'failure', result.outputs)
    isGood &&= result.code === 0
    end.errors.push(...result.errors)
    end.warnings.push(...result.warnings)
    end.summary += result.summary
  }
  const outputs = Object.entries(job.outputs ?? {}).map(([name, text]) => [name, fill(text, { ...contexts, steps })])
  return { ...end, result: isGood ? 'success' : 'failure', outputs: Object.fromEntries(outputs) }
}

const runEnv = ({ server, contexts: { github = {} } }: JobWorld): Readonly<Record<string, string>> => ({
  GITHUB_SHA: String(github['sha'] ?? ''),
  GITHUB_RUN_ID: String(github['run_id'] ?? '4711'),
  ...(server === undefined ? {} : { GITHUB_SERVER_URL: `file://${server}` }),
})

function filesOf(world: JobWorld): Readonly<Record<string, string>> {
  const folder = path.join(generated, world.repository, '.github/tagwright')
  const read = (name: string): string => translate(readFileSync(path.join(folder, name), 'utf8'), world)
  return Object.fromEntries(readdirSync(folder).map((name) => [`.github/tagwright/${name}`, read(name)]))
}

const translate = (text: string, { hosts = {} }: JobWorld): string =>
  Object.entries(hosts).reduce((before, [name, host]) => before.replaceAll(name, host), text)

const filled = (values: Fields = {}, contexts: Fields, world: JobWorld): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, translate(fill(String(value), contexts), world)]),
  )

/** Artifacts go from job to job, and other repositories are cloned; every other action does what the test says. */
function actOut(
  { uses = '' }: StepYaml,
  given: Readonly<Record<string, string>>,
  { world, workspace, artifacts }: Pick<Place, 'world' | 'artifacts'> & { readonly workspace: Workspace },
): Fields | void {
  const name = uses.split('@')[0] ?? ''
  if (name === 'actions/upload-artifact' && existsSync(path.join(workspace.folder, given['path'] ?? '')))
    artifacts.set(given['path'] ?? '', workspace.read(given['path'] ?? ''))
  if (name === 'actions/download-artifact') for (const [file, text] of artifacts) workspace.write(file, text)
  const { repository = String(world.contexts['github']?.['repository']), path: folder = '' } = given
  if (name === 'actions/checkout' && folder !== '')
    execFileSync('git', [
      'clone',
      '--quiet',
      '--depth',
      '1',
      '--no-tags',
      `file://${world.server}/${repository}`,
      path.join(workspace.folder, folder),
    ])
  return world.actions?.[name]?.(given, workspace)
}
