// Which shells and runners go without pipefail, and which pipes hide a failure.
import { expect, test } from 'vitest'
import { shellWithoutPipefail } from '../../../src/check/rules/shell-without-pipefail.ts'
import { findingsOf } from '../fixture.ts'

function places(job: string): string[] {
  const text = `on: push\njobs:\n  build:\n${job.replaceAll(/^/gm, '    ')}\n`
  return findingsOf([shellWithoutPipefail], { 'a.yml': text }).map(({ place }) => `${place.line}:${place.column}`)
}

const step = (script: string, more = ''): string =>
  `runs-on: ubuntu-24.04\nsteps:\n  - run: ${JSON.stringify(script)}${more === '' ? '' : `\n    ${more}`}`

test.each([
  ['', true],
  ['shell: sh', true],
  ['shell: bash', false],
  ['shell: bash {0}', true],
  ['shell: bash -e {0}', true],
  ['shell: /usr/bin/bash -eu {0}', true],
  ['shell: bash --noprofile --norc -eo pipefail {0}', false],
  ['shell: pwsh', false],
  ['shell: python', false],
  ['shell: ${{ inputs.shell }}', false],
])('a pipe under %j is told: %s', (shell, isTold) => {
  expect(places(step('a | b', shell)).length > 0).toBe(isTold)
})

test.each([
  ['runs-on: windows-2025', false],
  ['runs-on: [self-hosted, Windows]', false],
  ['runs-on:\n  group: big\n  labels: windows-2025', false],
  ['runs-on: ${{ inputs.runner }}', true],
  ['runs-on: ${{ matrix.os }}\nstrategy: {matrix: {os: [windows-2022, windows-2025]}}', false],
  ['runs-on: ${{ matrix.os }}\nstrategy: {matrix: {os: [windows-2022], include: [{os: ubuntu-24.04}]}}', true],
  ['runs-on: ${{ matrix.os }}\nstrategy: {matrix: "${{ fromJSON(inputs.matrix) }}"}', true],
])('the default shell of %j is told: %s', (runner, isTold) => {
  expect(places(`${runner}\nsteps:\n  - run: a | b`).length > 0).toBe(isTold)
})

test.each([
  ['set -o pipefail\na | b', false],
  ['set -euo pipefail\na | b', false],
  ['set -e -o pipefail\na | b', false],
  ['a | b\nset -o pipefail', true],
  ['set -e\na | b', true],
  ['a | b\ntest "${PIPESTATUS[0]}" = 0', false],
  ['echo "$TOKEN" | docker login --password-stdin', false],
  ["printf '%s' a | base64", false],
  ['echo a | jq . | tee b', true],
  ['if echo "$A" | grep -q b; then c; fi', false],
])('the script %j is told: %s', (script, isTold) => {
  expect(places(step(script)).length > 0).toBe(isTold)
})

test('a job is told once, at its first pipe that hides a failure', () => {
  expect(places('runs-on: ubuntu-24.04\nsteps:\n  - run: |\n      echo a | b\n      c | d\n  - run: e | f')).toEqual([
    '8:13',
  ])
})
