// The registry of the tests: what the specification asks of one, and the faults that it makes.
import { describe, expect, it } from 'vitest'
import { putImage, putIndex } from './images.ts'
import { startRegistry } from './registry.ts'
import type { Registry } from './registry.ts'
import { digestOfBytes } from './registry-store.ts'

const indexType = 'application/vnd.oci.image.index.v1+json'
const call = (registry: Registry, target: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://${registry.host}/v2/${target}`, init)
const put = (registry: Registry, target: string, body: string, type = indexType): Promise<Response> =>
  call(registry, target, { method: 'PUT', body, headers: { 'content-type': type } })

describe('the registry', () => {
  it('takes an upload in one piece and in several, and refuses another digest', async () => {
    const registry = await startRegistry()
    const start = async (query = ''): Promise<string> =>
      (await call(registry, `app/blobs/uploads/${query}`, { method: 'POST' })).headers.get('location')?.slice(4) ?? ''
    const digest = digestOfBytes('layer')
    expect((await call(registry, `${await start()}?digest=${digest}`, { method: 'PUT', body: 'layer' })).status).toBe(
      201,
    )
    const location = await start()
    await call(registry, location, { method: 'PATCH', body: 'an' })
    await call(registry, location, { method: 'PATCH', body: 'other' })
    expect((await call(registry, `${location}?digest=${digestOfBytes('another')}`, { method: 'PUT' })).status).toBe(201)
    expect((await call(registry, `${await start()}?digest=${digest}`, { method: 'PUT', body: 'else' })).status).toBe(
      400,
    )
    expect((await call(registry, `new/blobs/uploads/?mount=${digest}&from=app`, { method: 'POST' })).status).toBe(201)
    expect(registry.written()).toEqual(['blob app', 'blob app', 'blob new'])
  })

  it('refuses a manifest whose digest is another, or whose children are missing', async () => {
    const registry = await startRegistry()
    const body = JSON.stringify({
      schemaVersion: 2,
      mediaType: indexType,
      manifests: [{ digest: digestOfBytes('missing') }],
    })
    expect((await put(registry, `app/manifests/${digestOfBytes('x')}`, '{}')).status).toBe(400)
    expect(await (await put(registry, 'app/manifests/latest', body)).json()).toMatchObject({
      errors: [{ code: 'MANIFEST_BLOB_UNKNOWN' }],
    })
    expect(registry.journal).toEqual([])
  })

  it('lists tags page by page', async () => {
    const registry = await startRegistry({ pageSize: 2 })
    const digest = putImage(registry, 'app')
    for (const tag of ['c', 'a', 'b']) registry.tag('app', tag, digest)
    const first = await call(registry, 'app/tags/list')
    expect(await first.json()).toEqual({ name: 'app', tags: ['a', 'b'] })
    expect(first.headers.get('link')).toBe('</v2/app/tags/list?n=2&last=b>; rel="next"')
    const second = await call(registry, 'app/tags/list?n=2&last=b')
    expect([await second.json(), second.headers.get('link')]).toEqual([{ name: 'app', tags: ['c'] }, null])
  })

  it('keeps referrers only when it is told to', async () => {
    for (const referrers of [true, false]) {
      const registry = await startRegistry({ referrers })
      const subject = { digest: putImage(registry, 'app') }
      const body = JSON.stringify({
        schemaVersion: 2,
        mediaType: indexType,
        artifactType: 'a/b',
        manifests: [],
        subject,
      })
      const answer = await put(registry, `app/manifests/${digestOfBytes(body)}`, body)
      expect(answer.headers.get('oci-subject')).toBe(referrers ? subject.digest : null)
      const list = await call(registry, `app/referrers/${subject.digest}?artifactType=a/b`)
      expect(list.status).toBe(referrers ? 200 : 404)
      if (referrers)
        expect(await list.json()).toMatchObject({ manifests: [{ digest: digestOfBytes(body), artifactType: 'a/b' }] })
    }
  })

  it.each([
    ['nothing', 405, 405, { a: true, b: true }],
    ['manifests', 405, 202, {}],
    ['manifests and tags', 202, 202, {}],
  ] as const)('deletes %s', async (deletes, byTag, byDigest, left) => {
    const registry = await startRegistry({ deletes })
    const digest = putImage(registry, 'app', { tag: 'a' })
    registry.tag('app', 'b', digest)
    expect((await call(registry, 'app/manifests/a', { method: 'DELETE' })).status).toBe(byTag)
    expect(registry.digestOf('app', 'b')).toBe(digest)
    expect((await call(registry, `app/manifests/${digest}`, { method: 'DELETE' })).status).toBe(byDigest)
    expect(Object.keys(registry.tags('app'))).toEqual(Object.keys(left))
  })

  it('lets nobody in who is not on its list', async () => {
    const registry = await startRegistry({ users: { mona: 'secret' } })
    putImage(registry, 'app', { tag: 'a' })
    const as = async (login: string): Promise<number> =>
      (
        await call(registry, 'app/manifests/a', {
          headers: { authorization: `Basic ${Buffer.from(login).toString('base64')}` },
        })
      ).status
    expect([await as('mona:secret'), await as('mona:guess'), (await call(registry, 'app/manifests/a')).status]).toEqual(
      [200, 401, 401],
    )
  })

  it('fails at the requests that it is told to fail at, and journals only what took effect', async () => {
    const registry = await startRegistry()
    const digest = putIndex(registry, 'app', { tag: 'a' })
    const body = registry.find('app')?.manifests.get(digest)?.bytes.toString() ?? ''
    registry.fault({ on: /PUT .*manifests\/b/, nth: 2, times: 2, status: 429, retryAfter: '7' })
    const answers = [1, 2, 3, 4].map(() => () => put(registry, 'app/manifests/b', body))
    const seen: string[] = []
    for (const answer of answers) {
      const { status, headers } = await answer()
      seen.push(`${status} ${headers.get('retry-after')}`)
    }
    expect(seen).toEqual(['201 null', '429 7', '429 7', '201 null'])
    expect(registry.history('app', 'b')).toHaveLength(2)
    const from = registry.journal.length
    registry.fault({ on: /PUT .*manifests\/c/, cut: 'before' })
    await expect(put(registry, 'app/manifests/c', body)).rejects.toThrow()
    registry.fault({ on: /PUT .*manifests\/d/, cut: 'after' })
    await expect(put(registry, 'app/manifests/d', body)).rejects.toThrow()
    expect(registry.written(from)).toEqual(['manifest app', 'tag app:d'])
  })

  it('shows the past, and lets others in first, when it is told to', async () => {
    const registry = await startRegistry()
    const [old, now] = [
      putImage(registry, 'app', { tag: 'a' }),
      putImage(registry, 'app', { content: 'now', tag: 'a' }),
    ]
    const read = async (): Promise<string | null> =>
      (await call(registry, 'app/manifests/a')).headers.get('docker-content-digest')
    registry.fault({ on: /GET .*manifests/, stale: true })
    expect([await read(), await read()]).toEqual([old, now])
    registry.fault({ on: /GET .*manifests/, first: () => registry.tag('app', 'a', old) })
    expect(await read()).toBe(old)
  })
})
