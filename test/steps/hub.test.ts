// Docker Hub's own API: a token that nobody sees, all tags or none, and its way to say when to come again.
import { statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { hubTags } from '../../src/steps/hub-tags.ts'
import { hubToken } from '../../src/steps/hub-token.ts'
import { scriptOf } from '../../src/steps/shell-step.ts'
import { hubToken as token, hubUser, startHub } from '../world/hub.ts'
import type { Hub, HubTag } from '../world/hub.ts'
import { runShell, startAcme } from '../world/on-github.ts'
import { createWorkspace, hasProgram, runScript } from '../world/shell.ts'
import type { ShellResult, Workspace } from '../world/shell.ts'

const tags = (count: number): HubTag[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `1.0.${i}`,
    digest: `sha256:${String(i).padStart(64, '0')}`,
    last_updated: '2026-08-01T00:00:00Z',
  }))

const logIn = (hub: Hub, env = {}, workspace = createWorkspace()): Promise<ShellResult> =>
  runScript(scriptOf('hub-token.sh'), {
    env: { ...hub.env, HUB_USER: hubUser.name, HUB_SECRET: hubUser.secret, TOKEN_FILE: 'token', ...env },
    tools: hubToken.definition.tools,
    workspace,
  })

const list = (
  hub: Hub,
  workspace: Workspace = createWorkspace({ token: `Authorization: Bearer ${token}\n` }),
): Promise<ShellResult> =>
  runScript(scriptOf('hub-tags.sh'), {
    env: { ...hub.env, NAMESPACE: 'acme', NAME: 'app', TOKEN_FILE: 'token', TAGS: 'tags.json' },
    tools: hubTags.definition.tools,
    workspace,
  })

describe.skipIf(!hasProgram('curl'))('a token of Docker Hub', () => {
  it('B27 lets a private repository be read', async () => {
    const hub = await startHub({ 'acme/app': tags(1) })
    const { code, workspace } = await logIn(hub)
    expect(code).toBe(0)
    expect((await list(hub, workspace)).code).toBe(0)
  })

  it('C34 INV-50 stands in no argument, log or output, and its file is for the owner alone', async () => {
    const hub = await startHub({ 'acme/app': tags(1) })
    const workspace = createWorkspace()
    const curl = `printf '%s\\n' "$@" >>"$RUNNER_TEMP/argv"; exec /usr/bin/curl "$@"`
    const runs = [{ script: 'hub-token.sh' }, { script: 'hub-tags.sh' }]
    let log = ''
    for (const { script } of runs) {
      const env = {
        HUB_USER: hubUser.name,
        HUB_SECRET: hubUser.secret,
        TOKEN_FILE: 'token',
        NAMESPACE: 'acme',
        NAME: 'app',
        TAGS: 'tags.json',
      }
      const result = await runScript(scriptOf(script), {
        env: { ...hub.env, ...env },
        tools: ['jq'],
        stubs: { curl },
        workspace,
      })
      expect(result.code).toBe(0)
      log += result.log + JSON.stringify(result.outputs)
    }
    for (const secret of [hubUser.secret, token]) {
      expect(workspace.read(path.join(workspace.temp, 'argv'))).not.toContain(secret)
      expect(log).not.toContain(secret)
    }
    expect(statSync(path.join(workspace.folder, 'token')).mode & 0o077).toBe(0)
  })

  it('INV-37 is not asked for again with a wrong secret, and the step fails', async () => {
    const hub = await startHub()
    const { code, workspace } = await logIn(hub, { HUB_SECRET: 'wrong' })
    expect(code).not.toBe(0)
    expect(hub.journal).toHaveLength(1)
    expect(workspace.has('token')).toBe(false)
  })

  it('INV-28 fails the step when there is none in the answer', async () => {
    const hub = await startHub()
    hub.fault({ on: /auth/, status: 200, body: '{}' })
    expect(await logIn(hub)).toMatchObject({ code: 5, errors: ['Docker Hub gave no token to acmebot'] })
  })
})

