// When a checkout keeps its credentials, and what shows that they are needed.
import { expect, test } from 'vitest'
import { credentialsKeptByCheckout } from '../../../src/check/rules/credentials-kept-by-checkout.ts'
import { findingsOf } from '../fixture.ts'

const told = (steps: readonly string[]): number =>
  findingsOf([credentialsKeptByCheckout], {
    'a.yml': `on: push\njobs:\n  build:\n    steps:\n${steps.map((step) => `      - ${step}`).join('\n')}\n`,
  }).length

test.each([
  ['{uses: actions/checkout@v7}', 1],
  ['{uses: Actions/Checkout@v7, with: {fetch-depth: 0}}', 1],
  ['{uses: actions/checkout@v7, with: {persist-credentials: true}}', 1],
  ['{uses: actions/checkout@v7, with: {persist-credentials: false}}', 0],
  ['{uses: actions/checkout@v7, with: {persist-credentials: "false"}}', 0],
  ['{uses: actions/checkout@v7, with: {persist-credentials: "${{ inputs.push }}"}}', 0],
  ['{uses: actions/checkout@v7, with: {persist-credentials: }}', 0],
  ['{uses: acme/checkout@v7}', 0],
])('%s: %i', (step, findings) => {
  expect(told([step])).toBe(findings)
})

test.each([
  ['git push', 0],
  ['git -C docs -c user.name=bot push origin main', 0],
  ['sudo git fetch --tags', 0],
  ['if make; then git push --tags; fi', 0],
  ['git submodule update --init', 0],
  ['git lfs pull', 0],
  ['git tag v1', 1],
  ['git update-index --refresh', 1],
  ['echo "git push"', 1],
  ['docker push app', 1],
])('a later step with %j leaves %i to tell', (script, findings) => {
  expect(told(['{uses: actions/checkout@v7}', `{run: ${JSON.stringify(script)}}`])).toBe(findings)
})

test('a push before the checkout does not need it', () => {
  expect(told(['{run: git push}', '{uses: actions/checkout@v7}'])).toBe(1)
})

test('an action that pushes needs it', () => {
  expect(told(['{uses: actions/checkout@v7}', '{uses: stefanzweifel/git-auto-commit-action@v7}'])).toBe(0)
})
