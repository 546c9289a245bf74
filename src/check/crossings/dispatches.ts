// The repository_dispatch events that a workflow sends: to whom, of what type, with which fields.
import type { Contract } from '../../model/contract.ts'
import type { Place } from '../../model/place.ts'
import { envOf, withEnv } from '../env-values.ts'
import type { Project } from '../project.ts'
import { textOf, type Fields } from '../reading/fields.ts'
import type { Job } from '../reading/job.ts'
import { usesAction, type Step } from '../reading/step.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import { readCommandDispatch } from './command-dispatch.ts'
import { readJsonTemplate, type JsonEntry } from './json-template.ts'

/** One field of a payload. */
export interface SentField extends Pick<JsonEntry, 'type' | 'value'> {
  readonly place: Place
}

export interface Dispatch {
  readonly file: WorkflowFile
  readonly event: string
  /** `owner/name`; undefined when the file does not show it. */
  readonly repository: string | undefined
  /** Undefined when the file does not show them. */
  readonly fields: ReadonlyMap<string, SentField> | undefined
  /** What the fields are held against before they are sent. */
  readonly contract: Contract | undefined
  readonly place: Place
}

/** What a file sends. An event whose type only the run knows is left out. */
export function dispatchesOf(file: WorkflowFile, project: Project): readonly Dispatch[] {
  return file.jobs.flatMap((job) => job.steps.flatMap((step) => dispatchOf({ file, job, step, project }) ?? []))
}

interface Spot {
  readonly file: WorkflowFile
  readonly job: Job
  readonly step: Step
  readonly project: Project
}

function dispatchOf(spot: Spot): Dispatch | undefined {
  const { step } = spot
  if (usesAction(step, 'peter-evans/repository-dispatch')) return dispatchOfAction(spot)
  if (step.run === undefined) return undefined
  return /decide\.mjs dispatch-payload\b/.test(step.run) ? dispatchOfDecision(spot) : dispatchOfScript(spot, step.run)
}

function dispatchOfAction({ file, job, step }: Spot): Dispatch | undefined {
  const env = envOf(file, job, step)
  const event = written(step.with['event-type'], env)
  if (event === undefined) return undefined
  const fields = fieldsAt(file, [...step.path, 'with', 'client-payload'], step.with['client-payload'] ?? '{}')
  const repository = written(step.with['repository'], env)
  return {
    file,
    event,
    repository,
    fields,
    contract: undefined,
    place: file.place([...step.path, 'with', 'event-type']),
  }
}

/** The payload is put together by our decision, and sent by another step of the job. */
function dispatchOfDecision({ file, job, step, project }: Spot): Dispatch | undefined {
  const event = written(step.env['CONTRACT'], envOf(file, job, step))
  if (event === undefined) return undefined
  const contract = project.factsOf(file)?.contracts.find(({ name }) => name === event)
  const fields = fieldsAt(file, [...step.path, 'env', 'FIELDS'], step.env['FIELDS'])
  const sender = job.steps.find((other) => /repos\/\$\{?REPOSITORY\}?\/dispatches/.test(other.run ?? ''))
  const repository = sender && written(sender.env['REPOSITORY'], envOf(file, job, sender))
  return { file, event, repository, fields, contract, place: file.place([...step.path, 'env', 'CONTRACT']) }
}

function dispatchOfScript({ file, job, step }: Spot, script: string): Dispatch | undefined {
  const env = envOf(file, job, step)
  const found = readCommandDispatch(script, env)
  if (found === undefined || found.event.includes('${{')) return undefined
  const { event, repository, payload } = found
  const path = payload.variable === undefined ? [...step.path, 'run'] : [...step.path, 'env', payload.variable]
  // What another step made is seen there.
  if (payload.text !== undefined && /^\$\{\{[^}]*\}\}$/.test(payload.text.trim())) return undefined
  const fields = payload.fields ?? (payload.text === undefined ? undefined : fieldsAt(file, path, payload.text))
  const place = file.place(path)
  const placed = fields && new Map([...fields].map(([name, field]) => [name, { place, ...field }]))
  return { file, event, repository, fields: placed, contract: undefined, place }
}

function fieldsAt(file: WorkflowFile, path: Step['path'], value: unknown): ReadonlyMap<string, SentField> | undefined {
  const entries = readJsonTemplate(textOf(value) ?? '')
  if (entries === undefined) return undefined
  return new Map(
    [...entries].map(([name, { type, value: shown, offset, length }]) => {
      const place = length === 0 ? file.place(path) : file.yaml.scalarPlace(path, offset, length)
      return [name, { type, value: shown, place }]
    }),
  )
}

/** A value that the file writes out. */
function written(value: unknown, env: Fields): string | undefined {
  const text = withEnv(textOf(value) ?? '', env)
  return text === '' || text.includes('${{') ? undefined : text
}
