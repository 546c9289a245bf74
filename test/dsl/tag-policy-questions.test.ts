// What automata decide about the classes of a tag policy, with a shortest example.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grammarFault } from '../../src/dsl/policy/grammar-fault.ts'
import { grammarLanguage, tagNames } from '../../src/dsl/policy/grammar-language.ts'
import { policyProblems } from '../../src/dsl/policy/policy-problems.ts'
import type { PolicyProblem } from '../../src/dsl/policy/policy-problems.ts'
import { tagPolicy } from '../../src/dsl/tag-policy.ts'
import type { TagClass, TagPolicy } from '../../src/model/tag-policy.ts'
import { intersects, isWithin } from '../../src/language/filter/questions.ts'
import { grammars } from '../model/tag-samples.ts'
import { policies, simple } from './tag-policies.ts'

const rest = { mobility: 'free', writer: 'build', retention: 'forever', causes: ['always'] } as const
const withClasses = (...classes: readonly TagClass[]): TagPolicy => tagPolicy({ git: null, classes })

describe('a policy that holds', () => {
  it.each(Object.entries(policies))('is that of %s', (_name, policy) => {
    expect(policyProblems(policy)).toEqual([])
  })
})

describe('a policy that cannot hold', () => {
  it.each<[string, TagPolicy, PolicyProblem[]]>([
    [
      'a stamp of a digest that is a stamp of a commit',
      withClasses(
        { name: 'a', grammar: 'prod-{date}-{sha7}', ...rest },
        { name: 'b', grammar: 'prod-{date}-d{sha7}', ...rest },
      ),
      [],
    ],
    [
      'B30 a digest of any length that may be a commit',
      {
        ...withClasses({ name: 'a', grammar: '{sha7}', ...rest }),
        classes: [
          { name: 'a', grammar: '{sha7}', ...rest, writer: 'promotion', causes: [] },
          { name: 'b', grammar: 'd{hex}', ...rest, writer: 'promotion', causes: [] },
        ],
      },
      [{ kind: 'overlap', classes: ['a', 'b'], example: 'd123456' }],
    ],
    [
      'two classes that leave equally much open',
      withClasses(
        { name: 'a', grammar: 'x-{branch}', ...rest, causes: ['branch'] },
        { name: 'b', grammar: 'x-y{branch}', ...rest, causes: ['branch'] },
      ),
      [{ kind: 'overlap', classes: ['a', 'b'], example: 'x-yz' }],
    ],
    [
      'the same text twice',
      withClasses({ name: 'a', grammar: 'edge', ...rest }, { name: 'b', grammar: 'edge', ...rest }),
      [{ kind: 'overlap', classes: ['a', 'b'], example: 'edge' }],
    ],
    [
      'an open class before the one whose names it takes',
      {
        git: undefined,
        latest: 'none',
        variants: [''],
        classes: [
          { name: 'any', grammar: '{branch}', ...rest, causes: ['branch'] },
          { name: 'edge', grammar: 'edge', ...rest },
        ],
      },
      [{ kind: 'overlap', classes: ['any', 'edge'], example: 'edge' }],
    ],
    [
      'a tag that begins with a hyphen',
      withClasses({ name: 'a', grammar: '-{sha7}', ...rest }),
      [{ kind: 'no-tag-name', classes: ['a'], example: '-1234567' }],
    ],
    [
      'a tag with a slash',
      withClasses({ name: 'a', grammar: 'x/{number}', ...rest }),
      [{ kind: 'no-tag-name', classes: ['a'], example: 'x/1' }],
    ],
    [
      'a tag that is nothing but a variant',
      { ...withClasses(), variants: ['', '-x'], classes: [{ name: 'a', grammar: '{variant}', ...rest }] },
      [{ kind: 'no-tag-name', classes: ['a'], example: '-x' }],
    ],
    [
      'a class that nothing writes',
      withClasses({ name: 'a', grammar: 'a', ...rest, causes: [] }),
      [{ kind: 'never-written', classes: ['a'] }],
    ],
    [
      'a forward class without a writer',
      withClasses({ name: 'a', grammar: 'a', ...rest, mobility: 'forward', causes: [] }),
      [
        { kind: 'never-written', classes: ['a'] },
        { kind: 'no-order', classes: ['a'] },
      ],
    ],
    [
      'a forward class of a branch',
      withClasses({ name: 'a', grammar: 'a', ...rest, mobility: 'forward', causes: [{ branch: 'main' }] }),
      [{ kind: 'no-order', classes: ['a'] }],
    ],
    [
      'D20 a forward class of pre-releases',
      tagPolicy({ classes: [{ name: 'next', grammar: 'next', ...rest, mobility: 'forward', causes: ['prerelease'] }] }),
      [{ kind: 'no-order', classes: ['next'] }],
    ],
    [
      'the version in a tag of a branch',
      withClasses({ name: 'a', grammar: 'a-{version}', ...rest, causes: ['branch'] }),
      [
        { kind: 'unknown-part', classes: ['a'], part: 'major' },
        { kind: 'unknown-part', classes: ['a'], part: 'minor' },
        { kind: 'unknown-part', classes: ['a'], part: 'patch' },
      ],
    ],
    [
      'a patch that the git tag does not say',
      tagPolicy({ git: 'v{major}.{minor}', latest: 'none' }),
      [{ kind: 'unknown-part', classes: ['version'], part: 'patch' }],
    ],
    [
      'a version of which no tag is written',
      { ...simple, classes: simple.classes.filter(({ causes }) => !causes.includes('release')) },
      [{ kind: 'release-without-tag', classes: [], example: 'v1.2.3' }],
    ],
  ])('has %s', (_claim, policy, problems) => {
    expect(policyProblems(policy)).toEqual(problems)
  })

  it('classes that leave less open reserve their names', () => {
    expect(policyProblems(tagPolicy({ branches: '{branch}', commits: true, channels: ['edge', 'prod'] }))).toEqual([])
    expect(policyProblems(tagPolicy({ branches: 'sha-{branch}', commits: true }))).toEqual([])
  })
})

const whole = (grammar: string): TagPolicy => ({
  ...withClasses(),
  variants: ['', '-x'],
  classes: [{ name: 'a', grammar, ...rest, writer: 'promotion', causes: [] }],
})

describe('the short cuts', () => {
  it('say of random grammars what a search says: whether all names are names of tags', () => {
    fc.assert(
      fc.property(grammars, fc.constantFrom('', '-', '/', 'v?', '.?'), (grammar, before) => {
        fc.pre(grammarFault(before + grammar) === undefined)
        const searched = isWithin(grammarLanguage(before + grammar, ['', '-x']), tagNames)
        const told = policyProblems(whole(before + grammar)).some(({ kind }) => kind === 'no-tag-name')
        expect(told).toBe(searched.answer === 'no')
      }),
      { numRuns: 150 },
    )
  })

  it('say of random grammars what a search says: whether they have a name in common', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'v?', '-'), minLength: 1, maxLength: 3 })
    const grammar = fc.tuple(text, fc.constantFrom('{sha7}', '{number}', '')).map((both) => both.join(''))
    fc.assert(
      fc.property(grammar, grammar, (one, other) => {
        const common = intersects(grammarLanguage(one), grammarLanguage(other))
        const classes = [whole(one).classes, whole(other).classes].flat().map((each, n) => ({ ...each, name: `${n}` }))
        const told = policyProblems({ ...whole(one), classes }).some(({ kind }) => kind === 'overlap')
        expect(told).toBe(common.answer === 'yes')
      }),
      { numRuns: 400 },
    )
  })
})
