// What somebody filled in: every field at once, with the sentence of the contract where it has one.
import { describe, expect, it, test } from 'vitest'
import { validateInputs, inputsDoor } from '../../../src/decide/contract/validate-inputs.ts'
import type { ContractField } from '../../../src/model/contract.ts'
import { form, hostileTexts, optional, policyWith, text } from './contracts.ts'
import { outputsOf } from '../open-door.ts'

const word = (value: string, sentence: string): ContractField => text({ pattern: value, sentence })

const promote = form('promote', {
  confirm: word('promote', "Confirmation input must be exactly 'promote'"),
  target: { type: 'choice', required: false, options: ['prod'], default: 'prod' },
  digest: optional({ holds: 'digest', sentence: "Invalid digest '{value}': expected sha256:<64 hex digits>" }),
})

const rollback = form('rollback', {
  target_tag: optional(),
  confirm: word('ROLLBACK', 'Confirmation failed. Set confirm to ROLLBACK.'),
})

const filled = (contract: typeof promote, inputs: unknown): unknown =>
  outputsOf(inputsDoor, policyWith(contract), { CONTRACT: contract.name, INPUTS: inputs })

describe('a confirmation', () => {
  test.each(['', 'Promote', 'promote ', ' promote', 'promoted', 'yes', 'promote\n', '$(echo promote)', null])(
    "B16 B56 of promote is refused for %j with 'Confirmation input must be exactly …'",
    (confirm) => {
      expect(filled(promote, { confirm })).toEqual({ malformed: ["Confirmation input must be exactly 'promote'"] })
    },
  )

  it('B16 of promote is taken when it is exactly the word', () => {
    expect(filled(promote, { confirm: 'promote' })).toEqual({ confirm: 'promote', target: 'prod', digest: '' })
  })

  test.each(['', 'rollback', 'ROLLBACK ', 'ROLL BACK'])("B40 B56 of rollback is refused for '%s'", (confirm) => {
    expect(filled(rollback, { confirm, target_tag: '' })).toEqual({
      malformed: ['Confirmation failed. Set confirm to ROLLBACK.'],
    })
  })

  it('B40 of rollback goes on without a target', () => {
    expect(filled(rollback, { confirm: 'ROLLBACK' })).toEqual({ confirm: 'ROLLBACK', target_tag: '' })
  })
})

describe('a form', () => {
  it('B26 quotes the digest that does not fit', () => {
    expect(filled(promote, { confirm: 'promote', digest: 'sha256:xyz' })).toEqual({
      malformed: ["Invalid digest 'sha256:xyz': expected sha256:<64 hex digits>"],
    })
  })

  it('B26 takes one of the choices and no other', () => {
    expect(filled(promote, { confirm: 'promote', target: 'staging' })).toEqual({
      malformed: ["target is 'staging', not one of: prod"],
    })
  })

  it('tells every wrong field at once, in the order of the contract', () => {
    expect(filled(promote, { confirm: 'yes', target: 'dev', digest: 'latest' })).toEqual({
      malformed: [
        "Confirmation input must be exactly 'promote'",
        "target is 'dev', not one of: prod",
        "Invalid digest 'latest': expected sha256:<64 hex digits>",
      ],
    })
  })

  it('B26 has its defaults where no form was filled in, as on a schedule, and no word to confirm', () => {
    const inputs = { CONTRACT: 'promote', INPUTS: {}, EVENT: 'schedule' }
    expect(outputsOf(inputsDoor, policyWith(promote), inputs)).toEqual({ confirm: '', target: 'prod', digest: '' })
    const refused = { malformed: ["Confirmation input must be exactly 'promote'"] }
    expect(outputsOf(inputsDoor, policyWith(promote), { ...inputs, EVENT: 'workflow_dispatch' })).toEqual(refused)
    // A called workflow has the event of its caller.
    const called = { ...inputs, INPUTS: { confirm: '', digest: '' }, EVENT: 'schedule' }
    expect(outputsOf(inputsDoor, policyWith(promote), called)).toEqual(refused)
  })

  it('C24 takes no input that its contract lacks', () => {
    expect(filled(rollback, { confirm: 'ROLLBACK', platforms: 'linux/amd64' })).toEqual({
      malformed: ["'platforms' is no input of rollback; it has: target_tag, confirm"],
    })
  })

  it('names the contracts there are when the one that is asked for is not there', () => {
    expect(outputsOf(inputsDoor, policyWith(promote, rollback), { CONTRACT: 'demote', INPUTS: {} })).toEqual({
      missing: ["policy.json has no contract 'demote'; it has: promote, rollback"],
    })
    expect(outputsOf(inputsDoor, policyWith(), { CONTRACT: 'toString', INPUTS: {} })).toEqual({
      missing: ["policy.json has no contract 'toString'; it has: none"],
    })
  })

  test.each<[string, unknown]>([
    ['a list', ['promote']],
    ['a text', '"promote"'],
    ['a number', 3],
  ])('that is %s is refused', (_what, inputs) => {
    expect(filled(promote, inputs)).toEqual({
      malformed: [expect.stringMatching(/^the form is .*, not an object with fields$/)],
    })
  })
})

