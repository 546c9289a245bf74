// Taking one tag off a version that stays, on a registry that deletes no tags.
import { describe, expect, it } from 'vitest'
import { untagVersions } from '../../src/steps/untag-versions.ts'
import { hasProgram } from '../world/shell.ts'
import { contentOf, linesOfLog, makePlan, oldPackage } from './old-package.ts'

describe.skipIf(!hasProgram('skopeo') || !hasProgram('gh'))('taking a tag off a version that stays', () => {
  it('A50 INV-04 leaves the version with all its other tags, and nothing behind', async () => {
    const old = await oldPackage()
    makePlan(old)
    const { manifests } = contentOf(old)
    expect(await old.untag()).toMatchObject({ code: 0, outputs: { untagged: '1' } })
    const { 'branch-old': gone, ...others } = { 'branch-old': undefined, ...old.registry.tags(old.repository) }
    expect(gone).toBeUndefined()
    expect(others).toEqual({
      '1.0.0': old.digests.release,
      '1.0.1': old.digests.both,
      'branch-gone': old.digests.branch,
    })
    expect(contentOf(old).manifests).toEqual(manifests)
  })

  it('A50 INV-04 INV-33 leaves a tag alone that somebody moved after the second look', async () => {
    const old = await oldPackage()
    makePlan(old)
    old.registry.tag(old.repository, 'branch-old', old.digests.release)
    const { code, warnings, outputs } = await old.untag()
    expect({ code, outputs }).toEqual({ code: 0, outputs: { untagged: '0' } })
    expect(warnings).toEqual([`${old.name}:branch-old stands for ${old.digests.release} now, and is left alone`])
    expect(old.registry.tags(old.repository)['branch-old']).toBe(old.digests.release)
  })

  it('INV-38 waits until the version that took the tag over is listed', async () => {
    const old = await oldPackage()
    makePlan(old)
    old.github.fault({ on: /GET .*versions/, status: 200, body: [], times: 2 })
    const { code, sleeps } = await old.untag()
    expect({ code, sleeps }).toEqual({ code: 0, sleeps: [2, 4] })
    expect(old.registry.tags(old.repository)).not.toHaveProperty('branch-old')
  })

  it('INV-35 INV-36 a run that was stopped half-way is finished by the next one', async () => {
    const old = await oldPackage()
    makePlan(old)
    old.github.fault({ on: /DELETE/, status: 403 })
    const { code, errors } = await old.untag()
    expect(code).toBe(5)
    expect(errors[0]).toMatch(
      /^.*:branch-old stands for the empty index sha256:[0-9a-f]{64}, which is not deleted: gh: made to fail \(HTTP 403\)$/,
    )
    makePlan(old)
    expect((await old.apply()).code).toBe(0)
    expect(contentOf(old).tags).toEqual({ '1.0.0': old.digests.release, '1.0.1': old.digests.both })
  })

  it('INV-09 writes the tag down before it goes', async () => {
    const old = await oldPackage()
    makePlan(old)
    old.registry.fault({ on: /PUT .*manifests/, status: 401, times: 9 })
    expect((await old.untag()).code).toBe(5)
    expect(linesOfLog(old)).toEqual([{ id: null, digest: old.digests.both, tags: ['branch-old'] }])
    expect(old.registry.tags(old.repository)['branch-old']).toBe(old.digests.both)
  })

  it('writes tags, so its job holds the lock and may push', () => {
    expect(untagVersions.definition.effects).toEqual(['delete-version', 'write-tag'])
  })
})
