// A small OCI registry on 127.0.0.1 for tests: what the specification asks of one, a journal of what changed, and faults.
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { isHit } from './fault.ts'
import type { Fault } from './fault.ts'
import { registryAnswers } from './registry-answers.ts'
import type { RegistryAnswer, RegistryOptions, RegistryRequest } from './registry-answers.ts'
import { RegistryStore } from './registry-store.ts'

/** A registry that listens. Everything can be looked at and changed from outside as well. */
export interface Registry extends RegistryStore {
  /** Such as `127.0.0.1:41233`. */
  readonly host: string
  /** Every request with its answer, such as `PUT /v2/app/manifests/1.2.3 201`. */
  readonly requests: readonly string[]
  /** From now on this goes wrong. */
  fault(fault: Fault): void
}

/** Starts a registry; it is closed when the test ends. */
export async function startRegistry(options: RegistryOptions = {}): Promise<Registry> {
  const store = new RegistryStore()
  const faults: { readonly fault: Fault; seen: number }[] = []
  const requests: string[] = []
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => request.socket.destroy())
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await readRequest(request)
    const line = `${asked.method} ${asked.url.pathname}${asked.url.search}`
    const fault = faults.find((entry) => entry.fault.on.test(line) && isHit(entry.fault, ++entry.seen))?.fault
    const note = (what: string | number): unknown => requests.push(`${line} ${what}`)
    if (fault?.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delay))
    fault?.first?.()
    if (fault?.cut === 'before') return void (note('cut'), request.socket.destroy())
    const answer = fault?.status === undefined ? answerOf(asked, fault) : faultAnswer(fault)
    if (fault?.cut === 'after') return void (note('cut after it took effect'), request.socket.destroy())
    note(answer.status)
    send(response, answer, asked.method)
  }

  const answerOf = (asked: RegistryRequest, fault: Fault | undefined): RegistryAnswer =>
    isKnown(asked, options.users)
      ? registryAnswers(store, options, asked, { stale: fault?.stale === true })
      : {
          status: 401,
          headers: { 'www-authenticate': 'Basic realm="registry"' },
          body: '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}',
        }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(store, { host, requests, fault: (fault: Fault) => void faults.push({ fault, seen: 0 }) })
}

async function readRequest(request: IncomingMessage): Promise<RegistryRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { method = 'GET', url = '/', headers } = request
  return { method, url: new URL(url, 'http://registry'), headers, body: Buffer.concat(chunks) }
}

function isKnown({ headers }: RegistryRequest, users: RegistryOptions['users']): boolean {
  if (users === undefined) return true
  const given = Buffer.from(headers.authorization?.replace(/^Basic /, '') ?? '', 'base64').toString()
  return Object.entries(users).some(([name, password]) => given === `${name}:${password}`)
}

const faultAnswer = ({ status = 500, retryAfter, body }: Fault): RegistryAnswer => ({
  status,
  headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  body: body ?? usualBody(status),
})

/** What registries say with these; anything else comes from a machine in between, and is no JSON. */
function usualBody(status: number): string {
  const code = { 401: 'UNAUTHORIZED', 403: 'DENIED', 429: 'TOOMANYREQUESTS' }[status]
  return code === undefined
    ? `${status} made to fail\n`
    : JSON.stringify({ errors: [{ code, message: 'made to fail' }] })
}

function send(response: ServerResponse, { status, headers = {}, body = '' }: RegistryAnswer, method: string): void {
  const bytes = Buffer.from(body)
  response.writeHead(status, {
    'docker-distribution-api-version': 'registry/2.0',
    ...(bytes.length > 0 && { 'content-type': 'application/json' }),
    'content-length': bytes.length,
    ...headers,
  })
  response.end(method === 'HEAD' ? undefined : bytes)
}
