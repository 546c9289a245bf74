// What a called workflow may ask for, level by level, and how far a grant is handed on.
import { expect, test } from 'vitest'
import { calledWorkflowExceedsGrant } from '../../../src/check/rules/called-workflow-exceeds-grant.ts'
import { findingsOf } from '../fixture.ts'

type Texts = Record<string, string>

const called = '.github/workflows/called.yml'
const inner = '.github/workflows/inner.yml'

function told(texts: Texts): string[] {
  return findingsOf([calledWorkflowExceedsGrant], texts).map(({ place, args }) => {
    const { scope, asks, granted } = args as { scope: string; asks: string; granted: string }
    return `${place.file.replace(/^.*\//, '')} ${scope}: ${asks} over ${granted}`
  })
}

const caller = (permissions: string): Texts => ({
  'a.yml': `on: push\njobs:\n  call:\n    permissions: ${permissions}\n    uses: ./${called}\n`,
})

const loop = (to: string): string => `on: workflow_call\njobs:\n  next:\n    uses: ./${to}\n`

const callee = (permissions: string): Texts => ({
  [called]: `on: workflow_call\npermissions: ${permissions}\njobs:\n  build:\n    steps: [{run: make}]\n`,
})

test.each([
  ['{contents: read}', '{contents: read}', []],
  ['{contents: write}', '{contents: read}', []],
  ['{contents: read}', '{contents: none}', []],
  ['{contents: read}', '{}', []],
  ['{contents: read}', '{contents: write}', ['a.yml contents: write over read']],
  ['{contents: read}', '{packages: read}', ['a.yml packages: read over none']],
  ['{}', '{contents: read, id-token: write}', ['a.yml contents: read over none', 'a.yml id-token: write over none']],
  ['read-all', '{packages: read}', []],
  ['read-all', '{packages: write}', ['a.yml packages: write over read']],
  ['write-all', '{packages: write, id-token: write}', []],
  ['write-all', 'read-all', []],
  ['read-all', 'read-all', []],
  ['read-all', 'write-all', ['a.yml permissions: write-all over read-all']],
  ['{contents: read}', 'read-all', ['a.yml permissions: read-all over { contents: read }']],
  ['{contents: read}', 'nonsense', []],
  ['{contents: read}', '{contents: nonsense}', []],
])('a grant of %s against a wish for %s', (granted, asked, expected) => {
  expect(told({ ...caller(granted), ...callee(asked) })).toEqual(expected)
})

test('the block of the workflow is the grant of a calling job without one', () => {
  const text = `on: push\npermissions: {contents: read}\njobs:\n  call:\n    uses: ./${called}\n`
  expect(told({ 'a.yml': text, ...callee('{contents: write}') })).toEqual(['a.yml contents: write over read'])
})

test('a caller without any block is not judged', () => {
  expect(told({ 'a.yml': `on: push\njobs:\n  call:\n    uses: ./${called}\n`, ...callee('write-all') })).toEqual([])
})

test('several jobs that ask for one scope are one finding with a place for each', () => {
  const text = `on: workflow_call\njobs:\n  one:\n    permissions: {packages: read}\n    steps: []\n  two:\n    permissions: {packages: write}\n    steps: []\n`
  const findings = findingsOf([calledWorkflowExceedsGrant], { ...caller('{}'), [called]: text })
  expect(findings.map(({ args }) => args)).toEqual([
    { workflow: called, scope: 'packages', asks: 'write', granted: 'none' },
  ])
  expect(findings[0]?.related?.map(({ place }) => `${place.file}:${place.line}`)).toEqual([
    `${called}:4`,
    `${called}:7`,
    'a.yml:4',
  ])
})

test('a grant goes on through a call that names none', () => {
  const middle = `on: workflow_call\njobs:\n  next:\n    uses: ./${inner}\n`
  const texts = { ...caller('{}'), [called]: middle, [inner]: callee('{contents: read}')[called] ?? '' }
  expect(told(texts)).toEqual(['a.yml contents: read over none'])
})

test('a call that names its own grant is told instead of its callers', () => {
  const middle = `on: workflow_call\njobs:\n  next:\n    permissions: {contents: read}\n    uses: ./${inner}\n`
  const texts = { ...caller('{contents: read}'), [called]: middle, [inner]: callee('{contents: write}')[called] ?? '' }
  expect(told(texts)).toEqual(['called.yml contents: write over read'])
})

test('workflows that call each other do not hang it', () => {
  expect(told({ ...caller('{}'), [called]: loop(inner), [inner]: loop(called) })).toEqual([])
})
