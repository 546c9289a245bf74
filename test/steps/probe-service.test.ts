// A service that was just started says whether it is well and which version it is.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { probeService } from '../../src/steps/probe-service.ts'
import { hasProgram, runStep } from '../world/shell.ts'
import type { ShellResult } from '../world/shell.ts'

/** A service that gives one answer after the other for its health, and the last one for ever. */
async function startService(health: readonly string[], version: string): Promise<string> {
  const answers = [...health]
  const server = createServer(({ url }, response) => {
    const body = url === '/api/health' ? (answers.length > 1 ? answers.shift() : answers[0]) : version
    response.writeHead(body === 'down' ? 503 : 200).end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const probe = (origin: string, files: Readonly<Record<string, string>> = {}): Promise<ShellResult> =>
  runStep(probeService, {
    env: {
      HEALTH_URL: `${origin}/api/health`,
      VERSION_URL: `${origin}/api/version`,
      VERSION: '1.2.3',
      ...(files['log'] && { LOG: 'log' }),
    },
    files,
  })

describe.skipIf(!hasProgram('curl') || !hasProgram('jq'))('a service that was started', () => {
  it('E14 has half a minute to get well', async () => {
    const origin = await startService(['down', 'starting', 'ok'], '{"version":"1.2.3"}')
    expect(await probe(origin)).toMatchObject({ code: 0, sleeps: [2, 4] })
  })

  it('E14 fails when it does not, and what it wrote is shown', async () => {
    const origin = await startService(['down'], '{"version":"1.2.3"}')
    const { code, errors, log } = await probe(origin, { log: 'cannot open the database\n' })
    expect({ code, errors }).toEqual({ code: 4, errors: [`${origin}/api/health says '', expected 'ok'`] })
    expect(log).toContain('cannot open the database')
  })

  it.each([
    ['{"version":"1.2.2"}', '1.2.2'],
    ['{}', ''],
  ])('E14 fails with another version: %s', async (version, found) => {
    const origin = await startService(['ok'], version)
    expect(await probe(origin)).toMatchObject({
      code: 4,
      errors: [`${origin}/api/version says '${found}', expected '1.2.3'`],
    })
  })
})
