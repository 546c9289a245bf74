// Comments at every kind of node: each reaches the document exactly once, at its own place.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkout } from '../../src/actions/index.ts'
import { and, eq, github, text } from '../../src/expressions.ts'
import {
  actionInputs,
  call,
  comment,
  compositeAction,
  job,
  matrix,
  parallel,
  run,
  triggers,
  uses,
  wait,
  workflow,
} from '../../src/index.ts'
import { compiled, compiledJobs } from './modules.ts'

const steps = [run('true')]
const base = job('base', { 'runs-on': 'ubuntu-24.04', steps })
const other = job('other', { 'runs-on': 'ubuntu-24.04', steps })

/** Writes a comment that says where it stands, and remembers it. */
function notebook(): { note: <const T>(path: string, value: T) => T; expected: [string, string][] } {
  const expected: [string, string][] = []
  const note = <const T>(path: string, value: T): T => {
    expected.push([path, `on ${path}`])
    return comment(`on ${path}`, value)
  }
  return { note, expected }
}

const below =
  (start: string) =>
  (path: string): string =>
    `${start}.${path}`

const sorted = (comments: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] =>
  comments.toSorted(([a], [b]) => a.localeCompare(b))

describe('a comment', () => {
  it('stays on every part of the triggers', () => {
    const { note, expected } = notebook()
    const on = triggers(
      note('on', {
        push: note('on.push', {
          branches: note('on.push.branches', ['main', note('on.push.branches.1', 'next')]),
          tags: note('on.push.tags', 'v*'),
        }),
        pull_request: note('on.pull_request', null),
        release: { types: [note('on.release.types.0', 'published')] },
        schedule: note('on.schedule', [note('on.schedule.0', { cron: note('on.schedule.0.cron', '7 3 * * 1') })]),
        workflow_dispatch: note('on.workflow_dispatch', {
          inputs: note('on.workflow_dispatch.inputs', {
            tag: note('on.workflow_dispatch.inputs.tag', {
              type: 'string',
              required: note('on.workflow_dispatch.inputs.tag.required', true),
            }),
            level: note('on.workflow_dispatch.inputs.level', z.enum(['a', 'b'])),
          }),
        }),
        workflow_call: note('on.workflow_call', { secrets: { TOKEN: note('on.workflow_call.secrets.TOKEN', null) } }),
      }),
    )
    const outputs = note('on.workflow_call.outputs', { x: note('on.workflow_call.outputs.x.value', 'y') })
    const made = compiled(workflow('one', { on, outputs, jobs: [base] }))
    expect(sorted(made.comments)).toEqual(sorted(expected))
    expect(made.findings).toEqual([])
    expect(made.document.on.workflow_dispatch.inputs.level).toEqual({
      type: 'choice',
      options: ['a', 'b'],
      required: true,
    })
  })

  it.each([
    ['one event', comment('why', 'push' as const), 'push'],
    ['some events', comment('why', ['push', 'release'] as const), ['push', 'release']],
    ['triggers', comment('why', triggers({ push: null })), { push: null }],
    ['events in place', comment('why', { push: null }), { push: null }],
  ])('stays on %s', (_form, on, plain) => {
    const { comments, document, findings } = compiled(workflow('one', { on, jobs: [base] }))
    expect([comments, document.on, findings]).toEqual([[['on', 'why']], plain, []])
  })

  it('stays on every part of a workflow', () => {
    const { note, expected } = notebook()
    const made = compiled(
      workflow(
        'one',
        note('', {
          name: note('name', 'One'),
          'run-name': note('run-name', text`Run of ${github.ref}`),
          on: 'push',
          permissions: note('permissions', { contents: note('permissions.contents', 'read') }),
          concurrency: note('concurrency', { group: note('concurrency.group', 'x') }),
          defaults: note('defaults', { run: note('defaults.run', { shell: note('defaults.run.shell', 'sh') }) }),
          env: note('env', { CI: note('env.CI', true) }),
          jobs: note('jobs', [note('jobs.base', base)]),
        }),
      ),
    )
    expect(sorted(made.comments)).toEqual(sorted(expected))
  })

  it('stays on every part of a job', () => {
    const { note, expected } = notebook()
    const at = below('jobs.one')
    const legs = matrix(
      note(at('strategy.matrix'), {
        os: note(at('strategy.matrix.os'), ['a', note(at('strategy.matrix.os.1'), 'b')]),
        include: [note(at('strategy.matrix.include.0'), { os: 'a' })],
      }),
    )
    const one = job(
      'one',
      note('jobs.one', {
        name: note(at('name'), 'One'),
        needs: note(at('needs'), [note(at('needs.0'), 'base'), note(at('needs.1'), other)]),
        if: note(at('if'), eq(github.ref, 'x')),
        'runs-on': note(at('runs-on'), [note(at('runs-on.0'), legs.os)]),
        strategy: note(at('strategy'), { matrix: legs, 'fail-fast': note(at('strategy.fail-fast'), false) }),
        'timeout-minutes': note(at('timeout-minutes'), 5),
        permissions: note(at('permissions'), { packages: note(at('permissions.packages'), 'write') }),
        environment: note(at('environment'), { name: note(at('environment.name'), 'prod') }),
        concurrency: note(at('concurrency'), 'x'),
        container: note(at('container'), { image: 'x', ports: [note(at('container.ports.0'), 80)] }),
        services: note(at('services'), { db: note(at('services.db'), 'postgres:18') }),
        env: note(at('env'), { A: note(at('env.A'), github.ref) }),
        defaults: note(at('defaults'), { run: note(at('defaults.run'), { shell: 'sh' }) }),
        outputs: note(at('outputs'), { x: note(at('outputs.x'), 'y') }),
        snapshot: note(at('snapshot'), {
          'image-name': note(at('snapshot.image-name'), 'x'),
          if: note(at('snapshot.if'), true),
        }),
        steps: note(at('steps'), [run('true')]),
      }),
    )
    const jobs = [base, other, one]
    const made = compiled(workflow('one', { on: 'push', jobs }))
    expect(sorted(made.comments)).toEqual(sorted(expected))
    expect(made.document.jobs.one.needs).toEqual(['base', 'other'])
  })

  it('of a job stands above the job, and one that only an entry of needs has stands above that entry', () => {
    const build = comment('Builds.', job('build', { 'runs-on': 'x', steps }))
    const needs = [build, comment('First.', base), comment('By its id.', 'third')]
    const last = job('last', { 'runs-on': 'x', needs, steps })
    const third = job('third', { 'runs-on': 'x', steps })
    expect(compiledJobs(build, base, third, last).comments).toEqual([
      ['jobs.build', 'Builds.'],
      ['jobs.last.needs.1', 'First.'],
      ['jobs.last.needs.2', 'By its id.'],
    ])
  })

  it('of a single need stays', () => {
    const last = job('last', { 'runs-on': 'x', needs: comment('why', 'base'), steps })
    expect(compiledJobs(base, last).comments).toEqual([['jobs.last.needs', 'why']])
  })

  it('stays on every part of a step', () => {
    const { note, expected } = notebook()
    const at = below('jobs.one.steps')
    const sleep = run('sleep 1', { background: true, id: 'sleep' })
    const one = job('one', {
      'runs-on': 'x',
      steps: [
        note(
          at('0'),
          run(note(at('0.run'), 'true'), {
            name: note(at('0.name'), 'A'),
            if: note(at('0.if'), and(github.ref, github.sha)),
            env: note(at('0.env'), { A: note(at('0.env.A'), 1) }),
            shell: note(at('0.shell'), 'sh'),
          }),
        ),
        note(
          at('1'),
          uses('acme/any@v1', {
            with: note(at('1.with'), { a: note(at('1.with.a'), 'x'), b: note(at('1.with.b'), ['x', 'y']) }),
            'timeout-minutes': note(at('1.timeout-minutes'), 3),
          }),
        ),
        note(at('2'), uses(checkout, { with: note(at('2.with'), { ref: note(at('2.with.ref'), github.sha) }) })),
        sleep,
        note(at('4'), wait(note(at('4.wait'), [sleep, sleep]), { name: note(at('4.name'), 'W') })),
        note(
          at('5'),
          parallel(
            note(at('5.parallel'), [
              note(at('5.parallel.0'), run('true', { name: note(at('5.parallel.0.name'), 'P') })),
            ]),
          ),
        ),
      ],
    })
    expect(sorted(compiledJobs(one).comments)).toEqual(sorted(expected))
  })

  it('on an item of a list that an action reads as one text stands above the text', () => {
    const step = uses('acme/any@v1', { with: { tags: comment('All.', ['a', comment('The second.', 'b')]) } })
    const { comments, document } = compiledJobs(job('one', { 'runs-on': 'x', steps: [step] }))
    expect(document.jobs.one.steps[0].with.tags).toBe('a\nb')
    expect(comments).toEqual([['jobs.one.steps.0.with.tags', 'All.\nThe second.']])
  })

  it('stays on every part of a call and of a composite action', () => {
    const { note, expected } = notebook()
    const called = call('other', './a.yml', {
      with: note('jobs.other.with', { a: note('jobs.other.with.a', 'x') }),
      secrets: note('jobs.other.secrets', { T: note('jobs.other.secrets.T', 'x') }),
    })
    expect(sorted(compiledJobs(note('jobs.other', called)).comments)).toEqual(sorted(expected))

    const { note: remark, expected: remarks } = notebook()
    const given = actionInputs(
      remark('inputs', { v: remark('inputs.v', { default: remark('inputs.v.default', 'x') }) }),
    )
    const action = compositeAction('a', {
      name: remark('name', 'A'),
      description: 'A',
      branding: remark('branding', { icon: 'x' }),
      inputs: given,
      outputs: remark('outputs', { x: remark('outputs.x.value', 'y') }),
      steps: remark('runs.steps', [remark('runs.steps.0', run('true'))]),
    })
    expect(sorted(compiled(remark('', action)).comments)).toEqual(sorted(remarks))
  })

  it('on a value that has one already stands above it', () => {
    expect(compiledJobs(comment('Outer.', comment('Inner.', base))).comments).toEqual([['jobs.base', 'Outer.\nInner.']])
    const named = job('one', { name: comment('Outer.', comment('Inner.', 'One')), 'runs-on': 'x', steps })
    expect(compiledJobs(named).comments.map(([, words]) => words)).toEqual(['Outer.', 'Inner.'])
  })

  it('leaves a matrix and the inputs of an action readable', () => {
    const legs = comment('Both.', matrix({ os: ['a', 'b'] }))
    const made = compiledJobs(job('one', { 'runs-on': legs.os, strategy: { matrix: legs }, steps }))
    expect(made.document.jobs.one).toMatchObject({
      'runs-on': '${{ matrix.os }}',
      strategy: { matrix: { os: ['a', 'b'] } },
    })
    expect([made.comments, made.findings]).toEqual([[['jobs.one.strategy.matrix', 'Both.']], []])

    const inputs = comment('What it takes.', actionInputs({ v: {} }))
    const action = compositeAction('a', {
      name: 'A',
      description: 'A',
      inputs,
      steps: [run('true', { env: { V: inputs.v } })],
    })
    expect(compiled(action).document.runs.steps[0].env).toEqual({ V: '${{ inputs.v }}' })
    expect(compiled(action).comments).toEqual([['inputs', 'What it takes.']])
  })

  it('leaves an expression usable in another', () => {
    const isMain = comment('The branch we ship.', eq(github.ref, 'refs/heads/main'))
    const one = job('one', {
      'runs-on': 'x',
      if: isMain,
      steps: [run('true', { if: and(isMain, github.ref_protected) })],
    })
    expect(compiledJobs(one).comments).toEqual([['jobs.one.if', 'The branch we ship.']])
    expect(compiledJobs(one).document.jobs.one.steps[0].if).toBe(
      "github.ref == 'refs/heads/main' && github.ref_protected",
    )
  })

  it('leaves the value it is put on as it was', () => {
    comment('why', base)
    expect(compiledJobs(base).comments).toEqual([])
  })
})
