// Runs the jobs of a committed workflow one after the other: real scripts and decisions, registries of the test, no action.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { fill, holds } from '../world/expressions.ts'
import { createWorkspace, runScript } from '../world/shell.ts'
import type { Workspace } from '../world/shell.ts'

type Fields = Readonly<Record<string, unknown>>

interface WorkflowStep {
  readonly id?: string
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Fields
  readonly env?: Readonly<Record<string, unknown>>
}

export interface WorkflowJob {
  readonly if?: string
  readonly needs?: string | readonly string[]
  readonly strategy?: { readonly matrix: { readonly include: readonly Fields[] } }
  readonly outputs?: Readonly<Record<string, string>>
  readonly steps: readonly WorkflowStep[]
}

export interface World {
  /** A folder of generated/, such as `pigfoot/docker-headless`. */
  readonly repository: string
  readonly workflow: string
  readonly github: Fields
  readonly inputs?: Fields
  readonly secrets?: Readonly<Record<string, string>>
  /** Where names of registries lead, such as `{ 'ghcr.io': '127.0.0.1:4000' }`. */
  readonly hosts: Readonly<Record<string, string>>
  readonly stubs: Readonly<Record<string, string>>
  /** What is left of an earlier attempt of this run. */
  readonly artifacts?: Map<string, string>
  /** Jobs that succeeded in an earlier attempt, with their outputs: they do not run again. */
  readonly done?: Readonly<Record<string, JobResult>>
}

export interface JobResult {
  readonly result: 'success' | 'failure' | 'skipped'
  readonly outputs: Readonly<Record<string, string>>
}

/** Everything that can be seen of a run afterwards. */
export interface Run {
  readonly jobs: Readonly<Record<string, JobResult>>
  readonly errors: readonly string[]
  /** Exit codes of the steps that failed, by their names. */
  readonly failed: Readonly<Record<string, number>>
  readonly summary: string
  /** What scripts wrote, and the values of their variables. */
  readonly log: string
  /** The steps that ran, as `job: name or action`. */
  readonly steps: readonly string[]
}

const generated = path.join(import.meta.dirname, '../../generated')

/** The workflow as it is committed. */
export const readWorkflow = (
  repository: string,
  file: string,
): { readonly jobs: Readonly<Record<string, WorkflowJob>> } & Fields =>
  parse(readFileSync(path.join(generated, repository, '.github/workflows', file), 'utf8'))

const needsOf = ({ needs = [] }: WorkflowJob): readonly string[] => [needs].flat()

/** Runs every job whose condition holds, in the order of the file. */
export async function rehearse(world: World): Promise<Run> {
  const { jobs } = readWorkflow(world.repository, world.workflow)
  const results: Record<string, JobResult> = { ...world.done }
  const seen: Seen = {
    errors: [],
    failed: {},
    summary: [],
    log: [],
    steps: [],
    artifacts: world.artifacts ?? new Map(),
  }
  for (const [id, job] of Object.entries(jobs)) {
    results[id] = world.done?.[id] ?? (await runJob(id, job, { world, needs: results, seen }))
  }
  return { jobs: results, ...seen, summary: seen.summary.join('\n'), log: seen.log.join('\n') }
}

interface Seen {
  readonly errors: string[]
  readonly failed: Record<string, number>
  readonly summary: string[]
  readonly log: string[]
  readonly steps: string[]
  readonly artifacts: Map<string, string>
}

interface Place {
  readonly world: World
  readonly needs: Readonly<Record<string, JobResult>>
  readonly seen: Seen
}

