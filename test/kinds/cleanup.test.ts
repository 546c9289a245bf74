// What a cleanup is made of: jobs by registry, grants, what it reads, and what is refused when it is declared.
import { describe, expect, it } from 'vitest'
import { contract } from '../../src/dsl/contract.ts'
import { dockerHub, ghcr, image, registry } from '../../src/dsl/image.ts'
import { tagPolicy } from '../../src/dsl/tag-policy.ts'
import { cleanup } from '../../src/kinds/cleanup/cleanup.ts'
import { reconcile } from '../../src/kinds/cleanup/reconcile.ts'
import { compiled } from '../dsl/modules.ts'

const app = image('acme/app', {
  registries: [ghcr()],
  platforms: ['linux/amd64', 'linux/arm64'],
  tags: tagPolicy({ git: 'v{version}', aliases: ['{major}.{minor}'], channels: ['staging', 'prod'] }),
})

const onHub = image('acme/app', {
  registries: [dockerHub()],
  platforms: ['linux/amd64'],
  tags: tagPolicy({ commits: true, branches: true }),
})

interface Step {
  readonly name: string
  readonly env?: Readonly<Record<string, string>>
  readonly if?: string
}

const stepsOf = (made: ReturnType<typeof compiled>, job: string): readonly Step[] => made.document.jobs[job].steps

const named = (made: ReturnType<typeof compiled>, job: string, name: string): Step | undefined =>
  stepsOf(made, job).find((step) => step.name === name)

