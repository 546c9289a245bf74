// The run that a dispatch started: the request is answered without an id, so the run carries one in its name.
import { decided, refused } from './decision.ts'
import type { Decided } from './decision.ts'
import type { Door } from './door.ts'
import { showValue } from './show-value.ts'

/** A run as GitHub lists it. */
export interface StartedRun {
  readonly id: number
  readonly name: string
  readonly url: string
  readonly status: string
  readonly conclusion: string
}

export interface FoundRun {
  readonly state: 'none' | 'one' | 'several'
  /** Of several the oldest: a request that was sent twice is the same work. */
  readonly run: StartedRun | undefined
  readonly count: number
}

/** Looks for the id as a whole word: run 1-1 is not run 1-10. */
function findRun(answer: unknown, correlation: string): Decided<FoundRun> {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(correlation)) {
    return refused('malformed', `CORRELATION is ${showValue(correlation)}, not letters, digits, '.', '_' and '-'`)
  }
  const runs = readRuns(answer)
  if (runs === undefined)
    return refused('unreadable', 'the list of runs is not what GitHub answers: a list, or an object with workflow_runs')
  const carrying = runs.filter(({ name }) => name.split(/[^A-Za-z0-9._-]+/).includes(correlation))
  const run = carrying.toSorted((a, b) => a.id - b.id)[0]
  const state = run === undefined ? 'none' : carrying.length === 1 ? 'one' : 'several'
  return decided({ state, run, count: carrying.length })
}

/** The answer of the API, or what `gh run list --json` prints. */
function readRuns(answer: unknown): readonly StartedRun[] | undefined {
  const list = Array.isArray(answer) ? answer : (answer as { readonly workflow_runs?: unknown } | null)?.workflow_runs
  if (!Array.isArray(list)) return undefined
  const runs = list.map(readRun)
  return runs.includes(undefined) ? undefined : (runs as readonly StartedRun[])
}

function readRun(entry: unknown): StartedRun | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined
  const fields = entry as Readonly<Record<string, unknown>>
  const id = fields['id'] ?? fields['databaseId']
  const name = fields['display_title'] ?? fields['displayTitle']
  if (!Number.isSafeInteger(id) || typeof name !== 'string') return undefined
  return {
    id: id as number,
    name,
    url: String(fields['html_url'] ?? fields['url'] ?? ''),
    status: String(fields['status'] ?? ''),
    conclusion: String(fields['conclusion'] ?? ''),
  }
}

export const findRunDoor: Door = {
  name: 'find-run',
  about: 'Finds the run that a dispatch started, by the id in its name.',
  reads: { RUNS: { as: 'json-file' }, CORRELATION: { as: 'text' } },
  decide: ({ runs, correlation }) => {
    const found = findRun(runs, String(correlation))
    if (!found.ok) return found
    const { state, run, count } = found.value
    const { id = '', url = '', status = '', conclusion = '' } = run ?? {}
    const warning = `${count} runs carry ${String(correlation)}: the dispatch arrived more than once; the first is watched`
    return decided({
      outputs: { state, 'run-id': id, url, status, conclusion },
      warnings: state === 'several' ? [warning] : [],
    })
  },
}
