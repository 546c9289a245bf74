// Keys that the types do not know, at every kind of node.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkout } from '../../src/actions/index.ts'
import { github } from '../../src/expressions.ts'
import {
  beyond,
  call,
  comment,
  compositeAction,
  job,
  parallel,
  run,
  triggers,
  uses,
  workflow,
} from '../../src/index.ts'
import { compiled, compiledJob, compiledJobs } from './modules.ts'

const steps = [run('true')]
const base = job('base', { 'runs-on': 'ubuntu-24.04', steps })

describe('a key beyond the types', () => {
  const keys = { 'new-key': { list: [1, github.ref] } }
  const plain = { list: [1, '${{ github.ref }}'] }

  it.each([
    ['a step', compiledJob({ steps: [beyond(run('true'), keys)] }).steps[0], { run: 'true', 'new-key': plain }],
    [
      'the options of a step',
      compiledJob({ steps: [run('true', beyond({ name: 'A' }, keys))] }).steps[0],
      { name: 'A', run: 'true', 'new-key': plain },
    ],
    [
      'the inputs of an action',
      compiledJob({ steps: [uses(checkout, { with: beyond({ ref: 'x' }, { fresh: 1 }) })] }).steps[0].with,
      { 'persist-credentials': false, ref: 'x', fresh: 1 },
    ],
    [
      'parallel steps',
      compiledJob({ steps: [beyond(parallel(steps), keys)] }).steps[0],
      { parallel: [{ run: 'true' }], 'new-key': plain },
    ],
    [
      'a strategy',
      compiledJob({ strategy: beyond({ 'fail-fast': false }, keys), steps }).strategy,
      { 'fail-fast': false, 'new-key': plain },
    ],
    [
      'a container',
      compiledJob({ container: beyond({ image: 'x' }, keys), steps }).container,
      { image: 'x', 'new-key': plain },
    ],
    [
      'permissions',
      compiledJob({ permissions: beyond({ contents: 'read' }, { 'new-scope': 'read' }), steps }).permissions,
      { contents: 'read', 'new-scope': 'read' },
    ],
    [
      'an environment',
      compiledJob({ environment: beyond({ name: 'x' }, keys), steps }).environment,
      { name: 'x', 'new-key': plain },
    ],
    [
      'a lock',
      compiledJob({ concurrency: beyond({ group: 'x', queue: 'max' }, keys), steps }).concurrency,
      { group: 'x', queue: 'max', 'new-key': plain },
    ],
  ])('is written on %s', (_kind, found, expected) => {
    expect(found).toEqual(expected)
  })

  it.each([
    ['a job', compiledJobs(beyond(base, keys)).document.jobs.base],
    ['a job with a comment', compiledJobs(beyond(comment('why', base), keys)).document.jobs.base],
    ['the options of a job', compiledJobs(job('base', beyond({ 'runs-on': 'x', steps }, keys))).document.jobs.base],
    ['a call', compiledJobs(beyond(call('base', './a.yml'), keys)).document.jobs.base],
    ['a workflow', compiled(beyond(workflow('one', { on: 'push', jobs: [base] }), keys)).document],
    ['the options of a workflow', compiled(workflow('one', beyond({ on: 'push', jobs: [base] }, keys))).document],
    ['an action', compiled(beyond(compositeAction('a', { name: 'A', description: 'A', steps }), keys)).document],
    [
      'an event',
      compiled(workflow('one', { on: { push: beyond({ branches: 'main' }, keys) }, jobs: [base] })).document.on.push,
    ],
    ['the events', compiled(workflow('one', { on: triggers(beyond({ push: null }, keys)), jobs: [base] })).document.on],
    ['triggers', compiled(workflow('one', { on: beyond(triggers({ push: null }), keys), jobs: [base] })).document.on],
    [
      'an input',
      compiled(
        workflow('one', {
          on: { workflow_dispatch: { inputs: { x: beyond({ type: 'string' }, keys) } } },
          jobs: [base],
        }),
      ).document.on.workflow_dispatch.inputs.x,
    ],
    [
      'a schema',
      compiled(
        workflow('one', { on: { workflow_dispatch: { inputs: { x: beyond(z.string(), keys) } } }, jobs: [base] }),
      ).document.on.workflow_dispatch.inputs.x,
    ],
  ])('is written on %s', (_kind, found) => {
    expect(found).toMatchObject({ 'new-key': plain })
  })

  it('is added to the keys of an earlier one', () => {
    const twice = beyond(beyond(run('true'), { a: 1 }), { b: 2 })
    expect(compiledJob({ steps: [twice] }).steps[0]).toEqual({ run: 'true', a: 1, b: 2 })
  })

  it('leaves the value it is put on as it was', () => {
    const step = run('true')
    beyond(step, keys)
    expect(compiledJob({ steps: [step] }).steps[0]).toEqual({ run: 'true' })
  })
})
