// Edge cases of the rules about jobs, steps, outputs and inputs: what their fixtures have no room for.
import { describe, expect, test } from 'vitest'
import { missingActionInput } from '../../../src/check/rules/missing-action-input.ts'
import { needsCycle } from '../../../src/check/rules/needs-cycle.ts'
import { needsUnknownJob } from '../../../src/check/rules/needs-unknown-job.ts'
import { noTrigger } from '../../../src/check/rules/no-trigger.ts'
import { stepNotRunYet } from '../../../src/check/rules/step-not-run-yet.ts'
import { unknownActionInput } from '../../../src/check/rules/unknown-action-input.ts'
import { unknownInput } from '../../../src/check/rules/unknown-input.ts'
import { unknownMatrixKey } from '../../../src/check/rules/unknown-matrix-key.ts'
import { unknownOutput } from '../../../src/check/rules/unknown-output.ts'
import { unknownStep } from '../../../src/check/rules/unknown-step.ts'
import type { AnyRule } from '../../../src/check/rule.ts'
import { findingsOf } from '../fixture.ts'
import { textsOf } from '../workflows.ts'

const args = (
  rule: AnyRule,
  workflows: Readonly<Record<string, object>>,
  more: Readonly<Record<string, object>> = {},
): unknown[] => {
  const others = Object.entries(more).map(([path, data]) => [path, JSON.stringify(data)] as const)
  return findingsOf([rule], { ...textsOf(workflows), ...Object.fromEntries(others) }).map((finding) => finding.args)
}

const one = (rule: AnyRule, job: object, workflow: object = {}): unknown[] =>
  args(rule, { a: { on: 'push', jobs: { a: job }, ...workflow } })

const reads = (expression: string): object => ({ run: 'x', env: { X: `\${{ ${expression} }}` } })

describe('jobs', () => {
  test('are found in any case', () => {
    expect(args(needsUnknownJob, { a: { jobs: { Build: {}, b: { needs: 'build' } } } })).toEqual([])
  })

  test('that wait for themselves are a circle of one', () => {
    expect(args(needsCycle, { a: { jobs: { a: { needs: 'A' } } } })).toEqual([{ jobs: ['a'] }])
  })

  test('two ways to one job are no circle', () => {
    expect(args(needsCycle, { a: { jobs: { a: {}, b: { needs: 'a' }, c: { needs: ['a', 'b'] } } } })).toEqual([])
  })
})

describe('a trigger is missing', () => {
  test.each([{ on: null }, { on: [] }, { on: {} }])('with %j', (head) => {
    expect(args(noTrigger, { a: { name: 'A', ...head, jobs: {} } })).toEqual([{ workflow: 'A' }])
  })

  test.each([{ on: 'push' }, { on: ['push'] }, { on: { push: null } }])('not with %j', (head) => {
    expect(args(noTrigger, { a: { ...head, jobs: {} } })).toEqual([])
  })
})

describe('steps', () => {
  test('of another job do not count', () => {
    const jobs = { a: { steps: [{ id: 'x', run: 'y' }] }, b: { steps: [reads('steps.x.outcome')] } }
    expect(args(unknownStep, { a: { jobs } })).toEqual([{ job: 'b', step: 'x', steps: [] }])
  })

  test('may be read by an index as well', () => {
    expect(
      one(unknownStep, { steps: [{ id: 'a-b', run: 'y' }, reads("steps['a-b'].outcome || steps['a-c'].outcome")] }),
    ).toEqual([{ job: 'a', step: 'a-c', steps: ['a-b'] }])
  })

  test('that are read by a computed name, or all at once, are not judged', () => {
    expect(one(unknownStep, { steps: [reads('steps[matrix.x].outcome && steps.*.outcome && toJSON(steps)')] })).toEqual(
      [],
    )
  })

  test('of a composite action are held to the same', () => {
    const action = {
      runs: {
        using: 'composite',
        steps: [
          { id: 'a', run: 'x', shell: 'bash' },
          { ...reads('steps.b.outcome'), shell: 'bash' },
        ],
      },
    }
    expect(args(unknownStep, {}, { 'x/action.yml': { name: 'X', ...action } })).toEqual([
      { job: 'X', step: 'b', steps: ['a'] },
    ])
  })

  test('of one parallel block may read each other', () => {
    const steps = [
      {
        parallel: [
          { id: 'a', run: 'x' },
          { id: 'b', ...reads('steps.a.outcome') },
        ],
      },
    ]
    expect(one(stepNotRunYet, { steps })).toEqual([])
    expect(one(unknownStep, { steps })).toEqual([])
  })

  test('may be read by the outputs of their job wherever they stand', () => {
    expect(one(stepNotRunYet, { outputs: { x: '${{ steps.a.outcome }}' }, steps: [{ id: 'a', run: 'x' }] })).toEqual([])
  })
})

