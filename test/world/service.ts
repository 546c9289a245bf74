// A small https service for tests: routes over a state, a journal of requests, and faults at requests that fit.
import { createServer } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { certificate } from './certificate.ts'
import { isHit } from './fault.ts'
import type { Fault } from './fault.ts'

/** One request, as a route sees it. */
export interface Call {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly params: Readonly<Record<string, string>>
  /** Parsed where it is JSON, else the bytes. */
  readonly body: unknown
  readonly headers: IncomingMessage['headers']
  /** Such as `https://localhost:4711`. */
  readonly origin: string
}

export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A method, a path with `{name}` for a segment and `{name+}` for the rest, and what happens. */
export interface Route<S> {
  readonly on: string
  /** True for a POST that changes nothing. */
  readonly reads?: boolean
  /** The grant that the token must have, such as `contents: write`. */
  readonly needs?: string
  readonly handle: (call: Call, state: S) => Answer
}

/** A fault whose answer may carry headers beyond Retry-After, and JSON. */
export interface ServiceFault extends Omit<Fault, 'body'> {
  readonly body?: string | object
  readonly headers?: Readonly<Record<string, string>>
}

/** One request that was served. */
export interface Entry {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly body: unknown
  readonly headers: IncomingMessage['headers']
  /** Zero when the connection was cut. */
  readonly status: number
  /** Whether it changed the state. */
  readonly applied: boolean
  /** When it came, in milliseconds; only good for differences. */
  readonly at: number
}

export interface ServiceOptions<S> {
  readonly routes: readonly Route<S>[]
  readonly state: S
  /** The part of the path before every route. @default none */
  readonly base?: string
  /** An answer for whoever may not come in; undefined lets the request through. */
  readonly authorize?: (call: Call, route: Route<S>, state: S) => Answer | undefined
  readonly notFound?: Answer
}

export interface Service<S> {
  readonly port: number
  readonly state: S
  readonly journal: readonly Entry[]
  /** The journal without what only reads, as `METHOD /path`. */
  readonly mutations: () => readonly string[]
  /** From now on this goes wrong. */
  readonly fault: (fault: ServiceFault) => void
}

interface Found<S> {
  readonly route: Route<S>
  readonly params: Record<string, string>
}

/** Starts it on 127.0.0.1, at a port of its own; it is closed when the test ends. */
export async function startService<S>(options: ServiceOptions<S>): Promise<Service<S>> {
  const { state, base = '' } = options
  const journal: Entry[] = []
  const faults: { readonly fault: ServiceFault; seen: number }[] = []
  const find = compileRoutes(options.routes)
  let before: S = structuredClone(state)

  const answer = (
    call: Call,
    found: Found<S> | undefined,
    isStale: boolean,
  ): Answer & { readonly applied?: boolean } => {
    if (found === undefined) return options.notFound ?? { status: 404 }
    const refusal = options.authorize?.(call, found.route, state)
    if (refusal !== undefined) return refusal
    if (call.method === 'GET' || call.method === 'HEAD' || found.route.reads === true)
      return found.route.handle(call, isStale ? structuredClone(before) : state)
    before = structuredClone(state)
    const given = found.route.handle(call, state)
    return { ...given, applied: given.status < 300 }
  }

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const at = performance.now()
    const { method = 'GET', headers } = request
    const url = new URL(request.url ?? '/', `https://${headers.host ?? 'localhost'}`)
    const path = url.pathname.startsWith(`${base}/`) ? url.pathname.slice(base.length) : url.pathname
    const body = await readBody(request)
    const line = `${method} ${path}${url.search}`
    const fault = faults.find((entry) => entry.fault.on.test(line) && isHit(entry.fault, ++entry.seen))?.fault
    const note = (status: number, applied = false): void => {
      journal.push({ method, path, query: url.search, body, headers, status, applied, at })
    }
    if (fault?.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delay))
    fault?.first?.()
    if (fault?.cut === 'before') {
      note(0)
      request.socket.destroy()
      return
    }
    if (fault?.status !== undefined) {
      note(fault.status)
      send(response, faultAnswer(fault, fault.status))
      return
    }
    if (body === brokenJson) {
      note(400)
      send(response, { status: 400, body: { message: 'Problems parsing JSON' } })
      return
    }
    const found = find(method, path)
    const call: Call = {
      method,
      path,
      query: url.searchParams,
      params: found?.params ?? {},
      body,
      headers,
      origin: url.origin,
    }
    const given = answer(call, found, fault?.stale === true)
    note(fault?.cut === 'after' ? 0 : given.status, given.applied)
    if (fault?.cut === 'after') request.socket.destroy()
    else send(response, given)
  }

  const server = createServer(certificate(), (request, response) => {
    serve(request, response).catch((error: unknown) => {
      send(response, { status: 500, body: { message: error instanceof Error ? error.stack : String(error) } })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    port: (server.address() as AddressInfo).port,
    state,
    journal,
    mutations: () => journal.filter(({ applied }) => applied).map(({ method, path }) => `${method} ${path}`),
    fault: (fault) => void faults.push({ fault, seen: 0 }),
  }
}

const faultAnswer = ({ retryAfter, body, headers }: ServiceFault, status: number): Answer => ({
  status,
  headers: { ...(retryAfter !== undefined && { 'retry-after': retryAfter }), ...headers },
  body: body ?? { message: 'made to fail' },
})

function compileRoutes<S>(routes: readonly Route<S>[]): (method: string, path: string) => Found<S> | undefined {
  const compiled = routes.map((route) => {
    const [method = '', template = ''] = route.on.split(' ')
    const names = [...template.matchAll(/\{(\w+)\+?\}/g)].map((match) => match[1] ?? '')
    const source = template
      .replaceAll('.', '\\.')
      .replaceAll(/\{\w+\+\}/g, '(.+)')
      .replaceAll(/\{\w+\}/g, '([^/]+)')
    return { route, method, names, pattern: new RegExp(`^${source}$`) }
  })
  return (method, path) => {
    for (const { route, method: wanted, names, pattern } of compiled) {
      const match = wanted === method ? pattern.exec(path) : null
      if (match === null) continue
      return {
        route,
        params: Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(match[i + 1] ?? '')])),
      }
    }
    return undefined
  }
}

/** Stands for a body that should be JSON and is not. */
const brokenJson = Symbol('no JSON')

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  if (bytes.length === 0) return undefined
  // gh names no type for what `--input` gives; GitHub reads it as JSON all the same.
  const type = request.headers['content-type'] ?? 'application/json'
  if (!type.includes('json')) return bytes
  try {
    return JSON.parse(bytes.toString()) as unknown
  } catch {
    return brokenJson
  }
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  if (body === undefined) {
    response.writeHead(status, headers).end()
    return
  }
  const isRaw = typeof body === 'string'
  response.writeHead(status, {
    'content-type': isRaw && !/^[[{]/.test(body) ? 'text/plain' : 'application/json; charset=utf-8',
    ...headers,
  })
  response.end(isRaw ? body : JSON.stringify(body))
}
