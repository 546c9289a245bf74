// Facts about the keys of a file, and that no part of the official schema is left out.
import { describe, expect, test } from 'vitest'
import { actionParts, workflowParts } from '../../scripts/generate-language/keys.ts'
import { definitionOf, propertiesOf, type Schema } from '../../scripts/generate-language/schema.ts'
import { sources } from '../../scripts/generate-language/sources.ts'
import { events } from '../../src/language/generated/events.ts'
import { keys, words } from '../../src/language/generated/keys.ts'

/** The mappings with known keys that a file with this root can hold. */
function mappingsBelow(schema: Schema, name: string, seen = new Set<string>()): string[] {
  if (seen.has(name)) return []
  seen.add(name)
  const definition = definitionOf(schema, name)
  const loose = definition.mapping?.['loose-value-type']
  const item = definition.sequence?.['item-type']
  const below = [
    ...(definition['one-of'] ?? []),
    ...propertiesOf(definition).map((one) => one.type),
    ...(loose === undefined ? [] : [loose]),
    ...(item === undefined ? [] : [item]),
  ].flatMap((child) => mappingsBelow(schema, child, seen))
  return propertiesOf(definition).length > 0 ? [name, ...below] : below
}

describe('the table of keys', () => {
  test('each mapping of a workflow file is a part, an event, the permissions or the defaults of a job', () => {
    const known: readonly string[] = Object.values(workflowParts)
    const ofEvents = new Set(Object.keys(events).map((event) => `${event.replaceAll('_', '-')}-mapping`))
    const mappings = mappingsBelow(sources.workflow, 'workflow-root-strict')
    const rest = mappings.filter((name) => !known.includes(name) && !ofEvents.has(name))
    expect(rest).toEqual(['on-mapping-strict', 'permissions-mapping', 'job-defaults', 'job-defaults-run'])
  })

  test.each([
    ['job-defaults', 'defaults'],
    ['job-defaults-run', 'defaultsRun'],
  ] as const)('the %s of the schema have the same keys as the %s of a workflow', (name, part) => {
    const properties = propertiesOf(definitionOf(sources.workflow, name))
    expect(properties.map((one) => one.key)).toEqual(Object.keys(keys[part]))
  })

  test('each mapping of an action file is a part, but for those of container and node actions', () => {
    const known: readonly string[] = Object.values(actionParts)
    const rest = mappingsBelow(sources.action, 'action-root-strict').filter((name) => !known.includes(name))
    expect(rest).toEqual(['container-runs-strict', 'node-runs-strict'])
  })

  test.each([
    ['workflow', ['on', 'jobs']],
    ['job', ['runs-on']],
    ['callJob', ['uses']],
    ['runStep', ['run']],
    ['usesStep', ['uses']],
    ['concurrency', ['group']],
    ['callInput', ['type']],
    ['callOutput', ['value']],
    ['cron', ['cron']],
    ['snapshot', ['image-name']],
    ['action', ['name', 'description', 'runs']],
    ['actionRunStep', ['run', 'shell']],
    ['dispatchInput', []],
  ] as const)('%s needs %j', (part, needed) => {
    const required = Object.entries(keys[part]).filter(([, how]) => how === 'required')
    expect(required.map(([key]) => key)).toEqual(needed)
  })

  test('a job that calls a workflow has neither steps nor outputs of its own', () => {
    expect(Object.keys(keys.callJob)).not.toContain('steps')
    expect(Object.keys(keys.callJob)).not.toContain('outputs')
  })

  test('keys keep the order of the schema', () => {
    expect(Object.keys(keys.workflow).slice(0, 4)).toEqual(['on', 'name', 'description', 'run-name'])
  })

  test('a called workflow takes no choice and no environment', () => {
    expect(words.callInputType).toEqual(['string', 'boolean', 'number'])
    expect(words.dispatchInputType).toEqual(['string', 'boolean', 'number', 'environment', 'choice'])
  })
})
