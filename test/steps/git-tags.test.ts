// Git tags: made at exactly one commit, found again by a re-run, listed whole.
import { describe, expect, it } from 'vitest'
import { listGitTags } from '../../src/steps/list-git-tags.ts'
import { pushGitTag } from '../../src/steps/push-git-tag.ts'
import type { GitHub } from '../world/github.ts'
import { runOn, runShell, startAcme } from '../world/on-github.ts'
import { hasProgram } from '../world/shell.ts'
import type { ShellResult } from '../world/shell.ts'

const push = (github: GitHub, commit: string): Promise<ShellResult> =>
  runOn(github, pushGitTag, { env: { TAG: 'v1.2.3', COMMIT: commit } })

describe.skipIf(!hasProgram('gh'))('a git tag', () => {
  it('E13 is made at the commit where it is missing', async () => {
    const { github, app, head } = await startAcme()
    app.refs['tags/v1.2.30'] = { type: 'commit', sha: head }
    const { code, outputs } = await push(github, head)
    expect({ code, outputs }).toEqual({ code: 0, outputs: { created: 'true' } })
    expect(app.refs['tags/v1.2.3']).toEqual({ type: 'commit', sha: head })
  })

  it('E19 is found again by a re-run, which makes nothing', async () => {
    const { github, app, head } = await startAcme()
    app.refs['tags/v1.2.3'] = { type: 'commit', sha: head }
    const { code, outputs } = await push(github, head)
    expect({ code, outputs, mutations: github.mutations() }).toEqual({
      code: 0,
      outputs: { created: 'false' },
      mutations: [],
    })
  })

  it('E19 is found again when it is annotated', async () => {
    const { github, app, head } = await startAcme()
    app.refs['tags/v1.2.3'] = { type: 'tag', sha: 'e'.repeat(40) }
    app.tagObjects['e'.repeat(40)] = head
    expect(await push(github, head)).toMatchObject({ code: 0, outputs: { created: 'false' } })
  })

  // As the workflow had it: the next version is counted from the tags, and each attempt pushes one.
  const nextFree = `last=$(gh api --paginate "repos/acme/app/tags" --jq '.[].name' | sort -V | tail -n 1)
gh api repos/acme/app/git/refs -f ref="refs/tags/v1.2.$((\${last##*.} + 1))" -f sha="$GITHUB_SHA"`

  it('E19 was one more with every attempt when the version was counted anew', async () => {
    const { github, app, head } = await startAcme()
    app.refs['tags/v1.2.3'] = { type: 'commit', sha: head }
    for (let attempt = 1; attempt <= 2; attempt += 1)
      await runShell(github, nextFree, { tools: ['gh'], env: { GITHUB_SHA: head } })
    expect(Object.keys(app.refs)).toEqual(['heads/main', 'tags/v1.2.3', 'tags/v1.2.4', 'tags/v1.2.5'])
  })

  it('INV-27 is not moved when it stands for another commit', async () => {
    const { github, app, head } = await startAcme()
    const other = { type: 'commit', sha: 'd'.repeat(40) } as const
    app.refs['tags/v1.2.3'] = other
    const { code, errors } = await push(github, head)
    expect({ code, errors }).toEqual({
      code: 5,
      errors: [`the git tag v1.2.3 stands for ${other.sha}, expected ${head}`],
    })
    expect(app.refs['tags/v1.2.3']).toEqual(other)
  })

  it('INV-36 is a success when only the answer is lost', async () => {
    const { github, app, head } = await startAcme()
    github.fault({ on: /POST .*refs/, cut: 'after' })
    expect(await push(github, head)).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(app.refs['tags/v1.2.3']?.sha).toBe(head)
  })

  it('INV-39 is not made when GitHub cannot say whether it is there', async () => {
    const { github, app, head } = await startAcme()
    github.fault({ on: /matching-refs/, status: 401, times: 9 })
    expect((await push(github, head)).code).not.toBe(0)
    expect(app.refs['tags/v1.2.3']).toBeUndefined()
  })

  it('fails when GitHub refuses it', async () => {
    const { github } = await startAcme()
    const { code, errors } = await push(github, 'c'.repeat(40))
    expect({ code, errors }).toEqual({
      code: 5,
      errors: [`the git tag v1.2.3 stands for nothing, expected ${'c'.repeat(40)}`],
    })
  })
})

const list = (github: GitHub): Promise<ShellResult> =>
  runOn(github, listGitTags, { env: { REFS: 'refs.txt', NAMES: 'names.txt' } })

describe.skipIf(!hasProgram('gh'))('the list of git tags', () => {
  it('E13 A12 holds all of them over all pages, each with its commit', async () => {
    const { github, app, head } = await startAcme()
    for (let patch = 0; patch < 150; patch += 1) app.refs[`tags/v1.0.${patch}`] = { type: 'commit', sha: head }
    app.refs['tags/odd/name'] = { type: 'tag', sha: 'e'.repeat(40) }
    app.tagObjects['e'.repeat(40)] = head
    const { code, outputs, workspace } = await list(github)
    expect({ code, outputs }).toEqual({ code: 0, outputs: { count: '151' } })
    const lines = workspace.read('refs.txt').trimEnd().split('\n')
    expect(lines).toHaveLength(151)
    expect([lines[0], lines.at(-1)]).toEqual([`${head} refs/tags/v1.0.0`, `${head} refs/tags/odd/name`])
    expect(workspace.read('names.txt')).toBe(
      [...Array.from({ length: 150 }, (_, i) => `v1.0.${i}`), 'odd/name', ''].join('\n'),
    )
  })

  it('is empty, which is an answer, in a repository without tags', async () => {
    const { github } = await startAcme()
    expect(await list(github)).toMatchObject({ code: 0, outputs: { count: '0' } })
  })

  it('INV-39 is no list when the second page fails', async () => {
    const { github, app, head } = await startAcme()
    for (let patch = 0; patch < 150; patch += 1) app.refs[`tags/v1.0.${patch}`] = { type: 'commit', sha: head }
    github.fault({ on: /tags\?.*\bpage=2/, status: 403, times: 9 })
    const { code, outputs, workspace } = await list(github)
    expect({ failed: code !== 0, outputs }).toEqual({ failed: true, outputs: {} })
    expect(workspace.read('refs.txt')).toBe('')
  })
})
