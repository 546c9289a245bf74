// A cleanup on Docker Hub, which keeps no versions: tags are listed, and deleted one by one.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { planCleanup } from '../../src/decide/cleanup/cleanup-plan.ts'
import { readInventory } from '../../src/decide/cleanup/inventory.ts'
import { applyHubCleanup } from '../../src/steps/apply-hub-cleanup.ts'
import { readHubInventory } from '../../src/steps/read-hub-inventory.ts'
import { belongingTagFor, digestFor, settingsWith, smallPolicy } from '../decide/cleanup/small-packages.ts'
import { certificate } from '../world/certificate.ts'
import { startService } from '../world/service.ts'
import type { Answer, Call, Route, Service } from '../world/service.ts'
import { createWorkspace, hasProgram, runStep } from '../world/shell.ts'
import type { ShellResult, Workspace } from '../world/shell.ts'

interface Tag {
  readonly name: string
  readonly digest: string | undefined
  readonly parts?: readonly string[]
}

interface HubState {
  tags: Tag[]
  /** What the list says it has, should that be another number. */
  count?: number
}

const token = 'Bearer canary.jwt.token'
const pageSize = 2

const routes: readonly Route<HubState>[] = [
  { on: 'GET /v2/namespaces/acme/repositories/app/tags', handle: listTags },
  {
    on: 'DELETE /v2/namespaces/acme/repositories/app/tags/{tag}',
    handle: ({ params, headers }, state) => {
      if (headers.authorization !== token) return { status: 401 }
      if (!state.tags.some(({ name }) => name === params['tag'])) return { status: 404 }
      state.tags = state.tags.filter(({ name }) => name !== params['tag'])
      return { status: 204 }
    },
  },
]

function listTags(call: Call, { tags, count = tags.length }: HubState): Answer {
  const page = Number(call.query.get('page') ?? 1)
  const isLast = page * pageSize >= tags.length
  const results = tags.slice((page - 1) * pageSize, page * pageSize).map(({ name, digest, parts = [] }) => ({
    name,
    digest,
    last_updated: '2026-01-01T00:00:00Z',
    images: parts.map((part) => ({ os: 'linux', architecture: 'amd64', digest: digestFor(part) })),
  }))
  return {
    status: 200,
    body: { count, results, next: isLast ? null : `https://hub.docker.com${call.path}?page=${page + 1}` },
  }
}

interface HubRun {
  readonly hub: Service<HubState>
  readonly workspace: Workspace
  readonly read: () => Promise<ShellResult>
  readonly apply: () => Promise<ShellResult>
}

async function startHubRun(state: HubState): Promise<HubRun> {
  const hub = await startService<HubState>({ routes, state })
  const home = mkdtempSync(path.join(tmpdir(), 'tagwright-curl-'))
  writeFileSync(
    path.join(home, '.curlrc'),
    `connect-to = "hub.docker.com:443:127.0.0.1:${hub.port}"\ncacert = "${certificate().file}"\n`,
  )
  const workspace = createWorkspace({ token: `Authorization: ${token}\n` })
  const stubs = { curl: `CURL_HOME='${home}' exec /usr/bin/curl "$@"` }
  const env = { NAME: 'docker.io/acme/app', TOKEN_FILE: 'token' }
  return {
    hub,
    workspace,
    read: () => runStep(readHubInventory, { workspace, stubs, env: { ...env, INVENTORY: 'inventory.json' } }),
    apply: () => runStep(applyHubCleanup, { workspace, stubs, env: { ...env, PLAN: 'plan.json', LOG: 'log' } }),
  }
}

const tags: Tag[] = [
  { name: '1.0.0', digest: digestFor('release'), parts: ['part'] },
  { name: 'branch-also', digest: digestFor('release'), parts: ['part'] },
  { name: 'branch-gone', digest: digestFor('gone') },
  { name: belongingTagFor('part', '.sig'), digest: digestFor('signature') },
  { name: belongingTagFor('gone', '.sig'), digest: digestFor('other') },
]

function planFrom({ workspace }: HubRun): void {
  const inventory = readInventory(JSON.parse(workspace.read('inventory.json')))
  if (!inventory.ok) throw new Error(inventory.sentences.join('\n'))
  const plan = planCleanup({ tags: smallPolicy }, inventory.value, settingsWith())
  if (!plan.ok) throw new Error(plan.sentences.join('\n'))
  workspace.write('plan.json', JSON.stringify(plan.value))
}

describe.skipIf(!hasProgram('curl'))('a cleanup on Docker Hub', () => {
  it('INV-03 A50 deletes tags of branches that are gone, and the signatures of what nobody can name any more', async () => {
    const run = await startHubRun({ tags: [...tags] })
    expect(await run.read()).toMatchObject({ code: 0, outputs: { count: '5' } })
    planFrom(run)
    expect(await run.apply()).toMatchObject({ code: 0, outputs: { deleted: '3' } })
    expect(run.hub.state.tags.map(({ name }) => name)).toEqual(['1.0.0', belongingTagFor('part', '.sig')])
  })

  it('INV-09 writes each tag down before it goes, and stops at an error that stays', async () => {
    const run = await startHubRun({ tags: [...tags] })
    await run.read()
    planFrom(run)
    run.hub.fault({ on: /DELETE/, nth: 2, status: 403, body: { message: 'tag is immutable' } })
    const { code, errors, outputs } = await run.apply()
    expect({ code, outputs }).toEqual({ code: 5, outputs: { deleted: '1' } })
    expect(errors).toEqual([expect.stringContaining(`${belongingTagFor('gone', '.sig')} is not deleted`)])
    expect(
      run.workspace
        .read('log')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { id: null, digest: digestFor('gone'), tags: ['branch-gone'] },
      { id: null, digest: digestFor('other'), tags: [belongingTagFor('gone', '.sig')] },
    ])
  })

  it('INV-36 takes a tag that is gone already as done', async () => {
    const run = await startHubRun({ tags: [...tags] })
    await run.read()
    planFrom(run)
    run.hub.fault({ on: /DELETE/, cut: 'after' })
    expect(await run.apply()).toMatchObject({ code: 0, outputs: { deleted: '3' } })
  })

  it.each<[what: string, state: HubState]>([
    ['shorter than it says', { tags, count: 6 }],
    ['with a tag that has no digest', { tags: [{ name: 'old', digest: undefined }] }],
  ])('INV-06 a list %s is not used', async (_, state) => {
    const run = await startHubRun(state)
    const { code } = await run.read()
    expect({ ok: code === 0, written: run.workspace.has('inventory.json') }).toEqual({ ok: false, written: false })
  })

  it.each([401, 500])('INV-06 INV-39 a list whose second page answers %i is not used', async (status) => {
    const run = await startHubRun({ tags })
    run.hub.fault({ on: /page=2/, status, times: 4 })
    const { code } = await run.read()
    expect({ ok: code === 0, written: run.workspace.has('inventory.json') }).toEqual({ ok: false, written: false })
  })
})
