// Steps: their ids, their scripts, the actions they use, and what they may read of each other.
import { describe, expect, it, test } from 'vitest'
import { buildPush, checkout, uploadArtifact } from '../../src/actions/index.ts'
import { always, eq, github, text, toJSON } from '../../src/expressions.ts'
import { cancel, job, matrix, parallel, run, triggers, uses, wait, waitAll, workflow } from '../../src/index.ts'
import type { Step } from '../../src/index.ts'
import { compiled, compiledJob, compiledJobs } from './modules.ts'

const pin = 'a'.repeat(40)
const findingsOf = (...steps: readonly Step[]): unknown => compiledJobs(job('one', { 'runs-on': 'x', steps })).findings
const idsOf = (...steps: readonly Step[]): unknown => compiledJob({ steps }).steps.map(({ id }: { id?: string }) => id)
const reading = (step: Step<'x'>): Step => run('true', { env: { X: step.outputs.x } })

describe('the id of a step', () => {
  it('is left out when nobody points at the step', () => {
    expect(idsOf(run('true', { name: 'Build', outputs: ['x'] }))).toEqual([undefined])
  })

  test.each([
    ['Build the image', 'build-the-image'],
    ['Überprüfen!', 'berpr-fen'],
    ['3 legs', 'step-3-legs'],
    ['__private', 'private'],
    ['??', 'step'],
    ['x'.repeat(200), 'x'.repeat(90)],
    [undefined, 'run'],
  ])('is made from the name %s when an output is read', (name, id) => {
    const step = run('true', { ...(name === undefined ? {} : { name }), outputs: ['x'] })
    expect(idsOf(step, reading(step))).toEqual([id, undefined])
  })

  it('is made from the action when the step has no name of words', () => {
    const step = uses('acme/set-up@v3', { name: text`Set up ${github.ref}`, outputs: ['x'] })
    expect(idsOf(step, reading(step))).toEqual(['set-up', undefined])
  })

  it('is the one that its author gave, also when nobody points at the step', () => {
    expect(idsOf(run('true', { id: 'mine' }))).toEqual(['mine'])
  })

  it('gets a number when another has it, and the author of another one keeps it', () => {
    const [a, b, c] = [1, 2, 3].map(() => run('true', { name: 'Meta', outputs: ['x'] }))
    if (a === undefined || b === undefined || c === undefined) throw new Error('three steps')
    const own = run('true', { id: 'Meta-2' })
    expect(idsOf(a, b, own, c, reading(b), reading(c))).toEqual([
      undefined,
      'meta',
      'Meta-2',
      'meta-3',
      undefined,
      undefined,
    ])
  })

  it('does not change when a step is added that nobody reads', () => {
    const step = run('true', { name: 'Meta', outputs: ['x'] })
    const other = run('true', { name: 'Meta' })
    expect(idsOf(other, step, reading(step))).toEqual([undefined, 'meta', undefined])
  })

  it.each([
    ['outputs', (step: Step<'x'>) => step.outputs.x, 'steps.run.outputs.x'],
    ['outcome', (step: Step<'x'>) => step.outcome, 'steps.run.outcome'],
    ['conclusion', (step: Step<'x'>) => step.conclusion, 'steps.run.conclusion'],
  ])('is needed to read %s', (_what, read, printed) => {
    const step = run('true', { outputs: ['x'] })
    const { steps } = compiledJob({ steps: [step, run('true', { if: eq(read(step), 'x') })] })
    expect(steps[0].id).toBe('run')
    expect(steps[1].if).toBe(`${printed} == 'x'`)
  })

  it('is needed to read an output in the outputs of the job', () => {
    const step = run('true', { name: 'Meta', outputs: ['x'] })
    expect(compiledJob({ steps: [step], outputs: { x: step.outputs.x } })).toMatchObject({
      outputs: { x: '${{ steps.meta.outputs.x }}' },
      steps: [{ name: 'Meta', id: 'meta', run: 'true' }],
    })
  })

  it('of one step in two jobs is made in each of them', () => {
    const step = run('true', { name: 'Meta', outputs: ['x'] })
    const jobOf = (id: string, before: readonly Step[]) =>
      job(id, { 'runs-on': 'x', steps: [...before, step], outputs: { x: step.outputs.x } })
    const { jobs } = compiledJobs(jobOf('a', []), jobOf('b', [run('true', { id: 'meta' })])).document
    expect([jobs.a.outputs.x, jobs.b.outputs.x]).toEqual([
      '${{ steps.meta.outputs.x }}',
      '${{ steps.meta-2.outputs.x }}',
    ])
  })
})

