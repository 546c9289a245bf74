// Reading something of a job is needing it: the needs of a job follow from what it reads.
import { describe, expect, it } from 'vitest'
import {
  always,
  and,
  collect,
  contains,
  eq,
  failure,
  fromJSON,
  needs,
  success,
  text,
  toJSON,
} from '../../src/expressions.ts'
import { call, job, run, runtimeMatrix, uses, workflow } from '../../src/index.ts'
import type { Job } from '../../src/index.ts'
import { compiled, compiledJobs } from './modules.ts'

const machine = { 'runs-on': 'ubuntu-24.04' }
const first = job('first', { ...machine, outputs: { tag: 'v1', list: '[]' }, steps: [] })
const second = job('second', { ...machine, outputs: { tag: 'v2' }, steps: [] })
const shared = workflow('shared', {
  on: { workflow_call: null },
  jobs: [second],
  outputs: { digest: second.outputs.tag },
})
const called = call('called', shared)
const { tag } = first.outputs

/** The needs of the last of these jobs. */
const needsOf = (last: Job, ...others: readonly Job[]): unknown =>
  compiledJobs(...others, first, second, called, last).document.jobs[last.id].needs

describe('a job needs another', () => {
  it.each<[string, Job]>([
    ['env', job('last', { ...machine, env: { TAG: tag }, steps: [] })],
    ['its name', job('last', { ...machine, name: text`of ${tag}`, steps: [] })],
    ['its machine', job('last', { 'runs-on': tag, steps: [] })],
    ['its condition', job('last', { ...machine, if: eq(tag, 'v1'), steps: [] })],
    [
      'its matrix',
      job('last', { ...machine, strategy: { matrix: runtimeMatrix(fromJSON(first.outputs.list)) }, steps: [] }),
    ],
    ['its environment', job('last', { ...machine, environment: { name: 'x', url: tag }, steps: [] })],
    ['its lock', job('last', { ...machine, concurrency: { group: tag }, steps: [] })],
    ['its container', job('last', { ...machine, container: { image: tag }, steps: [] })],
    ['its outputs', job('last', { ...machine, outputs: { again: tag }, steps: [] })],
    ['the env of a step', job('last', { ...machine, steps: [run('true', { env: { TAG: tag } })] })],
    ['the condition of a step', job('last', { ...machine, steps: [run('true', { if: eq(first.result, 'success') })] })],
    [
      'an input of an action',
      job('last', { ...machine, steps: [uses('acme/any@v1', { with: { tags: ['x', tag] } })] }),
    ],
    ['an input of a call', call('last', './a.yml', { with: { tag } })],
    ['a secret of a call', call('last', './a.yml', { secrets: { TAG: tag } })],
  ])('whose output is read in %s', (_where, last) => {
    expect(needsOf(last)).toBe('first')
  })

  it.each<[string, Job]>([
    ['its result', job('last', { ...machine, if: and(always(), eq(first.result, 'failure')), steps: [] })],
    ['whether it succeeded', job('last', { ...machine, if: success(first), steps: [] })],
    ['whether it failed', job('last', { ...machine, if: failure(first), steps: [] })],
  ])('when it reads %s', (_what, last) => {
    expect(needsOf(last)).toBe('first')
  })

  it('that calls a workflow, when it reads an output of that', () => {
    const last = job('last', { ...machine, env: { DIGEST: called.outputs.digest }, steps: [] })
    expect(needsOf(last)).toBe('called')
    expect(compiledJobs(first, second, called, last).document.jobs.last.env).toEqual({
      DIGEST: '${{ needs.called.outputs.digest }}',
    })
  })
})

describe('the list of needs', () => {
  it('holds the named ones first, as they were given, and then the read ones in the order of the workflow', () => {
    const env = { A: second.outputs.tag, B: tag }
    expect(needsOf(job('last', { ...machine, needs: ['called'], env, steps: [] }))).toEqual([
      'called',
      'first',
      'second',
    ])
  })

  it('holds each job once', () => {
    expect(needsOf(job('last', { ...machine, needs: [first, 'first'], env: { A: tag, B: tag }, steps: [] }))).toBe(
      'first',
    )
  })

  it('is no list when there is one', () => {
    expect(needsOf(job('last', { ...machine, needs: [first], steps: [] }))).toBe('first')
  })

  it('is left out when there is none', () => {
    expect(needsOf(job('last', { ...machine, needs: [], steps: [] }))).toBeUndefined()
  })

  it('gets nothing from the whole context, which adds no needs by itself', () => {
    const last = job('last', {
      ...machine,
      needs: first,
      if: contains(collect(needs).result, 'failure'),
      env: { ALL: toJSON(needs) },
      steps: [],
    })
    expect(needsOf(last)).toBe('first')
  })
})

describe('a finding', () => {
  it.each<[string, Job, unknown]>([
    [
      'named',
      job('last', { ...machine, needs: 'firts', steps: [] }),
      ['needs-unknown-job', { job: 'last', needs: 'firts', jobs: ['first', 'last'] }],
    ],
    [
      'read',
      job('last', { ...machine, env: { A: second.outputs.tag }, steps: [] }),
      ['needs-unknown-job', { job: 'last', needs: 'second', jobs: ['first', 'last'] }],
    ],
  ])('tells of a %s job that the workflow does not have', (_how, last, finding) => {
    expect(compiledJobs(first, last).findings).toEqual([finding])
  })

  it('tells of an output for callers that is read of a job of another workflow', () => {
    const made = compiled(
      workflow('w', { on: { workflow_call: null }, jobs: [first], outputs: { x: second.outputs.tag } }),
    )
    expect(made.findings).toEqual([['needs-unknown-job', { job: 'w.yml', needs: 'second', jobs: ['first'] }]])
  })

  it('tells of jobs that wait for each other', () => {
    const a = job('a', { ...machine, needs: 'b', outputs: { x: '1' }, steps: [] })
    const b = job('b', { ...machine, env: { X: a.outputs.x }, steps: [] })
    expect(compiledJobs(a, b).findings).toEqual([['needs-cycle', { jobs: ['a', 'b'] }]])
  })

  it('tells of two jobs of one id, also when only the case differs', () => {
    const again = job('First', { ...machine, steps: [] })
    expect(compiledJobs(first, again).findings).toEqual([['duplicate-job-id', { id: 'First' }]])
  })

  it('tells nothing of a need in another case, which GitHub takes', () => {
    expect(compiledJobs(first, job('last', { ...machine, needs: 'FIRST', steps: [] })).findings).toEqual([])
  })
})
