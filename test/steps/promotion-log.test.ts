// The promotion log: a record is opened before anything moves, closed after it, and all of them are read back.
import { describe, expect, it } from 'vitest'
import { readPromotionLog as readLog } from '../../src/decide/promotion/promotion-log.ts'
import { finishRecord } from '../../src/steps/finish-record.ts'
import { readPromotionLog } from '../../src/steps/read-promotion-log.ts'
import { startRecord } from '../../src/steps/start-record.ts'
import type { GitHub } from '../world/github.ts'
import { runOn, startAcme } from '../world/on-github.ts'
import { hasProgram } from '../world/shell.ts'
import type { ShellResult } from '../world/shell.ts'

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`
const record = {
  kind: 'promotion',
  digest: digest('b'),
  replaces: digest('a'),
}
const words = { image: 'acme/app', reason: 'a "quoted" $(reason)', override: '' }

const start = (github: GitHub, run = '4711', given: object = record): Promise<ShellResult> =>
  runOn(github, startRecord, {
    env: {
      ENVIRONMENT: 'prod',
      RECORD: JSON.stringify(given),
      IMAGE: words.image,
      REASON: words.reason,
      OVERRIDE: words.override,
      GITHUB_RUN_ID: run,
      GITHUB_SHA: github.repository('acme/app').refs['heads/main']?.sha ?? '',
    },
  })

const finish = (github: GitHub, id: string, state = 'success'): Promise<ShellResult> =>
  runOn(github, finishRecord, { env: { RECORD_ID: id, STATE: state, DESCRIPTION: 'prod stands for it' } })

async function read(github: GitHub): Promise<ShellResult & { readonly entries: readonly Record<string, unknown>[] }> {
  const result = await runOn(github, readPromotionLog, { env: { ENVIRONMENT: 'prod', LOG: 'log.json' } })
  return { ...result, entries: result.code === 0 ? JSON.parse(result.workspace.read('log.json')) : [] }
}

describe.skipIf(!hasProgram('gh'))('the promotion log', () => {
  it('INV-47 holds a record with who, run, both digests and the reason, in progress before anything moves', async () => {
    const { github, app } = await startAcme()
    const { code, outputs } = await start(github)
    expect(code).toBe(0)
    expect(app.deployments).toHaveLength(1)
    expect(app.deployments[0]).toMatchObject({
      environment: 'prod',
      payload: { ...record, image: words.image, reason: words.reason, run: '4711', by: expect.any(String) },
    })
    // What was not said is not kept.
    expect(app.deployments[0]?.payload).not.toHaveProperty('override')
    expect(outputs).toEqual({ id: String(app.deployments[0]?.id) })
    expect(app.deployments[0]?.statuses.map(({ state }) => state)).toEqual(['in_progress'])
  })

  it('INV-47 says in the end how it went, and leaves older records as they were', async () => {
    const { github, app } = await startAcme()
    for (const [run, letter] of [
      ['1', 'a'],
      ['2', 'b'],
    ] as const) {
      const { outputs } = await start(github, run, { ...record, digest: digest(letter) })
      expect((await finish(github, outputs['id'] ?? '')).code).toBe(0)
    }
    expect(app.deployments.map(({ statuses }) => statuses.map(({ state }) => state))).toEqual([
      ['success', 'in_progress'],
      ['success', 'in_progress'],
    ])
  })

  it('INV-35 INV-47 is gone on with by the next attempt of the run', async () => {
    const { github, app } = await startAcme()
    const first = await start(github)
    await finish(github, first.outputs['id'] ?? '', 'failure')
    const second = await start(github)
    expect(second.outputs).toEqual(first.outputs)
    expect(app.deployments).toHaveLength(1)
    expect(app.deployments[0]?.statuses[0]?.state).toBe('in_progress')
  })

  it('INV-47 takes another record for another digest or another run', async () => {
    const { github, app } = await startAcme()
    await start(github)
    await start(github, '4711', { ...record, digest: digest('c') })
    await start(github, '4712')
    expect(app.deployments).toHaveLength(3)
  })

  it('INV-36 has one record when the answer is lost', async () => {
    const { github, app } = await startAcme()
    github.fault({ on: /POST .*deployments$/, cut: 'after' })
    const { code, outputs } = await start(github)
    expect({ code, id: outputs['id'], count: app.deployments.length }).toEqual({
      code: 0,
      id: String(app.deployments[0]?.id),
      count: 1,
    })
  })

  it('is not written to when it cannot be read: a record could be doubled', async () => {
    const { github, app } = await startAcme()
    github.fault({ on: /GET .*deployments/, status: 401, times: 9 })
    expect((await start(github)).code).not.toBe(0)
    expect(app.deployments).toEqual([])
  })

  it('B50 is read whole, the oldest first, over all pages, with every status', async () => {
    const { github, app } = await startAcme()
    for (let id = 1; id <= 250; id += 1)
      app.deployments.unshift({
        id,
        sha: '',
        ref: '',
        task: 'deploy',
        environment: id % 5 === 0 ? 'dev' : 'prod',
        payload: { ...record, stamp: `prod-${id}` },
        description: '',
        createdAt: '2026-09-01T00:00:00Z',
        statuses: [
          {
            id,
            state: 'success',
            description: '',
            log_url: '',
            environment_url: '',
            created_at: '2026-09-01T00:00:01Z',
          },
        ],
      })
    const { code, outputs, entries } = await read(github)
    expect({ code, outputs }).toEqual({ code: 0, outputs: { count: '200' } })
    expect(entries.map(({ id }) => id)).toEqual(
      Array.from({ length: 250 }, (_, i) => i + 1).filter((id) => id % 5 !== 0),
    )
    expect(entries[0]).toEqual({
      id: 1,
      created_at: '2026-09-01T00:00:00Z',
      environment: 'prod',
      payload: { ...record, stamp: 'prod-1' },
      statuses: [expect.objectContaining({ state: 'success', created_at: '2026-09-01T00:00:01Z' })],
    })
  })

  it('INV-35 keeps the link of each status, which tells the runs that worked on a record', async () => {
    const { github } = await startAcme()
    const status = { state: 'SUCCESS', createdAt: '2026-09-01T00:00:01Z' }
    const links = ['https://github.com/acme/app/actions/runs/51', null]
    const node = {
      databaseId: 1,
      createdAt: '2026-09-01T00:00:00Z',
      payload: JSON.stringify({ ...record, run: '50' }),
      statuses: { nodes: links.map((logUrl) => ({ ...status, logUrl })) },
    }
    const deployments = { nodes: [node], pageInfo: { hasNextPage: false, endCursor: null } }
    github.fault({ on: /graphql/, status: 200, body: JSON.stringify({ data: { repository: { deployments } } }) })
    const { code, entries } = await read(github)
    expect({ code, statuses: entries[0]?.['statuses'] }).toMatchObject({
      code: 0,
      statuses: links.map((log_url) => ({ state: 'success', log_url })),
    })
    expect(readLog(entries, 'acme/app')).toMatchObject({ ok: true, value: { entries: [{ run: '50', runs: ['51'] }] } })
  })

  it.each([
    ['text in text', JSON.stringify(record), record],
    ['nothing', null, null],
    ['no JSON', 'by hand', null],
  ])('is read although a record carries %s', async (_, payload, expected) => {
    const { github, app } = await startAcme()
    await start(github)
    Object.assign(app.deployments[0] ?? {}, { payload })
    const { code, entries } = await read(github)
    expect({ code, payload: entries[0]?.['payload'] }).toEqual({ code: 0, payload: expected })
  })

  it('is empty, which is an answer, when nothing was promoted', async () => {
    const { github } = await startAcme()
    expect(await read(github)).toMatchObject({ code: 0, entries: [], outputs: { count: '0' } })
  })

  it.each([401, 403, 404])('INV-39 is not empty when GitHub answers %d', async (status) => {
    const { github } = await startAcme()
    github.fault({ on: /graphql/, status, times: 9 })
    expect((await read(github)).code).not.toBe(0)
  })

  it('INV-06 is not cut short when its second page fails', async () => {
    const { github, app } = await startAcme()
    await start(github)
    const [one] = app.deployments
    if (one !== undefined) app.deployments = Array.from({ length: 150 }, (_, i) => ({ ...one, id: i + 1 }))
    github.fault({ on: /graphql/, status: 403, nth: 2, times: 9 })
    const { code, workspace } = await read(github)
    expect(code).not.toBe(0)
    expect(workspace.has('log.json')).toBe(false)
  })

  it('is what the decisions about promotions read', async () => {
    const { github, app } = await startAcme()
    const { outputs } = await start(github)
    await finish(github, outputs['id'] ?? '')
    const [ours] = app.deployments
    // GitHub makes one by itself for a job with `environment:`.
    if (ours !== undefined) app.deployments.unshift({ ...ours, id: 5, payload: {}, statuses: [] })
    expect(readLog((await read(github)).entries, 'acme/app')).toMatchObject({
      ok: true,
      value: {
        unrelated: 1,
        entries: [
          {
            id: ours?.id,
            kind: 'promotion',
            digest: digest('b'),
            replaces: digest('a'),
            state: 'success',
            run: '4711',
            reason: words.reason,
          },
        ],
      },
    })
  })

  it('INV-28 a record that GitHub does not keep fails the step', async () => {
    const { github } = await startAcme()
    const { outputs } = await start(github)
    github.fault({ on: /POST .*statuses/, status: 201, body: '{}' })
    const { code, errors } = await finish(github, outputs['id'] ?? '')
    expect({ code, errors }).toEqual({
      code: 5,
      errors: [`the record ${outputs['id']} says in_progress, expected success`],
    })
  })
})
