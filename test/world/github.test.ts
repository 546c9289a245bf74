// The GitHub of the tests: what it must get right for a test against it to mean anything.
import { describe, expect, it } from 'vitest'
import { startGitHub } from './github.ts'
import type { GitHub } from './github.ts'
import { runShell } from './on-github.ts'
import { hasProgram } from './shell.ts'

const start = (): Promise<GitHub> =>
  startGitHub({
    repositories: { 'acme/app': {}, 'someone/tool': {} },
    owners: { acme: 'Organization', someone: 'User' },
  })

const gh = async (github: GitHub, command: string, env = {}): Promise<string> => {
  const { code, log } = await runShell(github, `gh ${command}`, { tools: ['gh'], env })
  return code === 0 ? log.trim() : `${code}: ${log.trim()}`
}

describe.skipIf(!hasProgram('gh'))('the GitHub of the tests', () => {
  it('hides a draft from whoever asks by tag, and gh finds it all the same', async () => {
    const github = await start()
    await gh(github, 'release create v1 --repo acme/app --draft --notes x')
    expect(await gh(github, 'api repos/acme/app/releases/tags/v1')).toContain('HTTP 404')
    expect(await gh(github, 'release view v1 --repo acme/app --json isDraft')).toBe('{"isDraft":true}')
    expect(await gh(github, 'api repos/acme/app/releases/latest')).toContain('HTTP 404')
  })

  it('takes two drafts of one tag, but publishes only one of them', async () => {
    const github = await start()
    for (let i = 0; i < 2; i += 1) await gh(github, 'api repos/acme/app/releases -f tag_name=v1 -F draft=true')
    const [second, first] = github.repository('acme/app').releases
    expect(await gh(github, `api -X PATCH repos/acme/app/releases/${first?.id} -F draft=false --jq .draft`)).toBe(
      'false',
    )
    expect(await gh(github, `api -X PATCH repos/acme/app/releases/${second?.id} -F draft=false`)).toContain('HTTP 422')
  })

  it('lists page by page, with links that gh follows', async () => {
    const github = await start()
    github.addVersions(
      'acme/app',
      Array.from({ length: 250 }, (_, i) => ({ name: `sha256:${i}`, tags: i === 0 ? ['1.0.0'] : [] })),
    )
    const names = await gh(
      github,
      `api --paginate 'orgs/acme/packages/container/app/versions?per_page=100' --jq '.[].name'`,
    )
    expect(names.split('\n')).toHaveLength(250)
    expect(github.journal.map(({ query }) => query)).toEqual([
      '?per_page=100',
      '?per_page=100&page=2',
      '?per_page=100&page=3',
    ])
  })

  it('prints the pages that it had before the one that failed', async () => {
    const github = await start()
    github.addVersions(
      'acme/app',
      Array.from({ length: 150 }, (_, i) => ({ name: `sha256:${i}`, tags: [] })),
    )
    github.fault({ on: /[?&]page=2/, status: 502 })
    const { code, log } = await runShell(
      github,
      `gh api --paginate 'orgs/acme/packages/container/app/versions?per_page=100' --jq '.[].name'`,
      { tools: ['gh'] },
    )
    expect({ code, lines: log.split('\n').filter((line) => line.startsWith('sha256:')).length }).toEqual({
      code: 1,
      lines: 100,
    })
  })

  it('knows packages of organisations and of users, each in its own family, names with a slash encoded', async () => {
    const github = await start()
    github.addVersions('acme/app', [{ name: 'sha256:a', tags: ['1'] }])
    github.addVersions('someone/tool/cpu', [{ name: 'sha256:b', tags: ['2'] }])
    expect(await gh(github, 'api users/acme --jq .type')).toBe('Organization')
    expect(await gh(github, `api orgs/acme/packages/container/app/versions --jq '.[].metadata.container.tags[]'`)).toBe(
      '1',
    )
    expect(await gh(github, 'api users/acme/packages/container/app/versions')).toContain('HTTP 404')
    expect(await gh(github, `api users/someone/packages/container/tool%2Fcpu/versions --jq '.[].name'`)).toBe(
      'sha256:b',
    )
  })

  it('deletes a version with all its tags by its id, never the last one, and gives it back', async () => {
    const github = await start()
    github.addVersions('acme/app', [
      { name: 'sha256:a', tags: ['1'] },
      { name: 'sha256:b', tags: ['2', 'latest'] },
    ])
    const [newer, older] = github.state.packages['acme/app'] ?? []
    const at = 'orgs/acme/packages/container/app/versions'
    expect(await gh(github, `api -X DELETE ${at}/${newer?.id}`)).toBe('')
    expect(await gh(github, `api -X DELETE ${at}/${newer?.id}`)).toContain('HTTP 404')
    expect(await gh(github, `api -X DELETE ${at}/${older?.id}`)).toContain('cannot delete the last version')
    expect(await gh(github, `api '${at}?state=deleted' --jq '.[].metadata.container.tags[]'`)).toBe('2\nlatest')
    expect(await gh(github, `api -X POST ${at}/${newer?.id}/restore`)).toBe('')
    expect(await gh(github, `api ${at} --jq length`)).toBe('2')
  })

  it('lets a token do what it was granted, and nothing else', async () => {
    const github = await start()
    github.addToken('reader', { contents: 'read' })
    const env = { GH_ENTERPRISE_TOKEN: 'reader' }
    expect(await gh(github, 'api repos/acme/app/branches --jq length', env)).toBe('1')
    expect(await gh(github, 'api repos/acme/app/dispatches -f event_type=x', env)).toContain('HTTP 403')
    expect(await gh(github, 'api repos/acme/app/branches', { GH_ENTERPRISE_TOKEN: 'nobody' })).toContain('HTTP 401')
  })

  it('answers a read from before the last change where it is told to', async () => {
    const github = await start()
    const sha = github.repository('acme/app').refs['heads/main']?.sha
    await gh(github, `api repos/acme/app/git/refs -f ref=refs/tags/v1 -f sha=${sha}`)
    github.fault({ on: /tags/, stale: true })
    expect(await gh(github, 'api repos/acme/app/tags --jq length')).toBe('0')
    expect(await gh(github, 'api repos/acme/app/tags --jq length')).toBe('1')
  })

  it('tells older deployments to be inactive when a newer one succeeds, unless it is told not to', async () => {
    const github = await start()
    const deploy = `api repos/acme/app/deployments -f ref=main -f environment=prod -F auto_merge=false -F 'required_contexts[]' --jq .id`
    for (const more of ['', '', '-F auto_inactive=false']) {
      await gh(github, deploy)
      const id = github.repository('acme/app').deployments[0]?.id
      await gh(github, `api repos/acme/app/deployments/${id}/statuses -f state=success ${more}`)
    }
    expect(github.repository('acme/app').deployments.map(({ statuses }) => statuses[0]?.state)).toEqual([
      'success',
      'success',
      'inactive',
    ])
  })
})
