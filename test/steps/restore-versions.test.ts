// Bringing back what a cleanup has deleted, from its log or from the look after it.
import { describe, expect, it } from 'vitest'
import { restoreVersions } from '../../src/steps/restore-versions.ts'
import { hasProgram } from '../world/shell.ts'
import { contentOf, makePlan, oldPackage, partsIn, tornTags } from './old-package.ts'

describe.skipIf(!hasProgram('skopeo') || !hasProgram('gh'))('restoring', () => {
  it.each([true, false])(
    'A46 INV-09 brings everything back from the log (tags by GitHub: %s)',
    async (restoresTags) => {
      const old = await oldPackage({ restoresTags })
      const before = contentOf(old)
      makePlan(old)
      await old.apply()
      await old.untag()
      expect(await old.restore('deleted.jsonl')).toMatchObject({ code: 0, outputs: { restored: '3' } })
      expect(contentOf(old)).toEqual(before)
      expect(await old.restore('deleted.jsonl')).toMatchObject({ code: 0, outputs: { restored: '0' } })
    },
  )

  it('INV-01 INV-09 mends what a wrong deletion tore, as the look after the cleanup names it', async () => {
    const old = await oldPackage()
    makePlan(old)
    const [part = ''] = partsIn(old, old.digests.release)
    const todo = JSON.parse(old.workspace.read('todo.json')) as { delete: object[] }
    todo.delete.push({ id: old.idOf(part), digest: part, tags: [], why: 'a mistake', after: [] })
    old.workspace.write('todo.json', JSON.stringify(todo))
    await old.apply()
    expect(tornTags(old)).toEqual(['1.0.0'])
    old.look()
    expect(old.verify()).toMatchObject({ intact: 'false', restore: [{ digest: part, why: 'it is a part of 1.0.0' }] })
    expect(await old.restore('check.json')).toMatchObject({ code: 0, outputs: { restored: '1' } })
    expect(tornTags(old)).toEqual([])
  })

  it('INV-11 moves no tag that stands for something else by now', async () => {
    const old = await oldPackage({ restoresTags: false })
    makePlan(old)
    await old.apply()
    old.registry.tag(old.repository, 'branch-gone', old.digests.release)
    expect(await old.restore('deleted.jsonl')).toMatchObject({
      code: 0,
      warnings: [
        `${old.name}:branch-gone stays at ${old.digests.release}; before the cleanup it stood for ${old.digests.branch}`,
      ],
    })
    expect(old.registry.tags(old.repository)['branch-gone']).toBe(old.digests.release)
  })

  it('ends with the id of a version that cannot be restored', async () => {
    const old = await oldPackage()
    old.workspace.write('log', '{"id":7,"digest":"x","tags":[]}')
    expect(await old.restore('log')).toMatchObject({
      code: 5,
      errors: [`version 7 of ${old.name} cannot be restored: gh: Package not found. (HTTP 404)`],
    })
    expect(restoreVersions.definition.effects).toEqual(['write-tag'])
  })
})
