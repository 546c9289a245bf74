// A release that fails after the image was pushed: the run says so, and the next attempt goes on.
import { describe, expect, it } from 'vitest'
import { hasProgram } from '../world/shell.ts'
import { assets, draft, haveRelease, names, publish, startWorld, upload } from './release-world.ts'

describe.skipIf(!hasProgram('gh'))('a release that fails after the image was pushed', () => {
  const sentence = [
    'GitHub Release create/update/upload failed after GHCR image push.',
    'Cause: gh: made to fail (HTTP 403)',
    'Retry: re-run the failed jobs. The image is published and stays; what is done already is found and kept.',
  ].join('\n')
  const pushed = { PUSHED: 'GHCR image' }

  it('E05 E04 says what failed, why, and how to go on: the draft', async () => {
    const { github, revision } = await startWorld()
    github.fault({ on: /POST .*releases$/, status: 403, times: 9 })
    expect(await draft(github, revision, pushed)).toMatchObject({ code: 5, errors: [sentence] })
  })

  it('E05 says so of the git tag that cannot be read', async () => {
    const { github, app, revision } = await startWorld()
    github.fault({ on: /GET .*matching-refs/, status: 403, times: 9 })
    expect(await draft(github, revision, pushed)).toMatchObject({ code: 5, errors: [sentence] })
    expect(app.releases).toEqual([])
  })

  it('E05 says so of the assets', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision)
    github.fault({ on: /POST .*assets/, status: 403, times: 99 })
    const { code, errors } = await upload(github, assets, pushed)
    expect(code).toBe(5)
    expect(errors[0]).toMatch(
      /^GitHub Release create\/update\/upload failed after GHCR image push\.\nCause: .*403.*\nRetry: /,
    )
  })

  it('E05 says so of the publishing', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision)
    github.fault({ on: /PATCH/, status: 403, times: 9 })
    expect(await publish(github, 'true', pushed)).toMatchObject({ code: 5, errors: [sentence] })
  })

  it('INV-35 is finished by running the same steps again', async () => {
    const { github, app, revision } = await startWorld()
    // One file of two: gh sends them side by side, and how many it sends after a failure is chance.
    github.fault({ on: /POST .*assets.*sha256/, status: 403 })
    haveRelease(app, revision)
    expect((await upload(github)).code).toBe(5)
    expect((await draft(github, revision)).code).toBe(0)
    expect((await upload(github)).code).toBe(0)
    expect((await publish(github)).code).toBe(0)
    expect(app.releases).toMatchObject([{ draft: false, tag: 'v1.2.3' }])
    expect(names(app)).toEqual(['app.tar.gz', 'app.tar.gz.sha256'])
  })
})
