// Which outputs a script sets, as far as its text shows.
import { describe, expect, it } from 'vitest'
import { outputsOfScript } from '../../../src/check/reading/script-outputs.ts'

describe('the outputs of a script', () => {
  it.each<[string, readonly string[] | undefined]>([
    ['echo "a=1" >> "$GITHUB_OUTPUT"', ['a']],
    ['x=$(date) && echo "a=$x" >> "$GITHUB_OUTPUT"', ['a']],
    ['A="b c" echo "a=1" >> "$GITHUB_OUTPUT"', ['a']],
    ['list=(a b)\necho "a=1" >> "$GITHUB_OUTPUT"', ['a']],
    ['node decide.mjs', undefined],
    ['A=1 node decide.mjs', undefined],
    ['DATE=$(date -u +%Y%m%d) TIME="$(date -u +%H)" node decide.mjs', undefined],
    ['source other.sh', undefined],
  ])('%s', (script, expected) => {
    expect(outputsOfScript(script)).toEqual(expected)
  })
})
