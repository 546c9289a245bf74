// What a job may do follows from what its steps do, and the effects themselves are not written.
import { describe, expect, it } from 'vitest'
import { attest } from '../../src/actions/actions/attest.ts'
import { checkout } from '../../src/actions/actions/checkout.ts'
import { uploadArtifact } from '../../src/actions/actions/upload-artifact.ts'
import { buildPush } from '../../src/actions/docker/build-push.ts'
import { call } from '../../src/dsl/call.ts'
import { compositeAction } from '../../src/dsl/composite.ts'
import { effect } from '../../src/dsl/effect.ts'
import { dockerHub, ghcr, image } from '../../src/dsl/image.ts'
import { job } from '../../src/dsl/job.ts'
import { parallel, run, uses } from '../../src/dsl/step.ts'
import type { Step } from '../../src/dsl/step.ts'
import { tagPolicy } from '../../src/dsl/tag-policy.ts'
import { workflow } from '../../src/dsl/workflow.ts'
import type { Effect } from '../../src/model/effect.ts'
import { compiled, compiledJob, compiledJobs } from './modules.ts'

const tags = tagPolicy({ channels: ['staging', 'prod'] })
const app = image('acme/app', { registries: [ghcr()], platforms: ['linux/amd64'], tags })
const hub = image('acme/hub', { registries: [dockerHub()], platforms: ['linux/amd64'], tags })

const grantsOf = (...steps: readonly Step[]): unknown => compiledJob({ steps }).permissions
const doing = (...effects: readonly Effect[]): Step => run('./act.sh', { effects })

describe('the permissions of a job', () => {
  it.each([
    [
      'A18 C15 a build that pushes',
      [effect('read-source'), effect('push-digest', app)],
      { contents: 'read', packages: 'write' },
    ],
    ['a test, which reads the image', [effect('test', app)], { packages: 'read' }],
    ['A45 a cleanup', [effect('resolve', app), effect('delete-version', app, [])], { packages: 'write' }],
    [
      'B04 a build that signs and attests',
      [effect('read-source'), effect('push-digest', app), effect('sign', app), effect('attest', app)],
      { contents: 'read', packages: 'write', 'id-token': 'write', attestations: 'write' },
    ],
    [
      'B29 a promotion, which verifies and takes no identity of its own',
      [effect('verify', app), effect('write-tag', app, ['prod'])],
      { packages: 'write' },
    ],
    ['E16 the removal of artifacts', [effect('delete-artifact')], { actions: 'write' }],
    ['E12 the look at the pull request of a commit', [effect('read-pull-requests')], { 'pull-requests': 'read' }],
    ['a release', [effect('read-releases'), effect('publish-release')], { contents: 'write' }],
    ['the log of promotions', [effect('read-log'), effect('write-log')], { deployments: 'write' }],
  ] as const)('%s: they follow from the effects', (_what, effects, expected) => {
    expect(grantsOf(doing(...effects))).toEqual(expected)
  })

  it.each([
    [
      'A03 a dispatch to another repository, which takes a token of its own',
      [effect('dispatch', { repository: 'acme/deploy' })],
    ],
    ['D31 a login to Docker Hub, which takes secrets', [effect('write-tag', hub, ['prod']), effect('test', hub)]],
    ['an artifact', [effect('upload-artifact')]],
    ['nothing', []],
  ] as const)('%s: there are none', (_what, effects) => {
    expect(grantsOf(doing(...effects))).toBeUndefined()
  })

  it('E23 INV-52 are those of the one job that needs them', () => {
    const compile = job('compile', { 'runs-on': 'ubuntu-24.04', steps: [uses(checkout), run('make')] })
    const publish = job('publish', { 'runs-on': 'ubuntu-24.04', steps: [doing(effect('write-tag', app, ['version']))] })
    const { document } = compiledJobs(compile, publish)
    expect(document.permissions).toEqual({})
    expect(document.jobs.compile.permissions).toEqual({ contents: 'read' })
    expect(document.jobs.publish.permissions).toEqual({ packages: 'write' })
  })

  it('D31 a job that only tests has none that could publish', () => {
    expect(grantsOf(uses(checkout), doing(effect('test', app)))).toEqual({ contents: 'read', packages: 'read' })
  })

  it('unite what actions need with what the author says that they do', () => {
    const push = uses(buildPush, { with: { push: true }, effects: [effect('push-digest', app)] })
    const sign = uses(attest, { with: { 'push-to-registry': true } })
    expect(grantsOf(push)).toEqual({ contents: 'read', packages: 'write' })
    expect(grantsOf(uses(uploadArtifact, { with: { path: 'x' } }), push, sign)).toEqual({
      contents: 'read',
      packages: 'write',
      'id-token': 'write',
      attestations: 'write',
      'artifact-metadata': 'write',
    })
  })

  it('count what runs side by side, and what a composite action does', () => {
    const inside = compositeAction('sign', {
      name: 'Sign',
      description: 'Signs',
      steps: [doing(effect('sign', app))],
    })
    expect(grantsOf(parallel([doing(effect('test', app)), doing(effect('git-tag'))]))).toEqual({
      packages: 'read',
      contents: 'write',
    })
    expect(grantsOf(uses(inside))).toEqual({ packages: 'write', 'id-token': 'write' })
  })

  it('of a call cover what the called workflow does, or what the author says that it does elsewhere', () => {
    const sign = job('sign', { 'runs-on': 'ubuntu-24.04', steps: [doing(effect('sign', app))] })
    const called = workflow('sign', { on: 'workflow_call', jobs: [sign] })
    const elsewhere = call('test', 'acme/shared/.github/workflows/test.yml@v1', { effects: [effect('test', app)] })
    const { jobs } = compiledJobs(call('sign', called), elsewhere).document
    expect(jobs.sign.permissions).toEqual({ packages: 'write', 'id-token': 'write' })
    expect(jobs.test).toEqual({ permissions: { packages: 'read' }, uses: 'acme/shared/.github/workflows/test.yml@v1' })
  })

  it('stay what the author wrote', () => {
    const steps = [doing(effect('write-tag', app, ['version']))]
    expect(compiledJob({ permissions: { contents: 'read' }, steps }).permissions).toEqual({ contents: 'read' })
    expect(compiledJob({ permissions: null, steps })).not.toHaveProperty('permissions')
  })
})

