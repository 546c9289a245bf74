// What steps know of decisions is what the decisions say themselves.
import { describe, expect, it } from 'vitest'
import { decisionVariables } from '../../scripts/decision-variables.ts'
import { decide } from '../../src/steps/decide.ts'
import { decisions } from '../../src/steps/generated/decisions.ts'

describe('a step that asks for a decision', () => {
  it('knows the variables of every decision, or run `npm run generate`', () => {
    expect(decisions).toEqual(decisionVariables())
  })

  it.each([
    ['a decision that there is not', 'chose-tags', {}, "there is no decision 'chose-tags'"],
    [
      'a variable that it does not read',
      'check-digests',
      { BUILT: 'x', TESTED: 'x', SINGED: 'x' },
      "the decision 'check-digests' does not read SINGED",
    ],
    ['a variable that it needs', 'check-digests', { BUILT: 'x' }, "the decision 'check-digests' needs TESTED"],
  ])('refuses %s while the module is loaded', (_, name, env, sentence) => {
    expect(() => decide(name, { env })).toThrow(sentence)
  })
})
