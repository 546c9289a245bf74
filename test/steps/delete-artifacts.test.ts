// Artifacts of a run are deleted when nobody needs them any more.
import { describe, expect, it } from 'vitest'
import { deleteArtifacts } from '../../src/steps/delete-artifacts.ts'
import type { GitHub } from '../world/github.ts'
import { runOn, startAcme } from '../world/on-github.ts'
import { hasProgram } from '../world/shell.ts'
import type { ShellResult } from '../world/shell.ts'

async function startWorld(count = 3): Promise<{ github: GitHub; left: () => string[] }> {
  const { github, app } = await startAcme()
  const digests = Array.from({ length: count }, (_, i) => ({ id: i + 1, name: `digest-${i}`, run: 4711 }))
  app.artifacts.push(...digests, { id: 900, name: 'plan', run: 4711 }, { id: 901, name: 'digest-0', run: 1 })
  return { github, left: () => app.artifacts.filter(({ run }) => run === 4711).map(({ name }) => name) }
}

const clean = (github: GitHub, env: Readonly<Record<string, string>> = {}): Promise<ShellResult> =>
  runOn(github, deleteArtifacts, { env: { GITHUB_RUN_ID: '4711', ...env } })

describe.skipIf(!hasProgram('gh'))('the artifacts of a run', () => {
  it('E16 are deleted, and those of other runs are not', async () => {
    const { github, left } = await startWorld()
    expect(await clean(github)).toMatchObject({ code: 0, outputs: { deleted: '4' } })
    expect(left()).toEqual([])
    expect(github.repository('acme/app').artifacts).toHaveLength(1)
  })

  it('E16 are kept where a re-run needs them', async () => {
    const { github, left } = await startWorld()
    expect(await clean(github, { KEEP: 'digest-.*' })).toMatchObject({ code: 0, outputs: { deleted: '1' } })
    expect(left()).toEqual(['digest-0', 'digest-1', 'digest-2'])
  })

  it('E16 are kept by their whole name only', async () => {
    const { github, left } = await startWorld()
    await clean(github, { KEEP: 'digest|plan' })
    expect(left()).toEqual(['plan'])
  })

  it('E16 are found on every page', async () => {
    const { github, left } = await startWorld(104)
    await clean(github, { KEEP: 'digest-([0-9]|[0-9][0-9])' })
    expect(left()).toHaveLength(100)
  })

  it.each([429, 500, 503])('E16 are tried again after %d', async (status) => {
    const { github, left } = await startWorld(1)
    github.fault({ on: /DELETE/, status })
    expect(await clean(github)).toMatchObject({ code: 0, sleeps: [expect.any(Number)] })
    expect(left()).toEqual([])
  })

  it('E16 that are gone already are no error', async () => {
    const { github } = await startWorld(1)
    const app = github.repository('acme/app')
    github.fault({ on: /DELETE/, first: () => void (app.artifacts = app.artifacts.slice(1)) })
    expect(await clean(github)).toMatchObject({ code: 0, sleeps: [] })
  })

  it('E16 INV-28 that cannot be deleted are named, after all others are gone', async () => {
    const { github, left } = await startWorld()
    github.fault({ on: /DELETE .*artifacts\/2$/, status: 403, times: 9 })
    const { code, errors } = await clean(github)
    expect({ code, errors }).toEqual({ code: 5, errors: ['artifacts are left: 2. Retry: re-run this job.'] })
    expect(left()).toEqual(['digest-1'])
  })

  it('may be none', async () => {
    const { github } = await startAcme()
    expect(await clean(github)).toMatchObject({ code: 0, outputs: { deleted: '0' } })
  })
})
