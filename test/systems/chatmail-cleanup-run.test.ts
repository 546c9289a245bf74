// The cleanup of docker, run as it is generated: what goes, what stays, who may delete.
import { describe, expect, it, vi } from 'vitest'
import { git } from '../steps/clones.ts'
import { putImage, putIndex } from '../world/images.ts'
import { hasProgram } from '../world/shell.ts'
import { inDocker, startChatmail } from './chatmail-world.ts'
import type { Chatmail } from './chatmail-world.ts'
import { fill } from '../world/expressions.ts'
import { runJobs, workflowOf } from './run-jobs.ts'
import type { JobEnd, JobWorld } from './run-jobs.ts'

// Whole runs of real programs, on a machine that others use too.
vi.setConfig({ testTimeout: 120_000 })

const cleanup = workflowOf('chatmail/docker', 'cleanup.yaml')

const onSchedule = { event_name: 'schedule', event: {} }
const onDelete = (ref: string, ref_type: string): object => ({ event_name: 'delete', event: { ref, ref_type } })

/** Runs the workflow. Every job has the grants that its file gives it, and no more. */
async function clean(
  world: Chatmail,
  event: object,
  more: Partial<JobWorld> = {},
): Promise<Readonly<Record<string, JobEnd>>> {
  const { github, registry, server } = world
  return runJobs({
    repository: 'chatmail/docker',
    workflow: 'cleanup.yaml',
    gitHub: github,
    registries: [registry],
    hosts: { 'ghcr.io': registry.host },
    server,
    contexts: {
      github: { token: github.env['GH_TOKEN'], ...inDocker(event as Readonly<Record<string, unknown>>) },
      inputs: {},
    },
    stubs: { sleep: 'exit 0' },
    ...more,
  })
}

const labels = (n: number): string => `sha-${n.toString(16).padStart(7, '0')}`

/** A release, main, builds of commits without number, an image of a branch that lives and of one that is gone. */
async function oldPackage(builds: number): Promise<Chatmail> {
  const world = await startChatmail()
  const { registry, repository, relay } = world
  const release = putIndex(registry, repository, { tag: '1.11.0', content: 'release' })
  for (const tag of ['1.11', 'latest']) registry.tag(repository, tag, release)
  putImage(registry, repository, { tag: 'main', content: 'main' })
  // The first one is the newest, and all are older than any build that may still run.
  for (let n = 0; n < builds; n += 1)
    world.age(putImage(registry, repository, { tag: labels(n), content: `build ${n}` }), 100 + n)
  git(relay, 'branch', 'feature/lives')
  putImage(registry, repository, { tag: 'branch-feature-lives', content: 'lives' })
  putImage(registry, repository, { tag: 'branch-gone', content: 'gone' })
  return world
}

const tagsOf = ({ registry, repository }: Chatmail): readonly string[] => Object.keys(registry.tags(repository))

const buildsIn = (tags: readonly string[]): number => tags.filter((tag) => tag.startsWith('sha-')).length

/** Tags that lead to something that is not there any more. */
const tornIn = ({ registry, repository }: Chatmail): readonly string[] =>
  Object.entries(registry.tags(repository)).flatMap(([tag, digest]) => {
    const parts = (registry.manifest(repository, digest)?.['manifests'] ?? []) as readonly { digest: string }[]
    return parts.every((part) => registry.manifest(repository, part.digest) !== undefined) ? [] : [tag]
  })

describe('cleanup.yaml', () => {
  it('A39 starts once a week, when something is deleted, and by hand, where it only tells unless asked otherwise', () => {
    expect(cleanup.on).toEqual({
      schedule: [{ cron: '23 3 * * 1' }],
      delete: null,
      workflow_dispatch: {
        inputs: { dry_run: { description: 'Only say what would go', type: 'boolean', default: true } },
      },
    })
  })

  it('A45 lets one job write, and only packages', () => {
    expect(Object.fromEntries(Object.entries(cleanup.jobs).map(([id, { permissions }]) => [id, permissions]))).toEqual({
      plan: { contents: 'read', packages: 'read' },
      apply: { contents: 'read', packages: 'write' },
    })
    expect(cleanup.permissions).toEqual({})
  })

  it('A40 A44 A51 keeps the newest 20 without a tag, and takes 100 at most after a branch, 500 at most else', () => {
    const decide = cleanup.jobs['plan']?.steps?.find(({ name }) => name === 'Decide what may go')
    const cap = (event: object): string => fill(String(decide?.env?.['CAP']), { github: event })
    expect([cap(onDelete('x', 'branch')), cap(onSchedule)]).toEqual(['100', '500'])
    expect(decide?.env?.['KEEP_UNTAGGED']).toBe('20')
  })
})

