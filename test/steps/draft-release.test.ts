// The draft of a release: found again by the next attempt, and never doubled.
import { describe, expect, it } from 'vitest'
import { runShell } from '../world/on-github.ts'
import { hasProgram } from '../world/shell.ts'
import { draft, haveRelease, startWorld } from './release-world.ts'

describe.skipIf(!hasProgram('gh'))('the draft of a release', () => {
  it('E18 B33 is of the commit of the image, and leaves no git tag behind', async () => {
    const { github, app, revision } = await startWorld()
    const { code, outputs } = await draft(github, revision)
    expect({ code, outputs }).toEqual({ code: 0, outputs: { state: 'draft' } })
    expect(app.releases).toMatchObject([
      { tag: 'v1.2.3', name: 'Version 1.2.3', target: revision, draft: true, prerelease: false },
    ])
    expect(app.releases[0]?.body).toBe('Notes with "quotes", $(commands)\nand EOF\n')
    expect(Object.keys(app.refs)).toEqual(['heads/main'])
  })

  it('takes its notes from the answer of a decision as well', async () => {
    const { github, app, revision } = await startWorld()
    const notes = 'Notes with "quotes"\nand EOF\n'
    await draft(github, revision, { NOTES: 'notes.json' }, { 'notes.json': JSON.stringify({ title: 'x', notes }) })
    expect(app.releases[0]?.body).toBe(notes)
  })

  it('B24 E15 is brought up to date by the next attempt, not made twice', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision, { name: 'Old title', target: 'main' })
    await draft(github, revision)
    expect(app.releases).toMatchObject([{ name: 'Version 1.2.3', target: revision, draft: true }])
  })

  it('INV-36 is made once when the answer is lost', async () => {
    const { github, app, revision } = await startWorld()
    github.fault({ on: /POST .*releases$/, cut: 'after' })
    expect((await draft(github, revision)).code).toBe(0)
    expect(app.releases).toHaveLength(1)
  })

  it('INV-38 is a success when GitHub shows the past for a moment', async () => {
    const { github, app, revision } = await startWorld()
    github.fault({ on: /GET .*releases/, nth: 2, times: 1, stale: true })
    const { code, outputs, sleeps } = await draft(github, revision)
    expect({ code, outputs, sleeps }).toEqual({ code: 0, outputs: { state: 'draft' }, sleeps: [2] })
    expect(app.releases).toHaveLength(1)
  })

  it('INV-28 fails when it was written and never shows', async () => {
    const { github, revision } = await startWorld()
    github.fault({ on: /GET .*releases/, nth: 2, times: 99, stale: true })
    const { code, errors } = await draft(github, revision)
    expect(code).toBe(5)
    expect(errors[0]).toContain('Cause: the draft of v1.2.3 was written and is not there')
  })

  it('INV-28 fails with the reason when it cannot be read back', async () => {
    const { github, revision } = await startWorld()
    github.fault({ on: /GET .*releases/, nth: 2, status: 403, times: 9 })
    const { code, errors } = await draft(github, revision)
    expect(code).toBe(5)
    expect(errors[0]).toContain('Cause: gh: made to fail (HTTP 403)')
  })

  it('INV-39 is not made when GitHub cannot say whether it is there', async () => {
    const { github, app, revision } = await startWorld()
    github.fault({ on: /GET .*releases/, status: 403, times: 9 })
    expect((await draft(github, revision)).code).toBe(5)
    expect(app.releases).toEqual([])
  })

  it('is found on the second page of the releases', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision)
    for (let i = 0; i < 120; i += 1) haveRelease(app, revision, { id: 1000 + i, tag: `v0.0.${i}` })
    expect((await draft(github, revision)).code).toBe(0)
    expect(app.releases).toHaveLength(121)
  })

  it('INV-27 is refused when its git tag stands for another commit', async () => {
    const { github, app, revision } = await startWorld()
    const main = app.refs['heads/main']?.sha ?? ''
    app.refs['tags/v1.2.3'] = { type: 'commit', sha: main }
    const { code, errors } = await draft(github, revision)
    expect(code).toBe(5)
    expect(errors[0]).toContain(`Cause: the git tag v1.2.3 stands for ${main}, and the release is of ${revision}`)
    expect(app.releases).toEqual([])
  })

  it('INV-27 goes with an annotated tag of the same commit', async () => {
    const { github, app, revision } = await startWorld()
    app.refs['tags/v1.2.3'] = { type: 'tag', sha: 'f'.repeat(40) }
    app.tagObjects['f'.repeat(40)] = revision
    expect((await draft(github, revision)).code).toBe(0)
  })

  it('is a pre-release where that is said', async () => {
    const { github, app, revision } = await startWorld()
    await draft(github, revision, { PRERELEASE: 'true' })
    expect(app.releases[0]?.prerelease).toBe(true)
  })

  it('B52 leaves a published release alone', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision, { draft: false })
    const before = structuredClone(app.releases)
    const { outputs } = await draft(github, revision, { TITLE: 'Promoted' })
    expect(outputs).toEqual({ state: 'published' })
    expect(app.releases).toEqual(before)
  })

  it('B24 gives a published release title and notes anew where that is asked for, and never touches latest', async () => {
    const { github, app, revision } = await startWorld()
    haveRelease(app, revision, { draft: false })
    app.latest = 99
    await draft(github, revision, { TITLE: 'Promoted again', UPDATE_PUBLISHED: 'true' })
    expect(app.releases).toMatchObject([{ name: 'Promoted again', draft: false, target: revision }])
    expect(app.latest).toBe(99)
    expect(github.mutations()).toEqual(['PATCH /repos/acme/app/releases/77'])
  })

  it('B33 pointed to the head of the branch when gh made the tag by itself', async () => {
    const { github, app, revision } = await startWorld()
    await runShell(github, 'gh release create prod-20260901-abcdef0 --repo acme/app --notes x', { tools: ['gh'] })
    expect(app.refs['tags/prod-20260901-abcdef0']?.sha).toBe(app.refs['heads/main']?.sha)
    expect(app.refs['tags/prod-20260901-abcdef0']?.sha).not.toBe(revision)
  })
})
