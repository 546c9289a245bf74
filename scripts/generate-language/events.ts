// Makes the table of events that may stand at `on:`, with their keys and activity types.
import { header, printConstant } from './print.ts'
import { alternatives, definitionOf, propertiesOf, wordsOf } from './schema.ts'
import { sources } from './sources.ts'

const schema = sources.workflow
const shortNames = new Set(wordsOf(schema, 'on-string-strict'))

/** Whether a key takes one string or a list, a list only, or something of its own. */
function kindOfKey(type: string): 'types' | 'filters' | 'lists' | 'keys' {
  const choices = alternatives(schema, type)
  if (wordsOf(schema, type).length > 0) return 'types'
  const takesString = choices.some((one) => one.string !== undefined)
  const takesList = choices.some((one) => one.sequence !== undefined)
  if (takesList) return takesString ? 'filters' : 'lists'
  return 'keys'
}

/** What may stand below one event. */
function describeEvent(event: string, type: string) {
  const choices = alternatives(schema, type)
  const properties = choices.flatMap(propertiesOf)
  const keysOf = (kind: string) => properties.filter((one) => kindOfKey(one.type) === kind).map((one) => one.key)
  const shape = choices.some((one) => one.mapping) ? 'mapping' : choices.some((one) => one.sequence) ? 'list' : 'none'
  return {
    value: shape,
    empty: choices.some((one) => one.null),
    short: shortNames.has(event),
    types: properties.filter((one) => kindOfKey(one.type) === 'types').flatMap((one) => wordsOf(schema, one.type)),
    filters: keysOf('filters'),
    lists: keysOf('lists'),
    keys: keysOf('keys'),
  }
}

/** Every event with what may stand below it, in the schema's order. */
export function describeEvents() {
  const events = propertiesOf(definitionOf(schema, 'on-mapping-strict'))
  return Object.fromEntries(events.map(({ key, type }) => [key, describeEvent(key, type)]))
}

const doc = `Every event of \`on:\`.

- \`value\`: what may stand below the event: a mapping, a list (of cron entries), or nothing.
- \`empty\`: the event may stand there without a value.
- \`short\`: its name may stand alone, as in \`on: push\` or \`on: [push, release]\`.
- \`types\`: its activity types.
- \`filters\`: keys that take a string or a list of strings; \`lists\`: keys that take a list only.
- \`keys\`: keys with a value of their own kind.
`

export function eventsFile(): string {
  return header('the schema of @actions/workflow-parser') + printConstant('events', describeEvents(), doc)
}
