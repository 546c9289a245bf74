// Releases of relay that no event came of: found by comparing, and built as somebody would by hand.
import { describe, expect, it, vi } from 'vitest'
import { startGitHub } from '../world/github.ts'
import { putImage } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import { hasProgram } from '../world/shell.ts'
import { inDocker } from './chatmail-world.ts'
import { fill } from '../world/expressions.ts'
import { runJobs, workflowOf } from './run-jobs.ts'
import type { JobEnd } from './run-jobs.ts'

// Whole runs of real programs, on a machine that others use too.
vi.setConfig({ testTimeout: 120_000 })

const reconcile = workflowOf('chatmail/docker', 'reconcile.yaml')

/** Looks for tags of relay without an image. */
async function find(tags: readonly string[], published: readonly string[]): Promise<JobEnd | undefined> {
  const registry = await startRegistry()
  for (const tag of published) putImage(registry, 'chatmail/docker', { tag, content: tag })
  const ref = { type: 'commit' as const, sha: 'a'.repeat(40) }
  const refs = Object.fromEntries(['heads/main', ...tags.map((tag) => `tags/${tag}`)].map((name) => [name, ref]))
  const gitHub = await startGitHub({
    repositories: { 'chatmail/relay': { refs } },
    owners: { chatmail: 'Organization' },
  })
  const ends = await runJobs({
    repository: 'chatmail/docker',
    workflow: 'reconcile.yaml',
    gitHub,
    registries: [registry],
    hosts: { 'ghcr.io': registry.host },
    only: ['find'],
    contexts: { github: { token: gitHub.env['GH_TOKEN'], ...inDocker({ event_name: 'schedule' }) } },
  })
  return ends['find']
}

/** GitHub makes no event of a push of more than three tags. */
const eventsOf = (tags: readonly string[]): readonly string[] => (tags.length > 3 ? [] : tags)

describe('A12 releases that no event came of', () => {
  it.skipIf(!hasProgram('skopeo') || !hasProgram('gh'))(
    'A12 are found, the lowest first; older ones never had an image',
    async () => {
      const end = await find(['1.10.0', '1.11.0', '1.12.0', '1.13.0', 'draft'], ['1.12.0', 'latest'])
      expect(end?.errors).toEqual([])
      const missing = JSON.parse(end?.outputs['missing'] ?? '[]') as readonly { readonly git: string }[]
      expect(missing.map(({ git }) => git)).toEqual(['1.11.0', '1.13.0'])
      expect(end?.outputs['count']).toBe('2')
    },
  )

  it('A12 A07 are built as by hand, one after the other, and nothing is started where none is missing', () => {
    const { build } = reconcile.jobs
    const start = build?.steps?.find(({ name }) => name === 'Start the build')
    expect(build).toMatchObject({
      needs: 'find',
      if: "needs.find.outputs.count != '0'",
      permissions: { contents: 'read', actions: 'write' },
      strategy: { 'max-parallel': 1 },
    })
    const inputs = fill(String(start?.env?.['INPUTS']), { matrix: { version: { git: '1.11.0' } } })
    expect([JSON.parse(inputs), start?.env?.['WORKFLOW']]).toEqual([{ relay_ref: '1.11.0' }, 'docker-ci.yaml'])
  })

  it('A12 were lost for good when four tags were pushed at once, and are looked for every day', () => {
    expect(eventsOf(['1.10.0', '1.11.0', '1.12.0', '1.13.0'])).toEqual([])
    expect(reconcile.on).toEqual({ schedule: [{ cron: '53 4 * * *' }], workflow_dispatch: {} })
  })
})
