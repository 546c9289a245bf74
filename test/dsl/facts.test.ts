// The facts of a compiled workflow: read from the document that is written, with the effects in the order of the steps.
import { describe, expect, it } from 'vitest'
import { call } from '../../src/dsl/call.ts'
import { Desk } from '../../src/dsl/compile/context.ts'
import { compileWorkflow } from '../../src/dsl/compile/compile-workflow.ts'
import { secretNames } from '../../src/dsl/compile/secret-names.ts'
import { compositeAction } from '../../src/dsl/composite.ts'
import { github, secrets } from '../../src/dsl/contexts.ts'
import { effect } from '../../src/dsl/effect.ts'
import { text } from '../../src/dsl/functions.ts'
import { ghcr, image } from '../../src/dsl/image.ts'
import { job } from '../../src/dsl/job.ts'
import { comment } from '../../src/dsl/note.ts'
import { eq } from '../../src/dsl/operators.ts'
import { parallel, run, uses } from '../../src/dsl/step.ts'
import { tagPolicy } from '../../src/dsl/tag-policy.ts'
import { triggers } from '../../src/dsl/triggers.ts'
import { workflow } from '../../src/dsl/workflow.ts'
import type { Workflow } from '../../src/dsl/workflow.ts'
import type { WorkflowFacts } from '../../src/model/workflow-facts.ts'

const app = image('acme/app', { registries: [ghcr()], platforms: ['linux/amd64'], tags: tagPolicy() })
const machine = { 'runs-on': 'ubuntu-24.04' } as const

/** The facts, and how many stacks were read for them. */
function factsOf(product: Workflow): { facts: WorkflowFacts; read: () => number } {
  let read = 0
  const desk = new Desk({
    lockPath: 'lock',
    pin: () => ({ sha: 'a'.repeat(40), version: 'v1' }),
    place: (_site, words) => ({ file: words ?? 'module.ts', line: ++read, column: 1 }),
  })
  compileWorkflow(product, desk)
  const [facts] = desk.facts
  if (facts === undefined) throw new Error('there are no facts')
  return { facts, read: () => read }
}

describe('the facts of a workflow', () => {
  const build = job('build', { ...machine, outputs: { digest: 'x' }, steps: [run('make')] })
  const tags = job('tags', {
    ...machine,
    if: eq(build.outputs.digest, 'x'),
    environment: 'production',
    concurrency: { group: 'image-mutation-acme-app', queue: 'max' },
    steps: [run('./tag.sh', { name: 'Write the tags', effects: [effect('write-tag', app, ['version'])] })],
  })
  const { facts } = factsOf(
    workflow('release', {
      name: 'Release',
      on: { push: { tags: ['v[0-9]+.[0-9]+.[0-9]+'] }, workflow_dispatch: null },
      concurrency: { group: text`build-${github.ref}`, 'cancel-in-progress': eq(github.event_name, 'pull_request') },
      jobs: [build, tags],
    }),
  )

  it('are those of the document: names, events, filters, locks, needs, conditions, grants', () => {
    expect(facts).toMatchObject({
      path: '.github/workflows/release.yml',
      name: 'Release',
      events: ['push', 'workflow_dispatch'],
      tagFilter: { patterns: ['v[0-9]+.[0-9]+.[0-9]+'] },
      lock: { group: 'build-${{ github.ref }}', mayCancel: true, queue: 'single' },
      images: [{ name: 'acme/app' }],
    })
    expect(facts.jobs[1]).toMatchObject({
      id: 'tags',
      needs: ['build'],
      condition: "needs.build.outputs.digest == 'x'",
      lock: { group: 'image-mutation-acme-app', mayCancel: false, queue: 'max' },
      environment: 'production',
      permissions: { packages: 'write' },
      needed: { packages: 'write' },
    })
  })

  it('have the effects with their steps', () => {
    expect(facts.jobs[0]).toMatchObject({ effects: [], needed: undefined, lock: undefined, permissions: {} })
    expect(facts.jobs[1]?.effects).toMatchObject([
      {
        effect: { does: 'write-tag', image: 'acme/app', classes: ['version'] },
        step: 'Write the tags',
        mayFail: false,
      },
    ])
  })

  it('point at the module: the filter at its own words', () => {
    expect(facts.tagFilter?.place.file).toBe('v[0-9]+.[0-9]+.[0-9]+')
    expect(facts.jobs[1]?.effects[0]?.place.file).toBe('module.ts')
  })

  it('read no stack before somebody asks for a place', () => {
    const { facts: fresh, read } = factsOf(workflow('x', { on: 'push', jobs: [tags, build] }))
    expect(read()).toBe(0)
    expect([fresh.place, fresh.jobs[0]?.place, fresh.jobs[0]?.effects[0]?.place].map((place) => place?.line)).toEqual([
      1, 2, 3,
    ])
  })

  it('are the same whatever comments stand in the module', () => {
    const said = job('tags', {
      ...machine,
      concurrency: comment('one at a time', { group: comment('shared', 'lock'), queue: 'max' }),
      permissions: { packages: comment('to push', 'write' as const) },
      steps: [comment('push', run('./tag.sh', { effects: [effect('push-digest', app)] }))],
    })
    const { facts: noted } = factsOf(workflow('x', { on: comment('always', 'push'), jobs: [comment('tags', said)] }))
    expect(noted).toMatchObject({ events: ['push'], jobs: [{ lock: { group: 'lock', queue: 'max' } }] })
    expect(noted.jobs[0]?.permissions).toEqual({ packages: 'write' })
  })

  it('know the filter of triggers that are declared by themselves, and none where no tag starts the run', () => {
    const on = triggers({ push: { tags: ['v*'] } })
    expect(factsOf(workflow('x', { on, jobs: [build] })).facts.tagFilter?.patterns).toEqual(['v*'])
    expect(factsOf(workflow('x', { on: 'push', jobs: [build] })).facts.tagFilter).toBeUndefined()
    expect(factsOf(workflow('x', { on: ['push', 'release'], jobs: [build] })).facts.events).toEqual(['push', 'release'])
  })

  it('leave grants open that the settings of the repository decide, and spell out the words for all', () => {
    const steps = [run('x')]
    const own = job('own', { ...machine, permissions: 'read-all', steps })
    const open = factsOf(
      workflow('x', { on: 'push', permissions: null, jobs: [job('a', { ...machine, steps }), own] }),
    ).facts
    expect(open.jobs[0]?.permissions).toBeUndefined()
    expect(open.jobs[1]?.permissions).toMatchObject({ contents: 'read', packages: 'read' })
    expect(open.jobs[1]?.permissions).not.toHaveProperty('id-token')
  })
})

