// The publishing of a release: the last thing that happens, and only once.
import { describe, expect, it } from 'vitest'
import { runShell } from '../world/on-github.ts'
import { hasProgram } from '../world/shell.ts'
import { haveRelease, publish, startWorld } from './release-world.ts'

describe.skipIf(!hasProgram('gh'))('the publishing of a release', () => {
  it('E18 INV-27 is when the git tag appears, at the commit of the image', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision)
    const { code, outputs } = await publish(github)
    expect({ code, outputs }).toEqual({ code: 0, outputs: { url: 'https://github.com/acme/app/releases/tag/v1.2.3' } })
    expect(app.refs['tags/v1.2.3']).toEqual({ type: 'commit', sha: revision })
  })

  it('E18 left a version without an image when the git tag was pushed before the build', async () => {
    const { github, app } = await startWorld()
    const original = 'gh api repos/acme/app/git/refs -f ref=refs/tags/v1.2.3 -f sha="$GITHUB_SHA"\nfalse # the build'
    await runShell(github, original, { tools: ['gh'], env: { GITHUB_SHA: app.commits[0]?.sha ?? '' } })
    expect(Object.keys(app.refs)).toContain('tags/v1.2.3')
    expect(app.releases).toEqual([])
  })

  it.each(['true', 'false'])('takes latest when told: %s', async (latest) => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision)
    await publish(github, latest)
    expect(app.latest === app.releases[0]?.id).toBe(latest === 'true')
  })

  it('B24 takes latest only once: a late run leaves it with the release that has it', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision, { draft: false })
    app.latest = 99
    const { code } = await publish(github)
    expect({ code, latest: app.latest }).toEqual({ code: 0, latest: 99 })
  })

  it('B24 took latest back when an edit carried the flag', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision, { draft: false })
    app.latest = 99
    await runShell(github, 'gh release edit v1.2.3 --repo acme/app --latest', { tools: ['gh'] })
    expect(app.latest).toBe(app.releases[0]?.id)
  })

  it('INV-36 is a success when only the answer is lost', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision)
    github.fault({ on: /PATCH/, cut: 'after' })
    expect((await publish(github)).code).toBe(0)
    expect(app.releases).toMatchObject([{ draft: false }])
  })

  it('INV-38 is a success when GitHub shows the past for a moment', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision)
    github.fault({ on: /GET .*releases/, nth: 2, times: 2, stale: true })
    expect((await publish(github)).code).toBe(0)
  })

  it('is refused when nothing was drafted', async () => {
    const { github } = await startWorld()
    const { code, errors } = await publish(github)
    expect(code).toBe(5)
    expect(errors[0]).toContain('Cause: there is no draft of v1.2.3')
  })
})
