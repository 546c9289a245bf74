// What starts a workflow: events, filters, activity types, schedules, inputs.
import type { Changes } from './changes.ts'
import { fieldsOf, keysOf, listOf } from './reading.ts'
import type { Fields } from './reading.ts'

/** `on` in its long form, whichever of the three forms it has. */
function eventsOf(data: Fields): Fields {
  const { on } = data
  if (typeof on === 'string') return { [on]: null }
  return Array.isArray(on) ? Object.fromEntries(on.map((event) => [String(event), null])) : fieldsOf(on)
}

export function compareTriggers(changes: Changes): void {
  const before = eventsOf(changes.before.data)
  const after = eventsOf(changes.after.data)
  for (const event of keysOf(before, after)) {
    const [was, is] = [before[event], after[event]]
    if (event in before && event in after) compareEvent(event, was, is, changes)
    else {
      const present = describeEvent(event in after ? is : was)
      const values = event in after ? { before: undefined, after: present } : { before: present, after: undefined }
      changes.note('trigger', `on.${event}`, values, { widens: event in after, path: ['on', event] })
    }
  }
}

const describeEvent = (config: unknown): string => {
  const filters = Object.entries(fieldsOf(config)).filter(([key]) => key !== 'inputs')
  return filters.length === 0
    ? 'always'
    : filters.map(([key, value]) => `${key}: ${listOf(value).map(String).join(', ')}`).join('; ')
}

function compareEvent(event: string, was: unknown, is: unknown, changes: Changes): void {
  if (event === 'schedule') {
    changes.note(
      'trigger',
      'on.schedule',
      { before: cronsOf(was), after: cronsOf(is) },
      { widens: true, path: ['on', 'schedule'] },
    )
    return
  }
  const [before, after] = [fieldsOf(was), fieldsOf(is)]
  for (const key of keysOf(before, after)) {
    if (key === 'inputs') compareInputs(event, fieldsOf(before[key]), fieldsOf(after[key]), changes)
    else compareFilter(event, key, before[key], after[key], changes)
  }
}

const cronsOf = (schedule: unknown): readonly unknown[] =>
  listOf(schedule).map((line) => Object.values(fieldsOf(line)).join(' '))

/** A filter that goes, an item that comes, or an ignored item that goes lets more events in. */
function compareFilter(event: string, key: string, was: unknown, is: unknown, changes: Changes): void {
  const [before, after] = [listOf(was), listOf(is)]
  const isIgnore = key.endsWith('-ignore')
  const grows = (isIgnore ? before : after).some((item) => !(isIgnore ? after : before).includes(item))
  const widens = is === undefined ? true : was !== undefined && grows
  changes.note(
    isSetting(key) ? 'input' : 'trigger',
    `on.${event}.${key}`,
    { before: was, after: is },
    { widens, path: ['on', event, key] },
  )
}

const isSetting = (key: string): boolean => key === 'outputs' || key === 'secrets'

function compareInputs(event: string, before: Fields, after: Fields, changes: Changes): void {
  for (const name of keysOf(before, after)) {
    const values = { before: describeInput(before[name]), after: describeInput(after[name]) }
    changes.note('input', `on.${event}.inputs.${name}`, values, { path: ['on', event, 'inputs', name] })
  }
}

function describeInput(input: unknown): string | undefined {
  if (input === undefined) return undefined
  const { type = 'string', required, options, default: fallback, ...rest } = fieldsOf(input)
  const words = [
    String(type),
    ...(options === undefined ? [] : [`one of ${listOf(options).join(', ')}`]),
    ...(required === true ? ['required'] : []),
    ...(fallback === undefined ? [] : [`default ${String(fallback)}`]),
    ...Object.entries(rest).map(([key, value]) => `${key} ${String(value)}`),
  ]
  return words.join(', ')
}
