// Whatever comes from outside, a decision answers or refuses in sentences of one line; it never breaks.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { doors } from '../../src/decide/doors.ts'
import { formatLine } from '../../src/decide/write-answer.ts'
import { inSweep } from '../in-sweep.ts'
import { commit, dockrev, digest, nearai, pigfoot, policyOf } from './images.ts'
import { openDoor } from './open-door.ts'

const folder = path.join(import.meta.dirname, '../../src/decide')

/** The names that decisions look for in what they are given, so that random data gets past the first question. */
const names = [
  ...new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [
        ...readFileSync(path.join(folder, file), 'utf8').matchAll(/(?:'|\breadonly )([a-z]\w+)['?:]/g),
      ])
      .map(([, name = '']) => name),
  ),
]

const policy = policyOf(nearai, pigfoot, dockrev)

/** Values that decisions understand. */
const telling = [
  ...Object.keys(policy.images),
  ...'1.2.3 v1.2.3 v1.2.3-rc.1 main prod staging latest prod-20260701-3f2c1ab 20260701 101500 0 12 -1'.split(' '),
  ...'true false branch tag push promotion rollback success linux/amd64 https://a.example/'.split(' '),
  commit,
  digest('a'),
  digest('b'),
  '2026-07-01T10:15:00Z',
  '',
]
const hostile = [
  '__proto__',
  'constructor',
  'a\nb',
  '\u0000',
  '$(id)',
  '${{ x }}',
  '../..',
  '\u{d800}',
  'x'.repeat(300),
]
const text = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...telling) }, fc.constantFrom(...hostile), fc.string())

const { value } = fc.letrec<{ value: unknown; leaf: unknown }>((tie) => ({
  leaf: fc.oneof(text, fc.integer(), fc.boolean(), fc.constantFrom(null, 1e300, 0.5, [], {}, { toString: null })),
  value: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.constantFrom(...telling, ...hostile)), tie('value'), {
      maxKeys: 6,
    }),
  ),
}))

test.each(doors.map((door) => [door.name, door] as const))('INV-51 %s breaks at nothing', (_, door) => {
  const variables = fc.record(
    Object.fromEntries(
      Object.entries(door.reads).map(([name, { as }]) => [
        name,
        as.startsWith('json')
          ? fc.oneof({ weight: 20, arbitrary: value.map((one) => JSON.stringify(one)) }, text)
          : name === 'IMAGE'
            ? fc.constantFrom(...Object.keys(policy.images))
            : text,
      ]),
    ),
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(variables, (given) => {
      const answer = openDoor(door, policy, given)
      if (answer.ok) for (const line of answer.value.log ?? []) expect(formatLine(line)).toMatch(/^.*\n$/)
      else for (const sentence of answer.sentences) expect(sentence).not.toMatch(/[\n\r]/)
    }),
    { numRuns: inSweep(3000) },
  )
})