describe('a finding', () => {
  it.each<[string, readonly Step[]]>([
    ['given twice', [run('a', { id: 'x' }), run('b', { id: 'x' })]],
    ['given twice in another case', [run('a', { id: 'x' }), run('b', { id: 'X' })]],
    ['given inside parallel', [run('a', { id: 'x' }), parallel([run('b', { id: 'x' })])]],
  ])('tells of an id that is %s', (_how, steps) => {
    expect(findingsOf(...steps)).toEqual([['duplicate-step-id', { job: 'one', id: expect.stringMatching(/^x$/i) }]])
  })

  it('tells of a step that stands twice in a job although it is pointed at', () => {
    const step = run('true', { name: 'Meta', outputs: ['x'] })
    expect(findingsOf(step, step, reading(step))).toEqual([['duplicate-step-id', { job: 'one', id: 'meta' }]])
    expect(findingsOf(step, step)).toEqual([])
  })

  it('tells of a step of another job', () => {
    const step = run('true', { name: 'Meta', outputs: ['x'] })
    expect(findingsOf(run('true', { id: 'here' }), reading(step))).toEqual([
      ['unknown-step', { job: 'one', step: 'meta', steps: ['here'] }],
    ])
  })

  it.each<[string, (step: Step<'x'>) => readonly Step[]]>([
    ['later', (step) => [reading(step), step]],
    ['in parallel with the reading one', (step) => [parallel([step, reading(step)])]],
  ])('tells of a step that runs %s', (_when, stepsOf) => {
    expect(findingsOf(...stepsOf(run('true', { id: 'meta', outputs: ['x'] })))).toEqual([
      ['step-not-run-yet', { job: 'one', step: 'meta' }],
    ])
  })

  it('tells of the key of a matrix that the job does not have', () => {
    const legs = matrix({ os: ['a'] })
    const steps = [run('true', { env: { OS: legs.os, ALL: toJSON(legs) } })]
    const find = (strategy: object): unknown => compiledJobs(job('one', { 'runs-on': 'x', strategy, steps })).findings
    expect(find({})).toEqual([['unknown-matrix-key', { job: 'one', key: 'os', keys: [] }]])
    expect(find({ matrix: { node: [20] } })).toEqual([
      ['unknown-matrix-key', { job: 'one', key: 'os', keys: ['node'] }],
    ])
    expect(find({ matrix: matrix({ os: ['b'], node: [20] }) })).toEqual([])
    expect(find({ matrix: legs })).toEqual([])
  })

  it('tells of an input that the workflow does not declare', () => {
    const on = triggers({ workflow_dispatch: { inputs: { tag: { type: 'string' } } } })
    const one = job('one', {
      'runs-on': 'x',
      steps: [run('true', { env: { TAG: on.inputs.tag, ALL: toJSON(on.inputs) } })],
    })
    const sameName = triggers({ workflow_call: { inputs: { Tag: { type: 'string' } } } })
    expect(compiled(workflow('w', { on, jobs: [one] })).findings).toEqual([])
    expect(compiled(workflow('w', { on: sameName, jobs: [one] })).findings).toEqual([])
    expect(compiled(workflow('w', { on: 'push', jobs: [one] })).findings).toEqual([
      ['unknown-input', { input: 'tag', inputs: [] }],
    ])
    expect(
      compiled(workflow('w', { on: { workflow_dispatch: { inputs: { other: {} } } }, jobs: [one] })).findings,
    ).toEqual([['unknown-input', { input: 'tag', inputs: ['other'] }]])
  })

  it('tells of an expression in a script that was put together when the module ran', () => {
    const script = ['echo', '${{ github.actor }}'].join(' ')
    expect(findingsOf(run(script))).toEqual([['expression-in-run', { expression: '${{ github.actor }}' }]])
  })
})

