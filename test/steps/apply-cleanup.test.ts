// Deleting by a plan: what goes, in which order, what is written down first, and what GitHub may answer.
import { describe, expect, it } from 'vitest'
import { applyCleanup } from '../../src/steps/apply-cleanup.ts'
import { scriptOf } from '../../src/steps/shell-step.ts'
import type { Ghcr } from '../world/ghcr.ts'
import { runShell } from '../world/on-github.ts'
import { hasProgram } from '../world/shell.ts'
import { contentOf, linesOfLog, makePlan, oldPackage, partsIn, tornTags } from './old-package.ts'

const deletions = ({ github }: Ghcr): number[] =>
  github.mutations().flatMap((line) => /DELETE .*\/versions\/(\d+)$/.exec(line)?.slice(1).map(Number) ?? [])

describe.skipIf(!hasProgram('skopeo') || !hasProgram('gh'))('deleting by a plan', () => {
  it('A42 A46 A47 takes exactly what may go, and every tag that stays keeps all its parts', async () => {
    const old = await oldPackage()
    const parts = partsIn(old, old.digests.release)
    await old.read()
    old.plan()
    await old.read()
    old.recheck()
    expect(await old.apply()).toMatchObject({ code: 0, outputs: { deleted: '3', refused: '0' } })
    expect(await old.untag()).toMatchObject({ code: 0, outputs: { untagged: '1' } })
    expect(contentOf(old)).toEqual({
      tags: { '1.0.0': old.digests.release, '1.0.1': old.digests.both },
      manifests: [old.digests.release, ...parts, old.digests.both].toSorted(),
    })
    await old.read()
    expect(old.verify()).toEqual({ intact: 'true', restore: [] })
  })

  it('A47 INV-01 INV-09 goes by the id of a version, writes each down before it goes, and an index goes before its parts', async () => {
    const old = await oldPackage()
    makePlan(old)
    old.github.fault({ on: /DELETE/, nth: 3, status: 403 })
    const { code, errors, outputs } = await old.apply()
    expect({ code, outputs }).toEqual({ code: 5, outputs: { deleted: '2', refused: '0' } })
    expect(errors).toEqual([
      expect.stringMatching(/^version \d+ of .*\/acme\/app is not deleted: gh: made to fail \(HTTP 403\)$/),
    ])
    const log = linesOfLog(old)
    expect(log).toHaveLength(3)
    expect(log.slice(0, 2).map(({ id }) => id)).toEqual(deletions(old))
    expect(log.find(({ digest }) => digest === old.digests.branch)?.tags).toEqual(['branch-gone'])
    const at = (digest: string): number => log.findIndex((line) => line.digest === digest)
    expect(at(old.digests.branch)).toBeLessThan(at(old.digests.own))
  })

  it.each([1, 2, 3])(
    'INV-01 INV-25 INV-35 leaves no tag without its parts when it is stopped at deletion %i, and the next run goes on',
    async (stop) => {
      const old = await oldPackage()
      makePlan(old)
      old.github.fault({ on: /DELETE/, nth: stop, status: 403 })
      expect((await old.apply()).code).toBe(5)
      expect(tornTags(old)).toEqual([])
      makePlan(old)
      expect((await old.apply()).code).toBe(0)
      expect(old.registry.tags(old.repository)).toEqual({
        '1.0.0': old.digests.release,
        '1.0.1': old.digests.both,
        'branch-old': old.digests.both,
      })
      expect(contentOf(old).manifests).toHaveLength(4)
    },
  )

  it('A45 needs packages: write and nothing else', async () => {
    const old = await oldPackage()
    makePlan(old)
    const token = 'ghs_cleanup'
    old.github.addToken(token, { packages: 'write' })
    const env = { NAME: old.name, PLAN: 'todo.json', LOG: 'log', GH_TOKEN: token, GH_ENTERPRISE_TOKEN: token }
    const { tools, script } = applyCleanup.definition
    const run = (grant: string): ReturnType<typeof runShell> => {
      old.github.addToken(token, { packages: grant })
      return runShell(old.github, scriptOf(script), { workspace: old.workspace, tools, env })
    }
    expect((await run('read')).code).toBe(5)
    expect((await run('write')).code).toBe(0)
  })

  it('takes no more than 180 versions a minute', async () => {
    const old = await oldPackage()
    makePlan(old)
    expect((await old.apply()).sleeps).toEqual([0.34, 0.34, 0.34])
  })

  it.each<[what: string, fault: Parameters<Ghcr['github']['fault']>[0]]>([
    ['an error that passes', { on: /DELETE/, status: 502 }],
    [
      'a limit',
      { on: /DELETE/, status: 403, body: { message: 'You have exceeded a secondary rate limit' }, retryAfter: '3' },
    ],
    ['an answer that was lost', { on: /DELETE/, cut: 'after' }],
    ['an answer that says it is gone', { on: /DELETE/, status: 404 }],
  ])('INV-36 INV-37 goes on after %s', async (_, fault) => {
    const old = await oldPackage()
    makePlan(old)
    old.github.fault(fault)
    expect(await old.apply()).toMatchObject({ code: 0, outputs: { deleted: '3' } })
  })

  it('A51 ends at an error that stays: nothing is tolerated', async () => {
    const old = await oldPackage()
    makePlan(old)
    old.github.fault({ on: /DELETE/, status: 500, times: 4 })
    expect(await old.apply()).toMatchObject({ code: 5, outputs: { deleted: '0', refused: '0' } })
  })

  it('goes round a version that GitHub does not let go, and leaves its parts with it', async () => {
    const old = await oldPackage()
    makePlan(old)
    const message =
      'Publicly visible package versions with more than 5000 downloads cannot be deleted. Contact GitHub support for further assistance.'
    old.github.fault({ on: new RegExp(`DELETE .*/${old.idOf(old.digests.branch)}$`), status: 400, body: { message } })
    const { code, outputs, warnings } = await old.apply()
    expect({ code, outputs }).toEqual({ code: 0, outputs: { deleted: '1', refused: '2' } })
    expect(warnings).toEqual([
      `version ${old.idOf(old.digests.branch)} of ${old.name} stays: gh: ${message} (HTTP 400)`,
    ])
    expect(tornTags(old)).toEqual([])
    expect(old.registry.tags(old.repository)).toHaveProperty('branch-gone')
  })

  it('stops at a plan that cannot be read, instead of finding nothing to do', async () => {
    const old = await oldPackage()
    old.workspace.write('todo.json', '{"delete":')
    expect((await old.apply()).code).not.toBe(0)
  })
})
