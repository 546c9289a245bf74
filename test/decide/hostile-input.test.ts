// Whatever comes from outside, a decision answers or refuses in sentences of one line; it never breaks.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Door } from '../../src/decide/door.ts'
import { doors } from '../../src/decide/doors.ts'
import { formatLine } from '../../src/decide/write-answer.ts'
import type { Policy } from '../../src/model/policy.ts'
import { inSweep } from '../in-sweep.ts'
import { openDoor } from './open-door.ts'

interface Samples extends Policy {
  /** What each decision is asked in one of its tests. */
  readonly inputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const samples: Samples = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../fixtures/decide/inputs.json'), 'utf8'),
)

const digest = `sha256:${'a'.repeat(64)}`
const texts = ['', '__proto__', 'constructor', 'a\nb', '\u0000', '$(id)', '../..', '\u{d800}', 'x'.repeat(300)]
const telling = [digest, '1.2.3', 'v1.2.3-rc.1', 'latest', 'prod', 'main', 'true', '0', '-1', 'linux/amd64']
const text = fc.oneof(fc.constantFrom(...texts), fc.constantFrom(...telling), fc.string())
// An object whose name for itself is no function breaks whoever asks it for a text.
const strange = fc.oneof(text, fc.constantFrom(null, true, 0, -1, 0.5, 1e300, [], {}, [null], [{}], { toString: null }))

/** One change to a value: where, what, and how. */
const change = fc.record({ place: fc.nat(), value: strange, how: fc.constantFrom('put', 'put', 'remove', 'repeat') })
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

/** Every list and object in a value with the keys of what is in it. */
function placesIn(value: unknown): [container: Record<string, unknown>, key: string][] {
  if (typeof value !== 'object' || value === null) return []
  const container = value as Record<string, unknown>
  return Object.keys(container).flatMap((key) => [[container, key], ...placesIn(container[key])])
}

/** The variables of a sample, changed in a few places, however deep. */
function changed(door: Door, variables: object, changes: readonly Change[]): Record<string, unknown> {
  const copy: Record<string, unknown> = structuredClone({ ...variables })
  // Some samples have their JSON as a text already.
  for (const [name, { as }] of Object.entries(door.reads))
    if (as.startsWith('json') && typeof copy[name] === 'string' && copy[name] !== '')
      copy[name] = JSON.parse(copy[name])
  for (const { place, value, how } of changes) {
    const places = placesIn(copy)
    const [container, key = ''] = places[place % places.length] ?? []
    if (container === undefined) continue
    if (Array.isArray(container) && how === 'remove') container.splice(Number(key), 1)
    else if (Array.isArray(container) && how === 'repeat') container.push(container[Number(key)])
    else if (how === 'remove') delete container[key]
    else container[key] = structuredClone(value)
  }
  return copy
}

describe.each(doors.map((door) => [door.name, door] as const))('INV-51 the decision %s', (name, door) => {
  const variables = samples.inputs[name] ?? {}

  it('answers its sample', () => {
    expect(openDoor(door, samples, variables)).toMatchObject({ ok: true })
  })

  it('breaks at nothing that is put into it', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const answer = openDoor(door, samples, changed(door, variables, changes))
        if (answer.ok) for (const line of answer.value.log ?? []) expect(formatLine(line)).toMatch(/^.*\n$/)
        else for (const sentence of answer.sentences) expect(sentence).not.toMatch(/[\n\r]|\bundefined\b|\bNaN\b/)
      }),
      { numRuns: inSweep(3000) },
    )
  })
})
