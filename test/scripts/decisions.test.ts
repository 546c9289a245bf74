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
      'stamp',
      { TAG: 'x', DIGEST: 'y', DIGST: 'z' },
      "the decision 'stamp' does not read DIGST",
    ],
    ['a variable that it needs', 'stamp', { TAG: 'x' }, "the decision 'stamp' needs DIGEST"],
  ])('refuses %s while the module is loaded', (_, name, env, sentence) => {
    expect(() => decide(name, { env })).toThrow(sentence)
  })
})
