// The sets of names that grammars and classes stand for: the same as their expressions, and as what is read.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grammarFault } from '../../src/dsl/policy/grammar-fault.ts'
import { classLanguage, grammarLanguage } from '../../src/dsl/policy/grammar-language.ts'
import { nameTest } from '../../src/language/filter/find-shortest.ts'
import { difference } from '../../src/language/filter/language.ts'
import { isWithin } from '../../src/language/filter/questions.ts'
import { regexLanguage } from '../../src/language/filter/regex-language.ts'
import { classOf, grammarRegex } from '../../src/model/tag-grammar.ts'
import { grammars, nearTags, partValues, variants } from '../model/tag-samples.ts'
import { policies } from './tag-policies.ts'

const same = (grammar: string, of: readonly string[]): void => {
  const set = grammarLanguage(grammar, of)
  const expression = regexLanguage(new RegExp(grammarRegex(grammar, of)))
  expect([isWithin(set, expression), isWithin(expression, set)], grammar).toEqual([
    { answer: 'yes' },
    { answer: 'yes' },
  ])
}

describe('the set of a grammar and its expression', () => {
  it.each(Object.keys(partValues))('are the same for {%s}', (name) => {
    same(`{${name}}`, variants)
  })

  it.each(Object.entries(policies))('are the same for every class of %s', (_name, policy) => {
    for (const { grammar } of policy.classes) same(grammar, policy.variants)
  })

  it('are the same for random grammars', () => {
    fc.assert(
      fc.property(
        grammars.filter((grammar) => grammarFault(grammar) === undefined),
        (grammar) => same(grammar, variants),
      ),
      { numRuns: 60 },
    )
  })
})

describe('the set of a class', () => {
  it.each(Object.entries(policies))('holds what the class reads, in %s', (_name, policy) => {
    const tests = policy.classes.map((one) => [one.name, nameTest(classLanguage(one, policy))] as const)
    const parts = fc.constantFrom(
      '1.2.3',
      '1.2',
      'latest',
      'staging',
      'prod',
      '-rc1',
      '-trixie',
      'sha-0a1b2c3',
      '-20260131',
      '-0a1b2c3',
      'branch-',
    )
    const tag = fc.oneof(
      nearTags,
      fc.array(parts, { maxLength: 4 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(tag, (name) => {
        expect(tests.find(([, isIn]) => isIn(name))?.[0]).toBe(classOf(policy, name)?.name)
      }),
      { numRuns: 500 },
    )
  })
})

describe('A22 A23 the recogniser of releases', () => {
  it('takes what the expression of the receiver took, the odd numbers aside', () => {
    const original = regexLanguage(/^v?[0-9]+\.[0-9]+\.[0-9]+$/)
    expect(isWithin(grammarLanguage('v?{version}'), original)).toEqual({ answer: 'yes' })
    const odd = regexLanguage(/(^v?|\.)0[0-9]|[0-9]{16}/)
    expect(isWithin(difference(original, odd), grammarLanguage('v?{version}'))).toEqual({ answer: 'yes' })
  })
})
