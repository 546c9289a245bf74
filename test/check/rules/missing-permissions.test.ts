// Who says what the token of a job may do: the job, the workflow, the caller or the called workflow.
import { expect, test } from 'vitest'
import { missingPermissions } from '../../../src/check/rules/missing-permissions.ts'
import { findingsOf } from '../fixture.ts'

const jobs = (texts: Record<string, string>): string[] =>
  findingsOf([missingPermissions], texts).map(({ place }) => `${place.file}:${place.line}`)

const job = 'jobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps: [{run: make}]\n'
const called = '.github/workflows/called.yml'
const caller = { 'a.yml': `on: push\njobs:\n  call:\n    uses: ./${called}\n` }

test.each([
  [`on: push\n${job}`, 1],
  [`on: push\npermissions: {}\n${job}`, 0],
  [`on: push\npermissions:\n${job}`, 0],
  [`on: push\npermissions: read-all\n${job}`, 0],
  [`on: workflow_call\n${job}`, 0],
  [`on: [workflow_call, push]\n${job}`, 1],
  ['on: push\npermissions: {}\njobs: nonsense\n', 0],
])('%j: %i', (text, findings) => {
  expect(jobs({ 'a.yml': text })).toHaveLength(findings)
})

test('a call is told when a called job does not name its own', () => {
  expect(jobs({ ...caller, [called]: `on: workflow_call\n${job}` })).toEqual(['a.yml:3'])
})

test('a call is fine when the called workflow names all that its jobs get', () => {
  expect(jobs({ ...caller, [called]: `on: workflow_call\npermissions: {}\n${job}` })).toEqual([])
})
