// Laws of tag grammars on random grammars and values.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grammarFault } from '../../src/dsl/policy/grammar-fault.ts'
import { matchFilter } from '../../src/language/filter/match-filter.ts'
import { validateFilter } from '../../src/language/filter/validate-filter.ts'
import { grammarFilters, grammarRegex, readTag, writeTag } from '../../src/model/tag-grammar.ts'
import { parseVersion } from '../../src/model/version.ts'
import { grammars, nearTags, partValues, values, valuesFor, variants } from './tag-samples.ts'
import { inSweep } from '../in-sweep.ts'

describe('the laws of grammars', () => {
  it('reading gives what was written', () => {
    let written = 0
    fc.assert(
      fc.property(grammars, values, (grammar, given) => {
        const wanted = valuesFor(grammar, given)
        const tag = writeTag(grammar, wanted, variants)
        if (tag === undefined) return
        written += 1
        expect(readTag(grammar, tag, variants)).toMatchObject(wanted)
      }),
      { numRuns: inSweep(10_000) },
    )
    expect(written).toBeGreaterThan(inSweep(5000))
  }, 30_000)

  it.each(Object.entries(partValues))('every value of {%s} is written and read', (name, valuesOfPart) => {
    fc.assert(
      fc.property(valuesOfPart, (value) => {
        const tag = writeTag(`x-{${name}}`, { [name]: value }, variants)
        expect(tag).toBe(`x-${value}`)
        expect(readTag(`x-{${name}}`, `x-${value}`, variants)).toEqual({ [name]: value })
      }),
      { numRuns: 300 },
    )
  })

  it('the filters fire on every text that the grammar reads', () => {
    let read = 0
    const texts = fc.tuple(grammars, values, nearTags)
    fc.assert(
      fc.property(texts, ([grammar, given, other]) => {
        for (const tag of [writeTag(grammar, valuesFor(grammar, given), variants) ?? other, other]) {
          if (tag === '' || readTag(grammar, tag, variants) === undefined) continue
          read += 1
          expect(matchFilter(grammarFilters(grammar, variants), tag)).toBe(true)
        }
      }),
      { numRuns: inSweep(5000) },
    )
    expect(read).toBeGreaterThan(inSweep(2000))
  }, 30_000)

  it('the filters are ones that GitHub documents', () => {
    fc.assert(
      fc.property(
        grammars.filter((grammar) => grammarFault(grammar) === undefined),
        (grammar) => {
          const problems = grammarFilters(grammar, variants).map((filter) => validateFilter(filter))
          expect(
            problems.filter((problem) => problem?.severity === 'invalid' || problem?.severity === 'undocumented'),
          ).toEqual([])
        },
      ),
      { numRuns: inSweep(10_000), examples: [['{variant}']] },
    )
  })

  it('the expression matches exactly what is read', () => {
    fc.assert(
      fc.property(grammars, nearTags, (grammar, tag) => {
        expect(new RegExp(grammarRegex(grammar, variants)).test(tag)).toBe(
          readTag(grammar, tag, variants) !== undefined,
        )
      }),
    )
  })

  it('a version that is read is a version that can be compared', () => {
    fc.assert(
      fc.property(values, ({ major, minor, patch }) => {
        const { version = '' } = readTag('v{version}', `v${major}.${minor}.${patch}`) ?? {}
        expect(parseVersion(version)).toEqual({
          major: Number(major),
          minor: Number(minor),
          patch: Number(patch),
          rest: '',
        })
      }),
    )
  })

  it('a class never reads a tag that says another version', () => {
    const around = fc.string({ unit: fc.constantFrom(...'0129.-v'), maxLength: 4 })
    const versionGrammars = [
      '{version}',
      '{version}{variant}',
      '{version}{pre}',
      '{version}-{date}',
      'v?{version}',
      '{version}{pre}{variant}',
    ]
    fc.assert(
      fc.property(fc.constantFrom(...versionGrammars), values, around, around, (grammar, given, before, after) => {
        const tag = `${before}${given.major}.${given.minor}.${given.patch}${after}`
        const read = readTag(grammar, tag, variants)
        if (read === undefined) return
        const said = /^v?(\d+\.\d+\.\d+)(?!\d)/.exec(tag)?.[1]
        expect(read['version']).toBe(said)
      }),
      { numRuns: inSweep(10_000) },
    )
  })
})
