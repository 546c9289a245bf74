// The places of expressions, compared with the table in GitHub's documentation (Contexts reference, "Context availability").
import { describe, expect, test } from 'vitest'
import { placesOf } from '../../scripts/generate-language/contexts.ts'
import { actionContexts, contexts } from '../../src/language/generated/contexts.ts'

const workflow = 'github inputs vars'
const job = `${workflow} needs strategy matrix`
const runner = `${job} job runner env`
const step = `${runner} secrets steps`
const status = 'always cancelled success failure'

const documented: [place: keyof typeof contexts, contexts: string, functions: string][] = [
  ['run-name', workflow, ''],
  ['concurrency', workflow, ''],
  ['env', `${workflow} secrets`, ''],
  ['on.workflow_call.inputs.default', workflow, ''],
  ['on.workflow_call.outputs.value', `${workflow} jobs`, ''],
  ['jobs.<id>.concurrency', job, ''],
  ['jobs.<id>.container', job, ''],
  ['jobs.<id>.container.credentials', `${job} env secrets`, ''],
  ['jobs.<id>.continue-on-error', job, ''],
  ['jobs.<id>.defaults.run', `${job} env`, ''],
  ['jobs.<id>.env', `${job} secrets`, ''],
  ['jobs.<id>.environment', job, ''],
  ['jobs.<id>.environment.url', `${runner} steps`, ''],
  ['jobs.<id>.if', `${workflow} needs`, status],
  ['jobs.<id>.name', job, ''],
  ['jobs.<id>.outputs', step, ''],
  ['jobs.<id>.runs-on', job, ''],
  ['jobs.<id>.secrets', `${job} secrets`, ''],
  ['jobs.<id>.services', job, ''],
  ['jobs.<id>.services.credentials', `${job} env secrets`, ''],
  ['jobs.<id>.steps.continue-on-error', step, 'hashFiles'],
  ['jobs.<id>.steps.env', step, 'hashFiles'],
  ['jobs.<id>.steps.if', `${runner} steps`, `${status} hashFiles`],
  ['jobs.<id>.steps.name', step, 'hashFiles'],
  ['jobs.<id>.steps.run', step, 'hashFiles'],
  ['jobs.<id>.steps.timeout-minutes', step, 'hashFiles'],
  ['jobs.<id>.steps.with', step, 'hashFiles'],
  ['jobs.<id>.steps.working-directory', step, 'hashFiles'],
  ['jobs.<id>.strategy', `${workflow} needs`, ''],
  ['jobs.<id>.timeout-minutes', job, ''],
  ['jobs.<id>.with', job, ''],
  // The schema adds `steps`, which the documentation does not promise: a container starts before the first step.
  ['jobs.<id>.container.env', step, ''],
  ['jobs.<id>.services.env', step, ''],
  // Newer than the documented table.
  ['jobs.<id>.cancel-timeout-minutes', job, ''],
  ['jobs.<id>.snapshot.if', job, ''],
]

const sorted = (names: readonly string[]): string[] => names.filter((name) => name !== '').toSorted()

describe('the places of expressions', () => {
  test.each(documented)('%s knows what is documented', (place, names, functions) => {
    expect(sorted(contexts[place].contexts)).toEqual(sorted(names.split(' ')))
    expect(sorted(contexts[place].functions)).toEqual(sorted(functions.split(' ')))
  })

  test('the table holds no other place', () => {
    expect(Object.keys(contexts).toSorted()).toEqual(documented.map(([place]) => place).toSorted())
  })

  test.each(['name', 'permissions', 'jobs.<id>.steps.uses', 'jobs.<id>.steps.shell', 'jobs.<id>.needs'])(
    'no expression may stand at %s',
    (place) => expect(Object.keys(contexts)).not.toContain(place),
  )

  test('a composite action never sees secrets, vars or needs', () => {
    const seen = Object.values(actionContexts).flatMap((place): readonly string[] => place.contexts)
    expect(seen.filter((name) => ['secrets', 'vars', 'needs'].includes(name))).toEqual([])
  })

  test("a step's condition in a composite action knows the status functions", () => {
    expect(actionContexts['runs.steps.if'].functions).toContain('always')
  })
})

describe('walking a schema', () => {
  const definitions = {
    root: { mapping: { properties: { jobs: 'jobs', a: 'outer' } } },
    jobs: { mapping: { 'loose-value-type': 'outer' } },
    outer: { context: ['github'], mapping: { properties: { same: 'plain', more: 'inner', again: 'outer' } } },
    inner: { context: ['env', 'hashFiles(1,255)'], sequence: { 'item-type': 'plain' } },
  }

  test('a place adds its own contexts to those around it, and inherits when it has none', () => {
    expect(placesOf({ definitions }, 'root')).toEqual({
      'jobs.<id>': { contexts: ['github'], functions: [] },
      'jobs.<id>.more': { contexts: ['github', 'env'], functions: ['hashFiles'] },
      a: { contexts: ['github'], functions: [] },
      'a.more': { contexts: ['github', 'env'], functions: ['hashFiles'] },
    })
  })

  test('two answers for one place are an error', () => {
    const torn = {
      ...definitions,
      root: { 'one-of': ['left', 'right'] },
      left: { mapping: { properties: { x: 'outer' } } },
      right: { mapping: { properties: { x: 'inner' } } },
    }
    expect(() => placesOf({ definitions: torn }, 'root')).toThrow('two answers for x')
  })
})