describe.skipIf(!hasProgram('skopeo') || !hasProgram('gh'))('a cleanup', () => {
  it('A41 A42 A46 A49 A59 keeps every release whole, the newest 30 builds, and what a branch of relay still needs', async () => {
    const world = await oldPackage(33)
    const ends = await clean(world, onSchedule)
    expect(Object.values(ends).flatMap(({ errors }) => errors)).toEqual([])
    const tags = tagsOf(world)
    expect(tags).toEqual(expect.arrayContaining(['1.11.0', '1.11', 'latest', 'main', 'branch-feature-lives']))
    expect(tags).not.toContain('branch-gone')
    expect([buildsIn(tags), tornIn(world)]).toEqual([30, []])
    expect([30, 31, 32].filter((n) => tags.includes(labels(n)))).toEqual([])
  })

  it('A43 INV-10 after the deletion of a git tag does nothing', async () => {
    const world = await oldPackage(1)
    const before = tagsOf(world)
    const ends = await clean(world, onDelete('1.11.0', 'tag'))
    expect([ends['plan']?.result, ends['apply']?.result]).toEqual(['skipped', 'skipped'])
    expect(tagsOf(world)).toEqual(before)
  })

  it('A44 after the deletion of a branch takes its images alone', async () => {
    const world = await oldPackage(1)
    putImage(world.registry, world.repository, { tag: 'branch-other', content: 'other' })
    await clean(world, onDelete('gone', 'branch'))
    const tags = tagsOf(world)
    expect(tags).not.toContain('branch-gone')
    expect([buildsIn(tags), tags.includes('branch-other')]).toEqual([1, true])
  })

  it('A50 after the deletion of a branch leaves a release that is also of that branch, without the tag of the branch', async () => {
    const world = await oldPackage(0)
    world.registry.tag(world.repository, 'branch-both', world.registry.digestOf(world.repository, '1.11.0') ?? '')
    await clean(world, onDelete('both', 'branch'))
    expect(tagsOf(world)).toEqual(expect.arrayContaining(['1.11.0', '1.11', 'latest']))
    expect(tagsOf(world)).not.toContain('branch-both')
    expect(tornIn(world)).toEqual([])
  })

  it('A46 INV-05 by hand only tells what would go', async () => {
    const world = await oldPackage(0)
    const before = tagsOf(world)
    const ends = await clean(
      world,
      { event_name: 'workflow_dispatch' },
      {
        contexts: {
          github: { token: world.github.env['GH_TOKEN'], ...inDocker({ event_name: 'workflow_dispatch' }) },
          inputs: { dry_run: true },
        },
      },
    )
    expect([ends['plan']?.result, ends['apply']?.result]).toEqual(['success', 'skipped'])
    expect(ends['plan']?.summary).toContain('would go')
    expect(tagsOf(world)).toEqual(before)
  })

  it('A51 INV-06 deletes nothing when the list cannot be read to its end', async () => {
    const world = await oldPackage(0)
    world.github.fault({ on: /GET .*\/versions/, status: 403 })
    const ends = await clean(world, onSchedule)
    expect([ends['plan']?.result, ends['apply']?.result]).toEqual(['failure', 'skipped'])
    expect(tagsOf(world)).toContain('branch-gone')
  })

  it('INV-34 leaves alone what became a release between the plan and the deletion', async () => {
    const world = await oldPackage(0)
    const gone = world.registry.digestOf(world.repository, 'branch-gone') ?? ''
    const ends = await clean(world, onSchedule, {
      before: { apply: () => world.registry.tag(world.repository, '1.12.0', gone) },
    })
    expect(ends['apply']?.result).toBe('success')
    expect(world.registry.tags(world.repository)['1.12.0']).toBe(gone)
    expect(world.registry.manifest(world.repository, gone)).toBeDefined()
  })

  it('INV-09 INV-40 keeps a log of its own for each attempt, and writes over none', () => {
    const logs = (cleanup.jobs['apply']?.steps ?? []).filter(({ name }) => name === 'Keep the log')
    expect(logs.map((step) => step.with)).toEqual([
      { name: 'cleanup-log-${{ github.run_attempt }}', path: 'deleted.jsonl', 'retention-days': 30 },
    ])
  })

  it('A46 INV-09 brings back what should have stayed, and fails', async () => {
    const world = await oldPackage(0)
    const { github, idOf, registry, repository } = world
    const release = registry.digestOf(repository, '1.11.0') ?? ''
    const ends = await clean(world, onSchedule, {
      stubs: { sleep: 'exit 0' },
      actions: {
        // Somebody else deletes the release while the job deletes what it may.
        'actions/upload-artifact': ({ name }) => {
          const version = (github.state.packages[repository] ?? []).find(({ id }) => id === idOf(release))
          if (name?.startsWith('cleanup-log') === true && version !== undefined) version.deleted = true
        },
      },
    })
    expect(ends['apply']).toMatchObject({
      result: 'failure',
      errors: [expect.stringContaining('lacked what had to stay')],
    })
    expect(ends['apply']?.ran).toContain('Restore what is missing')
    expect(tagsOf(world)).toEqual(expect.arrayContaining(['1.11.0', '1.11', 'latest']))
    expect(tornIn(world)).toEqual([])
  })
})