describe('an effect', () => {
  it('is not written', () => {
    const step = run('./act.sh', { name: 'Act', effects: [effect('write-tag', app, ['version'])] })
    expect(compiledJob({ steps: [step] }).steps).toEqual([{ name: 'Act', run: './act.sh' }])
    expect(
      compiled(workflow('x', { on: 'push', policy: { images: [app], contracts: [] }, jobs: [] })).document,
    ).not.toHaveProperty('policy')
  })

  it('on an image knows its registries and its policy', () => {
    const both = image('acme/both', { registries: [ghcr(), dockerHub()], platforms: ['linux/amd64'], tags })
    expect(effect('resolve', both)).toEqual({
      does: 'resolve',
      image: 'acme/both',
      registries: ['ghcr', 'dockerhub'],
      classes: [],
      of: both,
    })
    expect(effect('deploy', { about: 'production' })).toEqual({
      does: 'deploy',
      repository: 'self',
      about: 'production',
    })
  })

  it('names only classes that the policy has', () => {
    expect(() => effect('write-tag', app, ['version', 'edge'])).toThrow(
      "image 'acme/app' has no class of tags named 'edge' (it has: version, latest, staging, staging-stamp, prod, prod-stamp, prod-stamp-digest, prod-rollback)",
    )
  })

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(effect('write-tag', app, ['version']))).toBe(true)
    expect(Object.isFrozen(effect('git-tag'))).toBe(true)
  })

  it('says its verb to the thing that it is done to', () => {
    // @ts-expect-error a tag is written to an image
    expect(() => effect('write-tag', { repository: 'acme/app' }, ['version'])).not.toThrow()
    // @ts-expect-error which tags are written has to be said
    expect(effect('write-tag', app)).toMatchObject({ classes: [] })
    // @ts-expect-error a release is made in a repository
    expect(effect('publish-release', app)).toBeDefined()
  })
})
