// Which values hold a secret, and which only come from a question about one.
import { expect, test } from 'vitest'
import { outputMayHoldSecret } from '../../../src/check/rules/output-may-hold-secret.ts'
import { findingsOf } from '../fixture.ts'

function secrets(value: string, script = '', more = ''): unknown[] {
  const text = `on: push
env: {TOP: "\${{ secrets.TOP }}", PLAIN: plain}
jobs:
  build:
    env: {PLAIN: "\${{ secrets.HIDDEN }}"}
    outputs:
      out: ${JSON.stringify(value)}
    steps:
      - id: make
        env: {TOKEN: "\${{ secrets.TOKEN }}", TOP: plain}
        run: ${JSON.stringify(script)}
${more}`
  return findingsOf([outputMayHoldSecret], { 'a.yml': text }).map(({ args }) => (args as { secret: string }).secret)
}

test.each([
  ['${{ secrets.A }}', ['A']],
  ["${{ secrets['A'] }}", ['A']],
  ['x-${{ secrets.A }}-${{ secrets.B }}', ['A', 'B']],
  ['${{ secrets[inputs.name] }}', ['*']],
  ['${{ toJSON(secrets) }}', ['*']],
  ['${{ github.token }}', ['GITHUB_TOKEN']],
  ['${{ toJSON(github) }}', ['GITHUB_TOKEN']],
  ['${{ secrets.github_token }}', ['GITHUB_TOKEN']],
  ["${{ secrets.A || 'none' }}", ['A']],
  ["${{ inputs.push && secrets.A || '' }}", ['A']],
  ["${{ format('{0}', secrets.A) }}", ['A']],
  ['${{ fromJSON(secrets.A).user }}', ['A']],
  ["${{ case(inputs.a, secrets.A, 'b') }}", ['A']],
  ['${{ env.PLAIN }}', ['HIDDEN']],
  ['${{ env.TOP }}', ['TOP']],
  ['${{ github.sha }}', []],
  ["${{ secrets.A != '' }}", []],
  ['${{ !secrets.A }}', []],
  ["${{ secrets.A && 'yes' || 'no' }}", []],
  ["${{ case(secrets.A == 'x', 'a', 'b') }}", []],
  ["${{ contains(secrets.A, 'x') }}", []],
  ['${{ env.NONE }}', []],
])('the value %s holds %j', (value, expected) => {
  expect(secrets(value)).toEqual(expected)
})

test.each([
  ['echo "out=$TOKEN" >> "$GITHUB_OUTPUT"', ['TOKEN']],
  ['echo out=${TOKEN} >> $GITHUB_OUTPUT', ['TOKEN']],
  ['echo "out=${TOKEN:-none}" >> "$GITHUB_OUTPUT"', ['TOKEN']],
  [String.raw`printf 'out=%s\n' "$TOKEN" >> "$GITHUB_OUTPUT"`, ['TOKEN']],
  ['{\n  echo "a=b"\n  echo "out=user:$TOKEN"\n} >> "$GITHUB_OUTPUT"', ['TOKEN']],
  ['echo "out=$TOKEN" | tee -a "$GITHUB_OUTPUT"', ['TOKEN']],
  ['echo "::set-output name=out::$TOKEN"', ['TOKEN']],
  ['"out=$env:TOKEN" >> $env:GITHUB_OUTPUT', ['TOKEN']],
  ['echo "out=${{ secrets.B }}" >> "$GITHUB_OUTPUT"', ['B']],
  ['x=$(make); echo "::add-mask::$x"; echo "out=$x" >> "$GITHUB_OUTPUT"', ['$x']],
  ['echo "out=$PLAIN" >> "$GITHUB_OUTPUT"', ['HIDDEN']],
  ['echo "other=$TOKEN" >> "$GITHUB_OUTPUT"', []],
  ['echo "out=$TOP" >> "$GITHUB_OUTPUT"', []],
  ['echo "out=$TOKENS" >> "$GITHUB_OUTPUT"', []],
  ['echo "out=${TOKEN:+yes}" >> "$GITHUB_OUTPUT"', []],
  ['echo "out=${#TOKEN}" >> "$GITHUB_OUTPUT"', []],
  ['echo "out=$(curl -H "$TOKEN" x)" >> "$GITHUB_OUTPUT"', []],
  ['echo "out=$(curl "$(host "$TOKEN")")" >> "$GITHUB_OUTPUT"', []],
  ['echo "out=`curl -H $TOKEN x`" >> "$GITHUB_OUTPUT"', []],
  ['echo "out=$(date)-$TOKEN" >> "$GITHUB_OUTPUT"', ['TOKEN']],
  ['echo \'out=$TOKEN\' >> "$GITHUB_OUTPUT"', []],
  ['echo "out=$TOKEN" >> "$GITHUB_ENV"', []],
  ['echo "out=$TOKEN"', []],
  [String.raw`printf 'out=%s\nkey=%s\n' a "$TOKEN" >> "$GITHUB_OUTPUT"`, []],
])('the script %j gives the output %j', (script, expected) => {
  expect(secrets('${{ steps.make.outputs.out }}', script)).toEqual(expected)
})

test('a script that writes a secret harms only the output that reads it', () => {
  expect(secrets("${{ steps.make.outputs.out == '' }}", 'echo "out=$TOKEN" >> "$GITHUB_OUTPUT"')).toEqual([])
})

test('an action that masks what it makes is known by its output', () => {
  const vault = '      - id: vault\n        uses: hashicorp/vault-action@v4\n'
  expect(secrets('${{ steps.vault.outputs.password }}', '', vault)).toEqual(['steps.vault.outputs.password'])
})
