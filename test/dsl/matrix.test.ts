// The matrix of a job: what is written, and what its legs read.
import { describe, expect, it } from 'vitest'
import { fromJSON, text, toJSON, vars } from '../../src/expressions.ts'
import { comment, job, matrix, run, runtimeMatrix } from '../../src/index.ts'
import { compiledJob, compiledJobs } from './modules.ts'

const list = run('./list.sh', { outputs: ['legs'] })
const plan = job('plan', { 'runs-on': 'x', outputs: { legs: list.outputs.legs }, steps: [list] })

describe('a matrix', () => {
  const legs = matrix({
    os: ['linux', 'mac'],
    target: [{ name: 'a', size: 1 }],
    include: [
      { os: 'windows', extra: 'x' },
      { os: 'linux', deep: { list: [1, 2] } },
    ],
    exclude: [{ os: 'mac', target: { name: 'a', size: 1 } }],
  })

  it('is written as it was declared', () => {
    expect(compiledJob({ strategy: { matrix: legs, 'fail-fast': false }, steps: [] }).strategy).toEqual({
      matrix: {
        os: ['linux', 'mac'],
        target: [{ name: 'a', size: 1 }],
        include: [
          { os: 'windows', extra: 'x' },
          { os: 'linux', deep: { list: [1, 2] } },
        ],
        exclude: [{ os: 'mac', target: { name: 'a', size: 1 } }],
      },
      'fail-fast': false,
    })
  })

  it('reads its axes, what lies in them, what include adds, and itself', () => {
    const env = { A: legs.os, B: legs.target.name, C: legs.extra, D: toJSON(legs.deep), E: toJSON(legs) }
    const { document, findings } = compiledJobs(
      job('one', { 'runs-on': 'x', strategy: { matrix: legs }, steps: [run('true', { env })] }),
    )
    expect(document.jobs.one.steps[0].env).toEqual({
      A: '${{ matrix.os }}',
      B: '${{ matrix.target.name }}',
      C: '${{ matrix.extra }}',
      D: '${{ toJSON(matrix.deep) }}',
      E: '${{ toJSON(matrix) }}',
    })
    expect(findings).toEqual([])
  })

  it('that an earlier job computes is one expression, and reads what its legs hold', () => {
    const computed = runtimeMatrix<{ name: string; platform: { os: string } }>(fromJSON(plan.outputs.legs))
    const one = job('one', {
      name: text`${computed.name}`,
      'runs-on': computed.platform.os,
      strategy: { matrix: computed },
      steps: [],
    })
    const made = compiledJobs(plan, one)
    expect(made.document.jobs.one).toMatchObject({
      name: '${{ matrix.name }}',
      needs: 'plan',
      'runs-on': '${{ matrix.platform.os }}',
      strategy: { matrix: '${{ fromJSON(needs.plan.outputs.legs) }}' },
    })
    expect(made.findings).toEqual([])
  })

  it('may have axes, entries and values that only the run knows', () => {
    const mixed = matrix({
      image: fromJSON<string[]>(plan.outputs.legs),
      node: [20, fromJSON(vars('NODE'))],
      include: fromJSON(vars('MORE')),
    })
    const one = job('one', { 'runs-on': mixed.image, strategy: { matrix: mixed }, env: { N: mixed.node }, steps: [] })
    expect(compiledJobs(plan, one).document.jobs.one.strategy.matrix).toEqual({
      image: '${{ fromJSON(needs.plan.outputs.legs) }}',
      node: [20, '${{ fromJSON(vars.NODE) }}'],
      include: '${{ fromJSON(vars.MORE) }}',
    })
  })

  it('is checked by its keys in every job that reads it', () => {
    const other = matrix({ os: ['a'], include: [{ os: 'a', extra: 'y' }] })
    const one = job('one', {
      'runs-on': legs.os,
      strategy: { matrix: other },
      env: { X: legs.extra, T: legs.target.name },
      steps: [],
    })
    expect(compiledJobs(one).findings).toEqual([
      ['unknown-matrix-key', { job: 'one', key: 'target', keys: ['os', 'extra'] }],
    ])
  })

  it('of which only the run knows the keys may be read by any', () => {
    const strategies = [
      { matrix: fromJSON(vars('M')) },
      { matrix: { os: ['a'], include: fromJSON(vars('M')) } },
      fromJSON<object>(vars('S')),
    ]
    const jobs = strategies.map((strategy, n) =>
      job(`j${n}`, { 'runs-on': legs.os, strategy: comment('why', strategy), steps: [] }),
    )
    expect(compiledJobs(...jobs).findings).toEqual([])
  })
})