describe('an action', () => {
  it('is pinned to the commit of the lock, with its version behind it', () => {
    const made = compiledJobs(job('one', { 'runs-on': 'x', steps: [uses(checkout), uses('acme/any')] }))
    const uri = (n: number): unknown => made.document.jobs.one.steps[n].uses
    expect([uri(0), uri(1)]).toEqual([`actions/checkout@${pin}`, `acme/any@${pin}`])
    expect(made.versions).toEqual([
      ['jobs.one.steps.0.uses', 'v1.0.0'],
      ['jobs.one.steps.1.uses', 'v1.0.0'],
    ])
  })

  it('that the lock does not have is a failure', () => {
    const made = compiledJobs(job('one', { 'runs-on': 'x', steps: [uses('acme/unpinned')] }))
    expect(made.failures).toEqual(['unknown-action'])
  })

  test.each([['acme/any@v1'], ['./.github/actions/own'], ['$/actions/own'], ['docker://alpine:3']])(
    'named as %s is taken as it is',
    (name) => {
      expect(compiledJob({ steps: [uses(name)] }).steps).toEqual([{ uses: name }])
    },
  )

  test.each<[string, Step, unknown]>([
    ['no inputs', uses(checkout), { 'persist-credentials': false }],
    [
      'other inputs',
      uses(checkout, { with: { 'fetch-depth': 0 } }),
      { 'persist-credentials': false, 'fetch-depth': 0 },
    ],
    [
      'the unsafe choice of its author',
      uses(checkout, { with: { 'persist-credentials': true } }),
      { 'persist-credentials': true },
    ],
    [
      'a list, one item a line',
      uses(checkout, { with: { 'sparse-checkout': ['a', 'b'] } }),
      { 'persist-credentials': false, 'sparse-checkout': 'a\nb' },
    ],
    [
      'a list with commas',
      uses(buildPush, { with: { platforms: ['linux/amd64', 'linux/arm64'] } }),
      { platforms: 'linux/amd64,linux/arm64' },
    ],
    [
      'a list with expressions',
      uses(buildPush, { with: { tags: ['a', text`b:${github.sha}`, github.ref] } }),
      { tags: 'a\nb:${{ github.sha }}\n${{ github.ref }}' },
    ],
    ['a list of paths', uses(uploadArtifact, { with: { path: ['a', '!b'] } }), { path: 'a\n!b' }],
  ])('with %s', (_what, step, inputs) => {
    expect(compiledJob({ steps: [step] }).steps[0].with).toEqual(inputs)
  })

  it('has the outputs of its binding, and those that its user knows of', () => {
    const step = uses(checkout, { outputs: ['newer'] })
    const env = { A: step.outputs.commit, B: step.outputs.newer }
    expect(compiledJob({ steps: [step, run('true', { env })] }).steps[1].env).toEqual({
      A: '${{ steps.checkout.outputs.commit }}',
      B: '${{ steps.checkout.outputs.newer }}',
    })
  })
})

describe('background steps', () => {
  it('are waited for and cancelled by their ids, and run side by side', () => {
    const serve = run('./serve.sh', { name: 'Serve', background: true, outputs: ['port'] })
    const warm = run('./warm.sh', { name: 'Warm up', background: true })
    const steps = [
      serve,
      warm,
      wait(warm),
      wait([serve, warm]),
      waitAll({ name: 'All' }),
      cancel(serve),
      parallel([run('a'), run('b')]),
    ]
    expect(compiledJob({ steps }).steps).toEqual([
      { name: 'Serve', id: 'serve', run: './serve.sh', background: true },
      { name: 'Warm up', id: 'warm-up', run: './warm.sh', background: true },
      { wait: 'warm-up' },
      { wait: ['serve', 'warm-up'] },
      { name: 'All', 'wait-all': null },
      { cancel: 'serve' },
      { parallel: [{ run: 'a' }, { run: 'b' }] },
    ])
  })
})

describe('the keys of a step', () => {
  it('stand in the order of a reader: what it is, when it runs, what it does, with what', () => {
    const step = run('true', {
      'timeout-minutes': 5,
      env: { A: 1 },
      shell: 'sh',
      'continue-on-error': true,
      if: always(),
      id: 'x',
      name: 'X',
      'working-directory': 'y',
    })
    expect(Object.keys(compiledJob({ steps: [step] }).steps[0])).toEqual([
      'name',
      'id',
      'if',
      'run',
      'env',
      'shell',
      'working-directory',
      'continue-on-error',
      'timeout-minutes',
    ])
  })
})
