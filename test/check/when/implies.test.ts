// When a condition can only hold together with another one.
import { expect, test } from 'vitest'
import { implies } from '../../../src/check/when/implies.ts'
import { known } from '../../../src/check/when/value.ts'

test.each([
  ['inputs.scan', 'inputs.scan', true],
  ['${{ inputs.scan }}', 'inputs.scan', true],
  ['inputs.scan && inputs.sign', 'inputs.scan', true],
  ['inputs.sign && (inputs.scan && inputs.test)', 'inputs.test', true],
  ['Inputs.Scan', 'inputs.scan', true],
  ['inputs.scan == true', 'inputs.scan', true],
  ["github.ref == 'refs/heads/main'", "(github.ref == 'REFS/heads/main')", true],
  ['inputs.scan', 'inputs.scan || inputs.sign', true],
  ['inputs.scan && inputs.sign', 'inputs.sign && inputs.scan', true],
  ['inputs.scan', "inputs.scan && github.event_name == 'push'", true],
  ['inputs.scan', 'always() && inputs.scan', true],
  [undefined, "github.event_name == 'push'", true],
  [undefined, undefined, true],
  [undefined, 'always()', true],
  [undefined, '${{ inputs.scan }} ', true],
  [undefined, 'inputs.scan', false],
  ['inputs.scan || inputs.sign', 'inputs.scan', false],
  ['inputs.sign', 'inputs.scan', false],
  ['!inputs.scan', 'inputs.scan', false],
  ['inputs.scan', 'inputs.scan && inputs.sign', false],
  ['inputs.scan', 'failure()', false],
  ['inputs.scan', 'inputs.scan ==', false],
])('%s holds only when %s holds: %s', (stronger, weaker, expected) => {
  expect(implies(stronger, weaker, new Map([['github.event_name', known('push')]]))).toBe(expected)
})