async function runJob(id: string, job: WorkflowJob, place: Place): Promise<JobResult> {
  const contexts = {
    github: place.world.github,
    inputs: place.world.inputs ?? {},
    needs: place.needs,
    secrets: place.world.secrets ?? {},
  }
  const isReady = needsOf(job).every((name) => place.needs[name]?.result === 'success')
  if (!holds(job.if, contexts, isReady)) return { result: 'skipped', outputs: {} }
  let result: JobResult = { result: 'success', outputs: {} }
  // Legs stand side by side: with fail-fast off, one that fails lets the others end.
  for (const matrix of job.strategy?.matrix.include ?? [{}]) {
    const leg = await runSteps(id, job, { ...place, contexts: { ...contexts, matrix } })
    result = { result: result.result === 'failure' ? 'failure' : leg.result, outputs: leg.outputs }
  }
  return result
}

async function runSteps(
  id: string,
  job: WorkflowJob,
  { world, seen, contexts }: Place & { readonly contexts: Fields },
): Promise<JobResult> {
  const workspace = newMachine(world)
  const steps: Record<string, { outputs: Readonly<Record<string, string>> }> = {}
  for (const step of job.steps) {
    const now = { ...contexts, steps }
    if (!holds(step.if, now)) continue
    seen.steps.push(`${id}: ${step.name ?? step.uses?.split('@')[0] ?? ''}`)
    if (step.uses !== undefined) moveFiles(step, now, { workspace, artifacts: seen.artifacts })
    if (step.run === undefined) continue
    const env = valuesOf(step.env, now, world)
    const { code, errors, outputs, summary, log } = await runScript(translate(step.run, world), {
      workspace,
      env,
      stubs: world.stubs,
      tools: ['jq', 'node', 'skopeo'],
      registries: Object.values(world.hosts).map((host) => ({ host })),
    })
    seen.errors.push(...errors)
    seen.log.push(JSON.stringify(env), log)
    if (summary !== '') seen.summary.push(summary)
    if (step.id !== undefined) steps[step.id] = { outputs }
    if (code !== 0) {
      seen.failed[`${id}: ${step.name}`] = code
      return { result: 'failure', outputs: {} }
    }
  }
  const outputs = Object.entries(job.outputs ?? {}).map(([name, text]) => [name, fill(text, { ...contexts, steps })])
  return { result: 'success', outputs: Object.fromEntries(outputs) }
}

/** A fresh workspace with what a checkout of `.github/tagwright` brings. */
function newMachine(world: World): Workspace {
  const folder = path.join(generated, world.repository, '.github/tagwright')
  const files = readdirSync(folder).map((name) => {
    return [`.github/tagwright/${name}`, translate(readFileSync(path.join(folder, name), 'utf8'), world)]
  })
  return createWorkspace(Object.fromEntries(files))
}

const translate = (text: string, { hosts }: World): string =>
  Object.entries(hosts).reduce((before, [name, host]) => before.replaceAll(name, host), text)

const valuesOf = (values: Fields = {}, contexts: Fields, world: World): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, translate(fill(String(value), contexts), world)]),
  )

/** Artifacts go from machine to machine as GitHub lets them; every other action does nothing here. */
function moveFiles(
  { uses = '', with: given = {} }: WorkflowStep,
  contexts: Fields,
  { workspace, artifacts }: { readonly workspace: Workspace; readonly artifacts: Map<string, string> },
): void {
  const [name, file] = [given['name'], given['path']].map((value) => fill(String(value), contexts))
  if (uses.startsWith('actions/upload-artifact@'))
    storeArtifact(artifacts, { ...given, name: name ?? '' }, workspace.read(file ?? ''))
  if (uses.startsWith('actions/download-artifact@')) {
    for (const [one, text] of artifacts) workspace.write(`${file}/${one}.json`, text)
  }
}

/** GitHub takes a name once a run, whatever its attempt, unless the step overwrites it. */
export function storeArtifact(
  artifacts: Map<string, string>,
  given: { readonly name: string; readonly overwrite?: unknown },
  text: string,
): void {
  if (artifacts.has(given.name) && given.overwrite !== true) throw new Error(`409: an artifact ${given.name} exists`)
  artifacts.set(given.name, text)
}