const read = (field: ContractField, value: unknown): unknown => {
  const answer = validateInputs(form('form', { it: field }), { inputs: { it: value } })
  return answer.ok ? answer.value['it'] : answer.sentences[0]
}

describe('a field', () => {
  test.each<[string, ContractField, unknown, unknown]>([
    ['a checkbox', { type: 'boolean', required: true }, true, true],
    ['a checkbox as text', { type: 'boolean', required: true }, 'false', false],
    ['an empty checkbox', { type: 'boolean', required: false, default: true }, '', true],
    ['no checkbox', { type: 'boolean', required: true }, 'yes', "it is 'yes', not true or false"],
    ['a number for a checkbox', { type: 'boolean', required: true }, 1, "it is '1', not true or false"],
    ['a number', { type: 'number', required: true }, 3, 3],
    ['a number as text', { type: 'number', required: true }, '-2.5', -2.5],
    ['a zero', { type: 'number', required: true }, 0, 0],
    ['a number with a unit', { type: 'number', required: true }, '3x', "it is '3x', not a number"],
    ['a hexadecimal number', { type: 'number', required: true }, '0x10', "it is '0x10', not a number"],
    ['a blank', { type: 'number', required: true }, ' ', "it is ' ', not a number"],
    ['a number too small', { type: 'number', required: true, least: 1 }, '0', 'it is 0, and the least is 1'],
    ['a number too large', { type: 'number', required: true, most: 9 }, 10, 'it is 10, and the most is 9'],
    ['a fraction', { type: 'number', required: true, whole: true }, '1.5', "it is '1.5', not a whole number"],
    ['a text', text(), 'why not', 'why not'],
    ['a text that is missing', text(), undefined, 'it is not given'],
    ['an empty text', text(), '', 'it is not given'],
    ['a text that may be missing', optional(), undefined, ''],
    ['a text with a default', optional({ default: 'main' }), '', 'main'],
    ['a number for a text', text(), 1.1, "it is '1.1', not a text"],
    ['a list for a text', text(), ['a'], 'it is \'["a"]\', not a text'],
    ['a text too long', text({ most: 3 }), 'four', 'it is 4 characters long, and the most is 3'],
    ['a text too short', text({ least: 3 }), 'ab', "it is 'ab', shorter than 3 characters"],
    ['a pattern', text({ pattern: 'a|b' }), 'b', 'b'],
    ['a pattern that fits a part', text({ pattern: 'a|b' }), 'bc', "it is 'bc', not of the form a|b"],
    ['a commit', text({ holds: 'commit' }), 'a'.repeat(40), 'a'.repeat(40)],
    ['a short commit', text({ holds: 'commit' }), 'abc', "it is 'abc', not the 40 hex digits of a commit"],
    ['a tag', text({ holds: 'tag' }), '-x', "it is '-x', which no registry takes for a tag"],
    ['lines', text({ holds: 'lines' }), 'one\ntwo', 'one\ntwo'],
    [
      'a name of every object',
      { type: 'choice', required: true, options: ['a'] },
      'constructor',
      "it is 'constructor', not one of: a",
    ],
  ])('with %s', (_what, field, value, expected) => {
    expect(read(field, value)).toEqual(expected)
  })

  test.each(hostileTexts)('INV-51 A31 B36 with %s is carried as it is or refused on one line', (_what, value) => {
    const answer = validateInputs(form('form', { reason: text() }), { inputs: { reason: value } })
    // oxlint-disable-next-line no-control-regex
    const isPlain = !/[\u0000-\u001F\u202E\u2028\uD800]/.test(value)
    expect(answer.ok).toBe(isPlain)
    if (answer.ok) expect(answer.value).toEqual({ reason: value })
    // oxlint-disable-next-line no-control-regex
    else for (const sentence of answer.sentences) expect(sentence).not.toMatch(/[\u0000-\u001F\u202E\u2028\uD800]/)
  })

  it('INV-51 that is quoted in a sentence of the contract brings no line of its own into the log', () => {
    const field = text({ pattern: 'x', sentence: "Invalid digest '{value}'" })
    expect(read(field, 'a\n::error::owned')).toBe(String.raw`Invalid digest 'a\u000A::error::owned'`)
  })

  it('with a very long value is quoted in part', () => {
    expect(read(text({ pattern: 'x' }), 'y'.repeat(500))).toBe(`it is '${'y'.repeat(80)}…', not of the form x`)
  })
})
