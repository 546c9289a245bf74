// What the tests of pigfoot read: the committed workflow build-images, its jobs and its steps.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

export const root = path.join(import.meta.dirname, '../..')
export const folder = path.join(root, 'generated/pigfoot/docker-headless/.github')
export const text = readFileSync(path.join(folder, 'workflows/build-images.yml'), 'utf8')

type Mapping = Readonly<Record<string, unknown>>

interface Job extends Mapping {
  readonly needs?: string | readonly string[]
  readonly permissions: Mapping
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress'?: unknown; readonly queue?: string }
  readonly steps: readonly (Mapping & { readonly env?: Mapping; readonly with?: Mapping })[]
}

interface File extends Mapping {
  readonly on: Mapping & { readonly workflow_dispatch: { readonly inputs: Readonly<Record<string, Mapping>> } }
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

export const file: File = parse(text)
export const { jobs } = file
export const job = (id: string): Job => jobs[id] as Job
export const step = (id: string, name: string): Job['steps'][number] => {
  const found = job(id).steps.find((one) => one['name'] === name)
  if (found === undefined) throw new Error(`job ${id} has no step '${name}'`)
  return found
}
export const uses = (id: string, action: string): readonly Job['steps'][number][] =>
  job(id).steps.filter((one) => String(one['uses'] ?? '').startsWith(`${action}@`))
