// The assets of a release: sent while it is a draft, and compared by what GitHub says to have received.
import { describe, expect, it } from 'vitest'
import { runShell } from '../world/on-github.ts'
import { hasProgram } from '../world/shell.ts'
import { assets, haveRelease, names, publish, startWorld, upload } from './release-world.ts'

describe.skipIf(!hasProgram('gh'))('the assets of a release', () => {
  it('E15 are all files of the folder, compared by what GitHub says to have received', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision)
    const { code, outputs } = await upload(github)
    expect({ code, outputs }).toEqual({ code: 0, outputs: { count: '2' } })
    expect(names(app)).toEqual(['app.tar.gz', 'app.tar.gz.sha256'])
  })

  it('E15 are replaced where they differ, and not sent again where they do not', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision)
    await upload(github)
    const from = github.mutations().length
    await upload(github, { ...assets, 'dist/app.tar.gz': 'another program' })
    expect(names(app)).toEqual(['app.tar.gz', 'app.tar.gz.sha256'])
    expect(
      github
        .mutations()
        .slice(from)
        .map((line) => line.split(' ')[0]),
    ).toEqual(['DELETE', 'POST'])
  })

  it('E15 fail the step when one does not arrive', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision)
    github.fault({ on: /POST .*assets/, status: 422, times: 99 })
    expect((await upload(github)).code).toBe(5)
  })

  it('INV-36 are a success when only the answer to one is lost', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision)
    github.fault({ on: /POST .*assets/, cut: 'after' })
    const { code, outputs } = await upload(github)
    expect({ code, outputs }).toEqual({ code: 0, outputs: { count: '2' } })
    expect(names(app)).toEqual(['app.tar.gz', 'app.tar.gz.sha256'])
  })

  it('INV-38 are a success when GitHub then shows the past for a moment', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision)
    github.fault({ on: /POST .*assets/, cut: 'after' })
    github.fault({ on: /GET .*releases\?/, nth: 2, times: 2, stale: true })
    expect((await upload(github)).code).toBe(0)
    expect(names(app)).toEqual(['app.tar.gz', 'app.tar.gz.sha256'])
  })

  it('INV-28 fail the step when GitHub keeps other bytes than were sent', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision)
    app.releases[0]?.assets.push({ id: 1, name: 'app.tar.gz.sha256', size: 1, digest: 'sha256:00' })
    github.fault({ on: /DELETE .*assets/, status: 204, times: 99 })
    const { code, errors } = await upload(github, { 'dist/app.tar.gz.sha256': 'its sum' })
    expect(code).toBe(5)
    expect(errors[0]).toContain('Cause: ')
  })

  it('E27 are sent before the release is published, which locks it', async () => {
    const { github, app, revision } = await startWorld({ immutableReleases: true })
    haveRelease(app, revision)
    expect((await upload(github)).code).toBe(0)
    expect((await publish(github)).code).toBe(0)
    expect(app.releases).toMatchObject([{ draft: false, immutable: true }])
    expect(names(app)).toEqual(['app.tar.gz', 'app.tar.gz.sha256'])
  })

  it('E27 are refused when the release was published first, as it used to be', async () => {
    const { github, app } = await startWorld({ immutableReleases: true })
    const script =
      'gh release create v1.2.3 --repo acme/app --notes x\ngh release upload v1.2.3 --repo acme/app dist/app.tar.gz'
    const { code, log } = await runShell(github, script, { tools: ['gh'], files: assets })
    expect(code).toBe(1)
    expect(log).toContain('immutable')
    expect(names(app)).toEqual([])
  })

  it('E27 that are there already are no reason to touch a release that is locked', async () => {
    const { github, app, revision } = await startWorld({ immutableReleases: true })
    haveRelease(app, revision)
    await upload(github)
    Object.assign(app.releases[0] ?? {}, { draft: false, immutable: true })
    const from = github.mutations().length
    expect((await upload(github)).code).toBe(0)
    expect(github.mutations()).toHaveLength(from)
  })
})
