import { expect, it } from 'vitest'
import { wantsColour } from '../../src/cli/terminal.ts'

it.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ TERM: 'dumb' }, true, false],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ FORCE_COLOR: '' }, false, false],
])('with %j and a terminal: %s, colour is: %s', (env, isTerminal, expected) => {
  expect(wantsColour(env, isTerminal)).toBe(expected)
})