describe('a cleanup', () => {
  const made = compiled(cleanup(app, { schedule: '23 3 * * 1' }))

  it('A39 A45 needs nothing but its time: a plan that can only read, and a job that holds the lock of the image', () => {
    expect(made.failures).toEqual([])
    const { plan, apply } = made.document.jobs
    expect([plan.permissions.packages, apply.permissions.packages]).toEqual(['read', 'write'])
    expect([plan.concurrency, apply.concurrency]).toEqual([
      undefined,
      { group: 'image-mutation-acme-app', queue: 'max' },
    ])
  })

  it('A43 A44 listens to deletions only where tags live with branches', () => {
    expect(Object.keys(made.document.on)).toEqual(['schedule', 'workflow_dispatch'])
    expect(Object.keys(compiled(cleanup(onHub, { schedule: '0 3 * * 1' })).document.on)).toContain('delete')
    expect(made.document.jobs.plan.if).toBe(undefined)
  })

  it('B51 INV-34 reads what promotions are under way, in the plan and again under the lock', () => {
    for (const job of ['plan', 'apply']) {
      expect(named(made, job, 'Read what was promoted to prod')?.env?.['ENVIRONMENT']).toBe('prod')
      expect(made.document.jobs[job].permissions.deployments).toBe('read')
    }
    expect(named(made, 'plan', 'Decide what may go')?.env?.['LOG']).toBe('log.json')
    expect(named(made, 'apply', 'Look again, now that nobody else writes')?.env?.['LOG']).toBe('log.json')
  })

  it('B51 puts the logs of several channels together', () => {
    const two = { ...app, tags: tagPolicy({ channels: ['staging', 'prod', { name: 'beta', from: 'promotion' }] }) }
    const steps = stepsOf(compiled(cleanup(two, { schedule: '0 3 * * 1' })), 'plan').map(({ name }) => name)
    expect(steps).toEqual(
      expect.arrayContaining([
        'Read what was promoted to beta',
        'Read what was promoted to prod',
        'Put the logs together',
      ]),
    )
  })

  it('A46 INV-05 INV-09 deletes by the second look, keeps the log at any end, and checks what is left also after a failure', () => {
    const names = stepsOf(made, 'apply').map(({ name }) => name)
    const order = [
      'Look again, now that nobody else writes',
      'Delete what the plan names',
      'Keep the log',
      'Read what is left',
      'Restore what is missing',
      'Fail the run',
    ]
    expect(names.filter((name) => order.includes(name))).toEqual(order)
    expect(named(made, 'apply', 'Delete what the plan names')?.env?.['PLAN']).toBe('recheck.json')
    expect(named(made, 'apply', 'Keep the log')?.if).toBe('always()')
    expect(named(made, 'apply', 'Read what is left')?.if).toBe(
      "${{ !cancelled() && steps.recheck.outcome == 'success' }}",
    )
  })

  it('hands its limits to the plan and to the second look alike', () => {
    const limits = compiled(cleanup(app, { schedule: '0 3 * * 1', cap: 50, minAge: 24, keepUntagged: 5 }))
    const asked = { CAP: '50', MIN_AGE: '24', KEEP_UNTAGGED: '5' }
    expect(named(limits, 'plan', 'Decide what may go')?.env).toMatchObject(asked)
    expect(named(limits, 'apply', 'Look again, now that nobody else writes')?.env).toMatchObject(asked)
  })

  it('reads and deletes tags on Docker Hub, with the secrets of the image and no grant', () => {
    const hub = compiled(cleanup(onHub, { schedule: '0 3 * * 1' }))
    expect(hub.failures).toEqual([])
    expect(named(hub, 'apply', 'Delete the tags that the plan names')?.env?.['NAME']).toBe('docker.io/acme/app')
    expect(named(hub, 'plan', 'Log in to the Docker Hub API')?.env?.['HUB_SECRET']).toBe(
      '${{ secrets.DOCKERHUB_TOKEN }}',
    )
    expect(hub.document.jobs.apply.permissions).toEqual({ contents: 'read' })
    expect(stepsOf(hub, 'apply').map(({ name }) => name)).not.toContain('Restore what is missing')
  })

  it('has jobs and artifacts of their own for each of several registries', () => {
    const both = compiled(
      cleanup({ ...app, registries: [...app.registries, ...onHub.registries] }, { schedule: '0 3 * * 1' }),
    )
    expect(Object.keys(both.document.jobs)).toEqual(['plan-ghcr', 'apply-ghcr', 'plan-dockerhub', 'apply-dockerhub'])
    expect(JSON.stringify(both.document)).toContain('"cleanup-plan-dockerhub"')
  })

  it('is refused where nothing can list what is there, and for several images at once', () => {
    const other = image('acme/app', {
      registries: [registry('registry.acme.test')],
      platforms: ['linux/amd64'],
      tags: tagPolicy(),
    })
    expect(() => cleanup(other, { schedule: '0 3 * * 1' })).toThrow('acme/app is in no registry that can be cleaned')
    const many = image('acme/app', {
      registries: [ghcr({ repository: 'acme/app-{size}' })],
      platforms: ['linux/amd64'],
      tags: tagPolicy(),
      products: { size: ['big', 'small'] },
    })
    expect(() => cleanup(many, { schedule: '0 3 * * 1' })).toThrow('acme/app is several images (acme/app-{size})')
  })
})

describe('A12 a look for versions without an image', () => {
  const form = contract('build', { ref: {} }, { carries: 'inputs' })
  const options = { schedule: '0 4 * * *', since: '1.0.0', builds: 'release.yml', form, field: 'ref' }

  it('A12 reads the git tags of this repository unless it is told of another', () => {
    const made = compiled(reconcile(app, options))
    expect(made.failures).toEqual([])
    expect(Object.keys(named(made, 'find', 'List the git tags')?.env ?? {})).not.toContain('REPOSITORY')
    const other = compiled(reconcile(app, { ...options, source: 'acme/source' }))
    expect(named(other, 'find', 'List the git tags')?.env?.['REPOSITORY']).toBe('acme/source')
  })

  it('A12 is refused when the form has no such field', () => {
    expect(() => reconcile(app, { ...options, field: 'tag' })).toThrow('build has no field tag (it has: ref)')
  })
})
