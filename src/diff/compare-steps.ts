// Steps: which come, go and change; and the commits of the actions they use.
import type { Path } from '../yaml/path.ts'
import type { Changes } from './changes.ts'
import { fieldsOf, isSame, keysOf, listOf, show } from './reading.ts'
import type { Fields, Side } from './reading.ts'

interface StepAt {
  readonly data: Fields
  readonly path: Path
  readonly title: string
}

export function compareSteps(job: string, was: unknown, is: unknown, changes: Changes): void {
  compareUses(
    job,
    { data: fieldsOf(was), path: ['jobs', job], title: '' },
    { data: fieldsOf(is), path: ['jobs', job], title: '' },
    changes,
  )
  if (was === undefined || is === undefined) return
  const before = stepsOf(job, was)
  const rest = new Set(before)
  for (const step of stepsOf(job, is)) {
    const partner =
      [...rest].find((other) => keyOf(other) === keyOf(step)) ?? [...rest].find((other) => other.title === step.title)
    if (partner !== undefined) rest.delete(partner)
    compareStep(job, partner, step, changes)
  }
  for (const gone of rest) changes.note('step', `jobs.${job}`, { before: gone.title, after: undefined })
}

function stepsOf(job: string, data: unknown): readonly StepAt[] {
  return listOf(fieldsOf(data).steps).map((step, n) => {
    const fields = fieldsOf(step)
    return { data: fields, path: ['jobs', job, 'steps', n], title: titleOf(fields) }
  })
}

const titleOf = (step: Fields): string =>
  show(step.name) ?? actionOf(step.uses)?.name ?? show(String(step.run ?? '').split('\n')[0]) ?? 'a step'

/** What makes a step the same step: its id, else its title with the action it uses. */
const keyOf = ({ data, title }: StepAt): string =>
  typeof data.id === 'string' ? `#${data.id}` : `${title} ${actionOf(data.uses)?.name ?? ''}`

function compareStep(job: string, was: StepAt | undefined, is: StepAt, changes: Changes): void {
  const at = `jobs.${job} › ${is.title}`
  if (was === undefined) {
    changes.note('step', `jobs.${job}`, { before: undefined, after: is.title }, { path: is.path })
    return
  }
  compareUses(at, was, is, changes)
  for (const key of keysOf(was.data, is.data)) {
    if (key === 'uses') continue
    const [before, after] = [was.data[key], is.data[key]]
    if (key === 'if') changes.note('condition', at, { before, after }, { path: is.path })
    else if (key === 'with' || key === 'env')
      compareEntries(`${at} › ${key}`, fieldsOf(before), fieldsOf(after), is.path, changes)
    else if (!isSame(before, after)) noteKey(`${at} › ${key}`, key, { before, after }, is.path, changes)
  }
}

/** A script's change is in the text below; its first line would say nothing. */
function noteKey(
  at: string,
  key: string,
  values: { before: unknown; after: unknown },
  path: Path,
  changes: Changes,
): void {
  const isScript = key === 'run' && values.before !== undefined && values.after !== undefined
  changes.note('step', at, isScript ? { before: 'a script', after: 'another script' } : values, { path })
}

function compareEntries(at: string, before: Fields, after: Fields, path: Path, changes: Changes): void {
  for (const key of keysOf(before, after))
    changes.note('step', `${at}.${key}`, { before: before[key], after: after[key] }, { path })
}

interface Reference {
  readonly name: string
  readonly ref: string
}

function actionOf(uses: unknown): Reference | undefined {
  if (typeof uses !== 'string') return undefined
  const [name = '', ref = ''] = uses.split('@')
  return { name, ref }
}

/** The commit an action or a called workflow is taken from; one that is no commit can move under us. */
function compareUses(at: string, was: StepAt, is: StepAt, changes: Changes): void {
  const [before, after] = [was.data.uses, is.data.uses]
  const widens = after !== undefined && !isFixed(after) && (before === undefined || isFixed(before))
  const values = {
    before: withVersion(before, changes.before, was.path),
    after: withVersion(after, changes.after, is.path),
  }
  if (!isSame(before, after)) changes.note('pin', at, values, { widens, path: [...is.path, 'uses'] })
}

const isFixed = (uses: unknown): boolean =>
  typeof uses === 'string' && /^\.|^docker:.*@sha256:|@[0-9a-f]{40}$/.test(uses)

/** `actions/checkout v7.0.1 (3d3c42e)`, or the words as they stand when there is no commit. */
function withVersion(uses: unknown, side: Side, path: Path): string | undefined {
  const action = actionOf(uses)
  if (action === undefined) return undefined
  const version = side.file?.node([...path, 'uses'])?.comment
  if (!/^[0-9a-f]{40}$/.test(action.ref)) return String(uses)
  return `${action.name} ${version === undefined ? '' : `${version} `}(${action.ref.slice(0, 7)})`
}
