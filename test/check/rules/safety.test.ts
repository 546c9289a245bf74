// Edge cases of the rules about conditions, pins and expressions in scripts.
import { describe, expect, test } from 'vitest'
import { parseUses } from '../../../src/check/reading/uses.ts'
import { conditionAlwaysTrue } from '../../../src/check/rules/condition-always-true.ts'
import { expressionInRun } from '../../../src/check/rules/expression-in-run.ts'
import { unpinnedAction } from '../../../src/check/rules/unpinned-action.ts'
import { findingsOf } from '../fixture.ts'
import { found } from '../workflows.ts'

const sha = '3d3c42e5aac5ba805825da76410c181273ba90b1'

test.each([
  ['actions/checkout@v7', { kind: 'repository', action: 'actions/checkout', ref: 'v7' }],
  ['github/codeql-action/init@v3', { kind: 'repository', action: 'github/codeql-action/init', ref: 'v3' }],
  [
    'acme/x/.github/workflows/a.yml@main',
    { kind: 'repository', action: 'acme/x/.github/workflows/a.yml', ref: 'main' },
  ],
  ['./.github/actions/x/', { kind: 'local', path: '.github/actions/x' }],
  ['$/x', { kind: 'local', path: 'x' }],
  ['./', { kind: 'local', path: '' }],
  ['docker://alpine:3', { kind: 'docker', image: 'alpine:3' }],
  ['checkout@v7', undefined],
  ['actions/checkout', undefined],
  ['@v7', undefined],
  ['', undefined],
])('%j names %j', (text, expected) => {
  expect(parseUses(text)).toEqual(expected)
})

const alwaysTrue = (condition: string): number =>
  found(conditionAlwaysTrue, { a: { jobs: { a: { if: condition } } } }).length

describe('the condition', () => {
  test.each(['${{ a }} == b', '${{ a }} && ${{ b }}', '${{ a }}\n', ' ${{ a }}', '!${{ a }}', "(${{ a == 'x' }})"])(
    '%j is always true',
    (condition) => {
      expect(alwaysTrue(condition)).toBe(1)
    },
  )

  test.each(['${{ a }}', "${{ a == '}}' && b }}", 'a == b', "contains(a, '{{')", '', 'a\n', '${{ a'])(
    '%j is not',
    (condition) => {
      expect(alwaysTrue(condition)).toBe(0)
    },
  )

  test('of an environment or an input that is called if is none', () => {
    expect(
      found(conditionAlwaysTrue, {
        a: { jobs: { a: { env: { if: '${{ a }} b' }, steps: [{ with: { if: '${{ a }} b' } }] } } },
      }),
    ).toEqual([])
  })
})

const severityOf = (expression: string): unknown =>
  found(expressionInRun, { a: { jobs: { a: { steps: [{ run: `echo \${{ ${expression} }}` }] } } } })[0]?.severity

describe('an expression in a script', () => {
  test.each([
    'inputs.x',
    'github.event.inputs.x',
    'github.head_ref',
    'github.ref_name',
    'github.event.pull_request.title',
    'github.event.issue.body',
    'github.event.comment.body',
    'github.event.commits[0].message',
    'github.event.head_commit.author.email',
    'github.event.client_payload.ref',
    'steps.x.outputs.y',
    'needs.x.outputs.y',
    'toJSON(github)',
    "format('{0}', inputs.x)",
  ])('is an error for %s, which people fill', (expression) => {
    expect(severityOf(expression)).toBe('error')
  })

  test.each([
    'github.sha',
    'matrix.os',
    'github.run_id',
    'runner.temp',
    'env.X',
    'github.event.number',
    'steps.x.outcome',
  ])('is a warning for %s', (expression) => {
    expect(severityOf(expression)).toBe('warning')
  })

  test('is found in a composite action', () => {
    const action = { runs: { using: 'composite', steps: [{ run: 'echo ${{ inputs.x }}', shell: 'bash' }] } }
    expect(findingsOf([expressionInRun], { 'action.yml': JSON.stringify(action) })).toHaveLength(1)
  })
})

const unpinned = (uses: string): unknown[] =>
  found(unpinnedAction, { a: { jobs: { a: { steps: [{ uses }] } } } }).map((finding) => finding.args)

describe('a pin', () => {
  test.each([
    `actions/checkout@${sha}`,
    `actions/checkout@${sha.toUpperCase()}`,
    './x',
    '$/x',
    `docker://a@sha256:${'0'.repeat(64)}`,
  ])('%s holds', (uses) => {
    expect(unpinned(uses)).toEqual([])
  })

  test.each([
    ['actions/checkout@v7', { action: 'actions/checkout', ref: 'v7' }],
    [`actions/checkout@${sha.slice(0, 7)}`, { action: 'actions/checkout', ref: '3d3c42e' }],
    ['docker://localhost:5000/a', { action: 'docker://localhost:5000/a', ref: 'latest' }],
    ['docker://a:3', { action: 'docker://a:3', ref: '3' }],
  ])('%s can be moved', (uses, args) => {
    expect(unpinned(uses)).toEqual([args])
  })
})
