// The sender of a dispatch: what arrives, what is tried again, and what becomes of hostile values.
import { describe, expect, it } from 'vitest'
import { dispatchEvent } from '../../src/steps/dispatch-event.ts'
import { runOn, runShell, startAcme } from '../world/on-github.ts'
import { hasProgram } from '../world/shell.ts'

const sent = (payload: object): Record<string, string> => ({
  REPOSITORY: 'acme/deploy',
  EVENT_TYPE: 'relay-updated',
  PAYLOAD: JSON.stringify(payload),
})

describe.skipIf(!hasProgram('gh'))('a dispatch', () => {
  it('A05 A06 carries the event type and exactly the payload', async () => {
    const { github } = await startAcme()
    const payload = { relay_ref: '1.11.0', relay_sha: 'a'.repeat(40), relay_sha_short: 'aaaaaaa' }
    const { code } = await runOn(github, dispatchEvent, { env: sent(payload) })
    expect(code).toBe(0)
    expect(github.repository('acme/deploy').dispatches).toEqual([
      { event_type: 'relay-updated', client_payload: payload },
    ])
  })

  it('B09 may carry no payload at all', async () => {
    const { github } = await startAcme()
    await runOn(github, dispatchEvent, { env: { ...sent({}), EVENT_TYPE: 'deploy-chat-api-stg' } })
    expect(github.repository('acme/deploy').dispatches).toEqual([
      { event_type: 'deploy-chat-api-stg', client_payload: {} },
    ])
  })

  const hostile = [
    'a"b',
    'a\\b',
    "a'b",
    '$(touch evil)',
    '`touch evil`',
    '${{ secrets.X }}',
    'a\nEOF\nb',
    '", "admin": "yes',
  ]

  it('A08 INV-51 carries any value as it is, and runs nothing that stands in it', async () => {
    const { github } = await startAcme()
    const payload = Object.fromEntries(hostile.map((value, index) => [`field_${index}`, value]))
    const { code, workspace } = await runOn(github, dispatchEvent, { env: sent(payload) })
    expect(code).toBe(0)
    expect(github.repository('acme/deploy').dispatches[0]?.client_payload).toEqual(payload)
    expect(workspace.has('evil')).toBe(false)
  })

  // As the document of the sender had it: the payload is text with the ref in the middle.
  const interpolated = `printf '{"event_type": "relay-updated", "client_payload": {"relay_ref": "%s"}}' "$REF" |
    gh api repos/acme/deploy/dispatches --input -`

  it('A08 was broken by a quote, and changed by a hostile ref, when the payload was put together as text', async () => {
    const { github } = await startAcme()
    const quote = await runShell(github, interpolated, { env: { REF: 'a"b' }, tools: ['gh'] })
    expect(quote.code).toBe(1)
    expect(quote.log).toContain('Problems parsing JSON')
    await runShell(github, interpolated, { env: { REF: '1.0.0", "admin": "yes' }, tools: ['gh'] })
    expect(github.repository('acme/deploy').dispatches[0]?.client_payload).toEqual({ relay_ref: '1.0.0', admin: 'yes' })
  })

  it('is not sent when the payload is no JSON', async () => {
    const { github } = await startAcme()
    const { code } = await runOn(github, dispatchEvent, { env: { ...sent({}), PAYLOAD: '{"a": ' } })
    expect(code).not.toBe(0)
    expect(github.journal).toEqual([])
  })

  it.each([500, 503])('A13 INV-37 is sent again after %d', async (status) => {
    const { github } = await startAcme()
    github.fault({ on: /dispatches/, status, times: 2 })
    const { code, sleeps } = await runOn(github, dispatchEvent, { env: sent({ a: 1 }) })
    expect(code).toBe(0)
    expect(sleeps).toHaveLength(2)
    expect(github.repository('acme/deploy').dispatches).toHaveLength(1)
  })

  it('A13 INV-37 waits as long as Retry-After says', async () => {
    const { github } = await startAcme()
    github.fault({ on: /dispatches/, status: 429, retryAfter: '77' })
    const { code, sleeps } = await runOn(github, dispatchEvent, { env: sent({ a: 1 }) })
    expect({ code, sleeps }).toEqual({ code: 0, sleeps: [77] })
  })

  it.each([401, 403, 404, 422])('INV-37 is not sent again after %d, and the step fails', async (status) => {
    const { github } = await startAcme()
    github.fault({ on: /dispatches/, status, times: 9 })
    const { code, sleeps } = await runOn(github, dispatchEvent, { env: sent({ a: 1 }) })
    expect(code).not.toBe(0)
    expect(sleeps).toEqual([])
    expect(github.journal).toHaveLength(1)
  })

  it('gives up after four attempts', async () => {
    const { github } = await startAcme()
    github.fault({ on: /dispatches/, status: 503, times: 9 })
    const { code } = await runOn(github, dispatchEvent, { env: sent({ a: 1 }) })
    expect(code).not.toBe(0)
    expect(github.journal).toHaveLength(4)
  })

  it('INV-36 arrives at least once when the answer is lost', async () => {
    const { github } = await startAcme()
    github.fault({ on: /dispatches/, cut: 'after' })
    const { code } = await runOn(github, dispatchEvent, { env: sent({ correlation_id: '4711-1' }) })
    expect(code).toBe(0)
    const ids = github
      .repository('acme/deploy')
      .dispatches.map(({ client_payload: payload }) => payload['correlation_id'])
    expect(new Set(ids)).toEqual(new Set(['4711-1']))
  })
})
