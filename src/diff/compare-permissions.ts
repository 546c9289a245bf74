// What each job's token may do before and after: the grants that count, wherever they are written.
import { permissionRank } from '../model/permissions.ts'
import type { Changes } from './changes.ts'
import { fieldsOf, keysOf } from './reading.ts'
import type { Fields } from './reading.ts'

/** The block that holds for a job: its own, else the workflow's. `undefined` is the repository's default. */
const blockOf = (data: Fields, job: string): unknown =>
  fieldsOf(fieldsOf(data.jobs)[job]).permissions ?? data.permissions

export function comparePermissions(job: string, changes: Changes): void {
  const hasBefore = job in fieldsOf(changes.before.data.jobs)
  const was = hasBefore ? blockOf(changes.before.data, job) : {}
  const is = job in fieldsOf(changes.after.data.jobs) ? blockOf(changes.after.data, job) : {}
  const path = ['jobs', job]
  if (isWhole(was) || isWhole(is)) {
    changes.note(
      'permission',
      `jobs.${job}`,
      { before: whole(was), after: whole(is) },
      { widens: rankOfWhole(is) > rankOfWhole(was), path },
    )
    return
  }
  const [before, after] = [fieldsOf(was), fieldsOf(is)]
  for (const scope of keysOf(before, after)) {
    const [old, now] = [levelOf(before[scope]), levelOf(after[scope])]
    const values = { before: word(scope, old), after: word(scope, now) }
    changes.note('permission', `jobs.${job}`, values, { widens: permissionRank(now) > permissionRank(old), path })
  }
}

type Level = 'none' | 'read' | 'write'

const levelOf = (value: unknown): Level => (value === 'read' || value === 'write' ? value : 'none')

const word = (scope: string, level: Level): string | undefined => (level === 'none' ? undefined : `${scope}: ${level}`)

/** Blocks that name no scope: a shorthand, or nothing at all. */
const isWhole = (block: unknown): boolean => block === undefined || typeof block === 'string'

function whole(block: unknown): string {
  if (block === undefined) return "the repository's default"
  if (typeof block === 'string') return block
  const grants = Object.entries(fieldsOf(block)).map(([scope, level]) => `${scope}: ${String(level)}`)
  return grants.length === 0 ? 'nothing' : grants.join(', ')
}

/** What nobody wrote down may be anything, so it counts as more than any list of scopes and less than write-all. */
function rankOfWhole(block: unknown): number {
  if (block === 'write-all') return 4
  if (block === undefined) return 3
  return block === 'read-all' ? 2 : 1
}
