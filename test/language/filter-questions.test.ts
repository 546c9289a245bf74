// Questions about sets of names are decided: held against every short word, and against a library that works in another way.
import fc from 'fast-check'
import { DFA, JS, NFA } from 'refa'
import { describe, expect, test } from 'vitest'
import { filterLanguage, pushLanguage } from '../../src/language/filter/filter-language.ts'
import { difference, intersection, union, type Language } from '../../src/language/filter/language.ts'
import { matchFilter } from '../../src/language/filter/match-filter.ts'
import { validPath } from '../../src/language/filter/path-name.ts'
import { example, intersects, isWithin } from '../../src/language/filter/questions.ts'
import { validRefName } from '../../src/language/filter/ref-name.ts'
import { regexLanguage } from '../../src/language/filter/regex-language.ts'
import { smallPatterns } from './filter-samples.ts'

const tags = (...patterns: string[]): Language => pushLanguage({ tags: patterns }, 'tags')
const release = regexLanguage(/^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/)

describe('whether one set is within another', () => {
  test.each([
    ['every release fires the usual filter', release, tags('v*'), undefined],
    ['and the narrow one', release, tags('v[0-9]+.[0-9]+.[0-9]+'), undefined],
    ['v*.*.* fires on more than releases', tags('v*.*.*'), release, 'v1.2.3-x'],
    ['so does the narrow filter: leading zeros', tags('v[0-9]+.[0-9]+.[0-9]+'), release, 'v1.2.04'],
    ['a filter without v misses them', release, tags('[0-9]*'), 'v1.2.3'],
    ['one digit misses the larger ones', release, tags('v[0-9].[0-9].[0-9]'), 'v12.3.4'],
    ['negatives count', tags('v*', '!v*-*'), tags('v*', '!*-*'), undefined],
    ['order counts: a later positive takes back', tags('**', '!v*', 'v1*'), tags('**', '!v*'), 'v1.2.3'],
    ['a tag with a slash', tags('**'), tags('*'), 'release/1.2'],
    ['nothing is within everything', tags('!a'), tags('a'), undefined],
    ['a semantic version that is no tag', regexLanguage(/^\d+\.\d+\.\d+-[a-z.]+$/), validRefName, '1.2.3-.'],
    ['every path is taken by **', validPath, filterLanguage(['**']), undefined],
    ['**/*.js is the same as **.js', filterLanguage(['**.js']), filterLanguage(['**/*.js']), undefined],
  ])('%s', (_, part, whole, counterexample) => {
    const expected = counterexample === undefined ? { answer: 'yes' } : { answer: 'no', example: counterexample }
    expect(isWithin(part, whole)).toMatchObject(expected)
  })
})

describe('whether two sets meet', () => {
  test.each([
    ['both take releases', tags('v*'), tags('*.*.*'), 'v1.2.3'],
    ['one leaves out what the other takes', tags('v*'), tags('**', '!v*'), undefined],
    ['only a long name is in both', tags('*-rc+x'), tags('v[12].[0-9]*'), 'v1.2-rcx'],
    ['a name that no tag can have is in none', tags('a..*'), tags('**'), undefined],
    ['-ignore of everything', pushLanguage({ 'tags-ignore': ['**'] }, 'tags'), tags('v*'), undefined],
    ['a workflow for branches only gets no tag', pushLanguage({ branches: 'main' }, 'tags'), tags('v*'), undefined],
    ['a workflow without filters gets all', pushLanguage({}, 'tags'), tags('v1.*'), 'v1.2.3'],
  ])('%s', (_, first, second, common) => {
    const expected = common === undefined ? { answer: 'no' } : { answer: 'yes', example: common }
    expect(intersects(first, second)).toMatchObject(expected)
    expect(intersects(second, first)).toMatchObject(expected)
  })
})

describe('an example', () => {
  test.each([
    [tags('[0-9]+.[0-9]+.[0-9]+'), '1.2.3', '1.2.3'],
    [tags('v*.*.*'), 'v1.2.3', 'v.x.y'],
    [tags('feature/*'), 'feature/x', 'feature/x'],
    [tags('nightly-[0-9]+'), 'nightly-1', 'nightly-1'],
    [tags('**', '!*', '!*/*'), 'x/y/z', 'x/y/z'],
    [tags('é+'), 'é', 'é'],
    [intersection(filterLanguage(['**.js', '!src/**']), validPath), 'x.js', '.js'],
    [difference(tags('v1*'), union(tags('v1.*'), tags('v1'))), 'v1x', 'v1x'],
    [regexLanguage(/^[A-Z]\s$/), 'X ', 'X '],
  ])('is one that a person would write, and the shortest is known too (%#)', (language, readable, shortest) => {
    const found = example(language)
    expect(found).toMatchObject({ answer: 'yes', shortest })
    expect(found.answer === 'yes' && found.example.length >= shortest.length).toBe(true)
    if (readable !== 'x.js') expect(found).toMatchObject({ example: readable })
  })

  test('does not exist where there is no name', () => {
    expect(example(tags('a b'))).toEqual({ answer: 'no' })
    expect(example(regexLanguage(/^$/))).toEqual({ answer: 'no' })
  })
})