describe('the effects of a job', () => {
  it('are in the order in which the steps run; what runs side by side has one place', () => {
    const inside = compositeAction('two', {
      name: 'Two',
      description: 'Two steps',
      steps: [run('a', { effects: [effect('test', app)] }), run('b', { effects: [effect('sign', app)] })],
    })
    const steps = [
      run('one', { effects: [effect('resolve', app)] }),
      parallel([run('c', { effects: [effect('attest', app)] }), run('d', { effects: [effect('verify', app)] })]),
      uses(inside),
      run('last', { effects: [effect('write-tag', app, ['version'])] }),
    ]
    const { facts } = factsOf(workflow('x', { on: 'push', jobs: [job('a', { ...machine, steps })] }))
    const order = facts.jobs[0]?.effects.map((use) => [use.effect.does, use.order])
    const [resolve, attest, verify, test, sign, write] = (order ?? []).map(([, place]) => Number(place))
    expect(order?.map(([does]) => does)).toEqual(['resolve', 'attest', 'verify', 'test', 'sign', 'write-tag'])
    expect(attest).toBe(verify)
    expect([resolve, attest, test, sign, write]).toEqual(
      [resolve, attest, test, sign, write].toSorted((a, b) => Number(a) - Number(b)),
    )
    expect(new Set([resolve, attest, test, sign, write]).size).toBe(5)
  })

  it('tell which steps may fail without stopping the job, those of a composite action with them', () => {
    const inside = compositeAction('t', {
      name: 'T',
      description: 'T',
      steps: [run('a', { effects: [effect('test', app)] })],
    })
    const steps = [
      run('a', { 'continue-on-error': true, effects: [effect('sign', app)] }),
      uses(inside, { 'continue-on-error': true }),
      run('b', { effects: [effect('verify', app)] }),
    ]
    const { facts } = factsOf(workflow('x', { on: 'push', jobs: [job('a', { ...machine, steps })] }))
    expect(facts.jobs[0]?.effects.map(({ mayFail }) => mayFail)).toEqual([true, true, false])
  })

  it('of a call are those of the called workflow, which is named, or those that its author knows', () => {
    const called = workflow('inner', { on: 'workflow_call', jobs: [job('a', { ...machine, steps: [run('x')] })] })
    const jobs = [
      call('ours', called),
      call('path', './.github/workflows/inner.yml'),
      call('other', 'acme/shared/.github/workflows/x.yml@v1'),
      call('known', 'acme/shared/.github/workflows/x.yml@v1', { effects: [effect('test', app)] }),
    ]
    const { facts } = factsOf(workflow('x', { on: 'push', jobs }))
    expect(facts.jobs.map(({ calls }) => calls)).toEqual([
      { path: '.github/workflows/inner.yml' },
      { path: '.github/workflows/inner.yml' },
      'elsewhere',
      undefined,
    ])
    expect(facts.jobs[3]?.effects).toMatchObject([{ effect: { does: 'test' } }])
  })
})

describe('the secrets of a job', () => {
  it('are those of its steps and of the environment that it shares, without the workflow token', () => {
    const steps = [
      run('a', { env: { A: secrets('USER'), B: text`x-${secrets('PASSWORD')}`, C: github.token } }),
      run('b', { env: { A: secrets('USER') } }),
    ]
    const on = { on: 'push', env: { ALL: secrets('SHARED') } } as const
    const { facts } = factsOf(workflow('x', { ...on, jobs: [job('a', { ...machine, steps })] }))
    expect(facts.jobs[0]?.secrets).toEqual(['SHARED', 'USER', 'PASSWORD'])
  })

  it.each([
    ['${{ secrets.TOKEN }}', ['TOKEN']],
    ["${{ secrets['TOKEN'] }}", ['TOKEN']],
    ['${{ Secrets . TOKEN }}', ['TOKEN']],
    ['${{ toJSON(secrets) }}', ['*']],
    ['${{ secrets[matrix.name] }}', ['*']],
    ['${{ secrets.GITHUB_TOKEN }}', []],
    ["${{ 'secrets.TOKEN' }}", []],
    ['${{ inputs.secrets }} ${{ inputs.secrets.TOKEN }} ${{ my-secrets.X }}', []],
    ['secrets.TOKEN', []],
  ])('are read in %s as %j', (value, expected) => {
    expect(secretNames({ env: { A: value } })).toEqual(expected)
  })

  it('are read in a condition without brackets, and all of them where a call inherits them', () => {
    expect(secretNames({ if: "secrets.TOKEN != ''" })).toEqual(['TOKEN'])
    expect(secretNames({ secrets: 'inherit' })).toEqual(['*'])
    expect(secretNames({ steps: [{ run: 'a', env: { secrets: 'x' } }] })).toEqual([])
  })
})