describe('the outputs that are known', () => {
  const called = { on: { workflow_call: { outputs: { digest: { value: 'x' } } } }, jobs: {} }
  const caller = (output: string, uses = './.github/workflows/b.yml'): object => ({
    on: 'push',
    jobs: { b: { uses }, c: { needs: 'b', steps: [reads(`needs.b.outputs.${output}`)] } },
  })

  test('are those of a called workflow of the repository', () => {
    expect(args(unknownOutput, { a: caller('digest'), b: called })).toEqual([])
    expect(args(unknownOutput, { a: caller('sha'), b: called })).toEqual([
      { of: 'needs.b', output: 'sha', outputs: ['digest'] },
    ])
  })

  test('are those that a called workflow hands on from its jobs', () => {
    const on = { workflow_call: { outputs: { x: { value: '${{ jobs.b.outputs.sha }}' } } } }
    expect(args(unknownOutput, { a: { on, jobs: { b: { outputs: { digest: 'x' } } } } })).toEqual([
      { of: 'jobs.b', output: 'sha', outputs: ['digest'] },
    ])
  })

  test('are those of an action of the repository', () => {
    const action = { 'x/action.yml': { outputs: { a: { value: 1 } }, runs: { using: 'composite', steps: [] } } }
    const job = { steps: [{ id: 's', uses: './x' }, reads('steps.s.outputs.a && steps.s.outputs.b')] }
    expect(args(unknownOutput, { a: { jobs: { a: job } } }, action)).toEqual([
      { of: 'steps.s', output: 'b', outputs: ['a'] },
    ])
  })

  test.each([
    ['a workflow elsewhere', { a: caller('x', 'acme/b/.github/workflows/b.yml@v1') }],
    [
      'an unknown action',
      { a: { jobs: { a: { steps: [{ id: 's', uses: 'acme/x@v1' }, reads('steps.s.outputs.x')] } } } },
    ],
    [
      'a later version of a known one',
      { a: { jobs: { a: { steps: [{ id: 's', uses: 'actions/checkout@v99' }, reads('steps.s.outputs.x')] } } } },
    ],
    [
      'a script in JavaScript',
      { a: { jobs: { a: { steps: [{ id: 's', uses: 'actions/github-script@v7' }, reads('steps.s.outputs.x')] } } } },
    ],
    [
      'a program that may set some',
      { a: { jobs: { a: { steps: [{ id: 's', run: 'make' }, reads('steps.s.outputs.x')] } } } },
    ],
    [
      'a script in Python',
      { a: { jobs: { a: { steps: [{ id: 's', run: 'print()', shell: 'python' }, reads('steps.s.outputs.x')] } } } },
    ],
    [
      'a job whose output names are computed',
      {
        a: {
          jobs: { a: { outputs: { '${{ matrix.x }}': 'y' } }, b: { needs: 'a', steps: [reads('needs.a.outputs.x')] } },
        },
      },
    ],
  ])('are not those of %s', (_, workflows) => {
    expect(args(unknownOutput, workflows)).toEqual([])
  })
})

describe('a matrix', () => {
  test.each([
    ['is made at run time', { matrix: '${{ fromJSON(vars.X) }}' }],
    ['has an axis made at run time', { matrix: { a: '${{ fromJSON(vars.X) }}' } }],
    ['has an include made at run time', { matrix: { a: [1], include: '${{ fromJSON(vars.X) }}' } }],
    ['gets the key by include', { matrix: { a: [1], include: [{ key: 2 }] } }],
    ['has the key in another case', { matrix: { KEY: [1] } }],
  ])('has the key when it %s', (_, strategy) => {
    expect(one(unknownMatrixKey, { strategy, steps: [reads('matrix.key')] })).toEqual([])
  })

  test('that is not there has no key', () => {
    expect(one(unknownMatrixKey, { name: '${{ matrix.key }}', steps: [] })).toEqual([
      { job: 'a', key: 'key', keys: [] },
    ])
  })
})

describe('inputs', () => {
  test('of a call and of a start by hand count both', () => {
    const on = { workflow_dispatch: { inputs: { a: {} } }, workflow_call: { inputs: { b: { type: 'string' } } } }
    expect(one(unknownInput, { steps: [reads('inputs.a && inputs.b && inputs.c')] }, { on })).toEqual([
      { input: 'c', inputs: ['a', 'b'] },
    ])
  })

  test('in the event of a called workflow are those of its caller', () => {
    expect(one(unknownInput, { steps: [reads('github.event.inputs.c')] }, { on: 'workflow_call' })).toEqual([])
  })

  test('of an action are its own', () => {
    const action = { inputs: { a: {} }, runs: { using: 'composite', steps: [reads('inputs.b')] } }
    expect(args(unknownInput, {}, { 'action.yml': action })).toEqual([{ input: 'b', inputs: ['a'] }])
  })

  test('of a later major version may be new, which is only a warning', () => {
    const steps = [
      { uses: 'actions/checkout@v99', with: { new: 1 } },
      { uses: 'actions/checkout@v4', with: { new: 1 } },
    ]
    const findings = findingsOf([unknownActionInput], textsOf({ a: { jobs: { a: { steps } } } }))
    expect(findings.map((finding) => finding.severity)).toEqual(['warning', 'error'])
  })

  test('of an action of the repository are read from its file', () => {
    const action = {
      'x/action.yml': {
        inputs: { a: { required: true }, b: { required: true, default: 1 } },
        runs: { using: 'node24', main: 'x' },
      },
    }
    const workflows = { a: { jobs: { a: { steps: [{ uses: './x/', with: { c: 1 } }] } } } }
    expect(args(unknownActionInput, workflows, action)).toEqual([{ action: './x', input: 'c', inputs: ['a', 'b'] }])
    expect(args(missingActionInput, workflows, action)).toEqual([{ action: './x', input: 'a' }])
  })
})