describe('a question without an answer', () => {
  test('says that the sets are too large instead of searching for ever', () => {
    expect(isWithin(regexLanguage(/a.{30}$/), regexLanguage(/b.{30}$/))).toMatchObject({ answer: 'too-complex' })
    expect(example(tags('a?'.repeat(900)))).toEqual({ answer: 'too-complex' })
    expect(example(tags('a?'.repeat(5000)))).toEqual({ answer: 'too-complex' })
  })

  test('points to what is more than a set of names', () => {
    expect(isWithin(regexLanguage(/^(a|b)\1$/), tags('**'))).toEqual({
      answer: 'unsupported',
      syntax: String.raw`\1`,
      offset: 6,
      length: 2,
    })
  })
})

const alphabet = ['a', '1', '/', '.']
const small = regexLanguage(/^[a1/.]*$/)

function wordsUpTo(length: number): string[] {
  const shorter = length > 1 ? wordsUpTo(length - 1) : ['']
  return [
    ...shorter,
    ...shorter.filter((word) => word.length === length - 1).flatMap((word) => alphabet.map((char) => word + char)),
  ]
}

const longest = 5
const words = wordsUpTo(longest).filter((word) => word !== '')

describe('against every word of up to five letters', () => {
  test('the shortest example is the shortest word, for inclusion and intersection', () => {
    fc.assert(
      fc.property(smallPatterns, smallPatterns, (one, other) => {
        const [first, second] = [one, other].map((patterns) => intersection(small, filterLanguage(patterns)))
        if (first === undefined || second === undefined) return
        const [inFirst, inSecond] = [one, other].map((patterns) => (word: string) => matchFilter(patterns, word))
        const within = isWithin(first, second)
        const common = intersects(first, second)
        check(
          within.answer === 'no' ? within.shortest : within.answer,
          (word) => inFirst?.(word) === true && inSecond?.(word) === false,
        )
        check(
          common.answer === 'yes' ? common.shortest : common.answer,
          (word) => inFirst?.(word) === true && inSecond?.(word) === true,
        )
      }),
      { numRuns: 600, seed: 5 },
    )
  })
})

function check(found: string, isWanted: (word: string) => boolean): void {
  const shortest = words.find(isWanted)
  if (found === 'yes' || found === 'no') expect(shortest).toBeUndefined()
  else {
    expect(isWanted(found)).toBe(true)
    if (shortest === undefined) expect(found.length).toBeGreaterThan(longest)
    else expect(found.length).toBe(shortest.length)
  }
}

describe('against refa', () => {
  test('inclusion and intersection have the same answers', () => {
    let answers = 0
    fc.assert(
      fc.property(smallPatterns, smallPatterns, (one, other) => {
        const [first, second] = [toDfa(one), toDfa(other)]
        const rest = second.copy()
        rest.complement()
        const isIncluded = !NFA.fromIntersection(first, rest).isEmpty
        expect(isWithin(filterLanguage(one), filterLanguage(other)).answer).toBe(isIncluded ? 'no' : 'yes')
        const meets = !NFA.fromIntersection(first, second).isEmpty
        expect(intersects(filterLanguage(one), filterLanguage(other)).answer).toBe(meets ? 'yes' : 'no')
        answers += 2
      }),
      { numRuns: 300, seed: 7 },
    )
    expect(answers).toBe(600)
  }, 60_000)
})

/** A list of the small patterns in refa: each as an expression, then united and taken away in order, the empty name left out. */
function toDfa(patterns: readonly string[]): DFA {
  let names = parse('[]')
  for (const pattern of patterns) {
    const matched = parse(toSource(pattern.replace(/^!/, '')))
    if (pattern.startsWith('!')) matched.complement()
    const both = NFA.fromFA(matched)
    if (!pattern.startsWith('!')) both.union(names)
    names = pattern.startsWith('!') ? DFA.fromIntersection(names, matched) : DFA.fromFA(both)
  }
  return DFA.fromIntersection(names, parse('[^]+'))
}

function parse(source: string): DFA {
  const { expression, maxCharacter } = JS.Parser.fromLiteral({ source, flags: 's' }).parse()
  return DFA.fromFA(NFA.fromRegex(expression, { maxCharacter }))
}

function toSource(pattern: string): string {
  const wildcards: Readonly<Record<string, string>> = { '**/': '(?:[^]*/)?', '**': '[^]*', '*': '[^/]*' }
  return pattern.replaceAll('.', String.raw`\.`).replaceAll(/\*\*\/|\*\*|\*/g, (stars) => wildcards[stars] ?? '')
}