describe.skipIf(!hasProgram('curl'))('the tags on Docker Hub', () => {
  it('B20 are all of them, over all pages, with digest and platforms', async () => {
    const hub = await startHub({ 'acme/app': tags(250) })
    const { code, outputs, workspace } = await list(hub)
    expect({ code, outputs }).toEqual({ code: 0, outputs: { count: '250' } })
    const found = JSON.parse(workspace.read('tags.json'))
    expect(found.map(({ name }: HubTag) => name)).toEqual(tags(250).map(({ name }) => name))
    expect(found[0]).toEqual({ ...tags(1)[0], platforms: ['linux/amd64', 'linux/arm/v7'] })
  })

  it('are none, which is an answer, in an empty repository', async () => {
    const hub = await startHub({ 'acme/app': [] })
    const { code, workspace } = await list(hub)
    expect({ code, tags: workspace.read('tags.json') }).toEqual({ code: 0, tags: '[]\n' })
  })

  it.each([401, 403, 404])('C27 INV-39 are an error when a page is answered with %d', async (status) => {
    const hub = await startHub({ 'acme/app': tags(150) })
    hub.fault({ on: /[?&]page=2/, status, times: 9 })
    const { code, workspace } = await list(hub)
    expect({ failed: code !== 0, written: workspace.has('tags.json') }).toEqual({ failed: true, written: false })
  })

  it('C27 INV-39 are an error when a page comes back empty although Docker Hub counts more', async () => {
    const hub = await startHub({ 'acme/app': tags(150) })
    hub.fault({ on: /[?&]page=2/, status: 200, body: JSON.stringify({ count: 150, next: null, results: [] }) })
    const { code, errors, workspace } = await list(hub)
    expect({ code, errors, written: workspace.has('tags.json') }).toEqual({
      code: 5,
      errors: ['the list is shorter than Docker Hub says'],
      written: false,
    })
  })

  it('INV-37 are asked for again at the time that X-Retry-After names, which is a point in time', async () => {
    const hub = await startHub({ 'acme/app': tags(150) })
    hub.fault({
      on: /[?&]page=2/,
      status: 429,
      headers: { 'x-retry-after': String(Math.floor(Date.now() / 1000) + 90) },
    })
    const { code, sleeps, outputs } = await list(hub)
    expect({ code, outputs }).toEqual({ code: 0, outputs: { count: '150' } })
    expect(sleeps).toHaveLength(1)
    expect(sleeps[0]).toBeGreaterThan(60)
    expect(sleeps[0]).toBeLessThanOrEqual(90)
  })

  it('INV-50 are not asked for anywhere else, whatever the next page is said to be', async () => {
    const hub = await startHub({ 'acme/app': tags(1) })
    hub.fault({ on: /tags/, status: 200, body: JSON.stringify({ next: 'https://evil.example/v2', results: [] }) })
    expect(await list(hub)).toMatchObject({
      code: 5,
      errors: ['Docker Hub names the next page https://evil.example/v2, which is not its own'],
    })
  })
})

describe.skipIf(!hasProgram('gh'))('the removal of an old latest, as it used to be written', () => {
  it('C27 was green although curl was refused: it had no -f', async () => {
    const hub = await startHub({ 'acme/app': tags(1) })
    const original = `curl -s -X DELETE -H "Authorization: JWT $TOKEN" https://hub.docker.com/v2/repositories/acme/app/tags/latest/ || echo warning`
    const { code, log } = await runScript(original, { env: { ...hub.env, TOKEN: 'expired' }, tools: ['curl'] })
    expect({ code, warned: log.includes('warning') }).toEqual({ code: 0, warned: false })
    expect(hub.journal.map(({ status }) => status)).toEqual([404])
  })

  it('C27 was green although the call to GHCR was no endpoint: the failure was masked twice', async () => {
    const { github } = await startAcme()
    github.addVersions('acme/app', [{ name: 'sha256:aa', tags: ['latest'] }])
    const original = `gh api -X DELETE /user/packages/container/app/versions/latest 2>/dev/null || echo "no old latest" || true`
    const { code } = await runShell(github, original, { tools: ['gh'] })
    expect(code).toBe(0)
    expect(github.journal.map(({ status }) => status)).toEqual([404])
    expect(github.state.packages['acme/app']).toMatchObject([{ tags: ['latest'], deleted: false }])
  })

  it.each([
    'api -X DELETE user/packages/container/app/versions/latest',
    'hub -X DELETE https://hub.docker.com/v2/repositories/acme/app/tags/latest/',
  ])('C27 is seen to fail by what our steps call: %s', async (command) => {
    const { github } = await startAcme()
    const hub = await startHub()
    const { code } = await runShell(github, `source .github/tagwright/act.sh\n${command}\necho done`, {
      env: hub.env,
      tools: ['gh', 'curl'],
    })
    expect(code).not.toBe(0)
  })
})
