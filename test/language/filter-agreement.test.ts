// Two implementations that share no code decide the same: the matcher, which walks over the text, and the automaton.
// 20,000 pairs of a list and a name; with SWEEP=1 in the environment 200,000.
import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { filterLanguage, pushLanguage } from '../../src/language/filter/filter-language.ts'
import { inSweep } from '../in-sweep.ts'
import { nameTest } from '../../src/language/filter/find-shortest.ts'
import { ignoresAll, matchFilter } from '../../src/language/filter/match-filter.ts'
import { isValidRefName } from '../../src/language/filter/ref-name.ts'
import { filterWithNames } from './filter-samples.ts'

const lists = inSweep(20_000)

describe('the matcher and the automaton', () => {
  test('agree on random lists and names, of which about half are taken', () => {
    let taken = 0
    fc.assert(
      fc.property(filterWithNames, ({ patterns, names }) => {
        const isInLanguage = nameTest(filterLanguage(patterns))
        for (const name of names) {
          const isTaken = matchFilter(patterns, name)
          taken += Number(isTaken)
          // No branch, no tag and no file has an empty name.
          if (name !== '') expect([name, isInLanguage(name)]).toEqual([name, isTaken])
        }
      }),
      { numRuns: lists, seed: 3 },
    )
    expect(taken / (lists * 10)).toBeGreaterThan(0.3)
    expect(taken / (lists * 10)).toBeLessThan(0.7)
  }, 120_000)

  test('agree on -ignore lists', () => {
    fc.assert(
      fc.property(filterWithNames, ({ patterns, names }) => {
        const isInLanguage = nameTest(pushLanguage({ 'tags-ignore': patterns }, 'tags'))
        for (const name of names) {
          const isTaken = isValidRefName(name) && !ignoresAll(patterns, [name])
          expect([name, isInLanguage(name)]).toEqual([name, isTaken])
        }
      }),
      { numRuns: lists / 10, seed: 3 },
    )
  }, 120_000)

  test('share no code', () => {
    const folder = path.join(import.meta.dirname, '../../src/language/filter')
    const importing = readdirSync(folder).filter((file) =>
      readFileSync(path.join(folder, file), 'utf8').includes('./match-filter.ts'),
    )
    expect(readFileSync(path.join(folder, 'match-filter.ts'), 'utf8')).not.toMatch(/^(?:import|export .* from)/m)
    expect(importing).toEqual(['match-push.ts'])
  })
})
