// The retry of the shared functions: what is tried again, how often, and after how long.
import { describe, expect, it } from 'vitest'
import { runScript } from '../world/shell.ts'
import type { ShellOptions, ShellResult } from '../world/shell.ts'

const source = 'source .github/tagwright/act.sh\n'

/** A program that fails with a text as often as said, and then says `done`. */
const failing = (text: string, times = 99): string => `
echo run >>"$RUNNER_TEMP/runs"
if (($(wc -l <"$RUNNER_TEMP/runs") <= ${times})); then echo 'half an answer'; cat >&2 <<'SAID'
${text}
SAID
exit 3; fi
echo done`

async function attempt(
  text: string,
  times?: number,
  options: ShellOptions = {},
): Promise<ShellResult & { runs: number }> {
  const result = await runScript(`${source}try tool`, { ...options, stubs: { tool: failing(text, times) } })
  return { ...result, runs: result.workspace.read(`${result.workspace.temp}/runs`).split('\n').length - 1 }
}

const passing: readonly string[] = [
  'time="2026-11-21T14:10:58Z" level=fatal msg="pinging container registry 127.0.0.1:1: Get \\"http://127.0.0.1:1/v2/\\": dial tcp 127.0.0.1:1: connect: connection refused"',
  'level=fatal msg="reading manifest x in ghcr.io/acme/app: received unexpected HTTP status: 503 Service Unavailable"',
  'level=fatal msg="reading manifest x in ghcr.io/acme/app: StatusCode: 502, <html>403 is only a word here</html>"',
  'level=fatal msg="fetching tags list: invalid status code from registry 500 (Internal Server Error)"',
  'level=fatal msg="uploading manifest t to docker.io/acme/app: toomanyrequests: You have reached your pull rate limit"',
  'level=fatal msg="writing manifest: Put \\"https://ghcr.io/v2/acme/app/manifests/t\\": EOF"',
  'read tcp 10.0.0.1:4->10.0.0.2:443: read: connection reset by peer',
  'gh: Server Error (HTTP 502)',
  'gh: You have exceeded a secondary rate limit and have been temporarily blocked (HTTP 403)',
  "fatal: unable to access 'https://github.com/acme/app/': The requested URL returned error: 504",
  "fatal: unable to access 'https://github.com/acme/app/': Could not resolve host: github.com",
  'Error: signing: GET https://ghcr.io/v2/: unexpected status code 503 Service Unavailable: ',
  'net/http: TLS handshake timeout',
  'level=fatal msg="writing blob: uploading layer chunked: blob upload unknown"',
  'dial tcp: lookup ghcr.io on 127.0.0.53:53: server misbehaving',
  'dial tcp 20.0.0.1:443: i/o timeout',
  'curl: (22) The requested URL returned error: 429',
  "curl: (7) Failed to connect to hub.docker.com port 443 after 3 ms: Couldn't connect to server",
  "fatal: unable to access 'https://github.com/acme/app/': Failed to connect to github.com port 443 after 9 ms: Couldn't connect to server",
  'error connecting to api.github.com\ncheck your internet connection or https://githubstatus.com',
]

const lasting: readonly string[] = [
  'level=fatal msg="reading manifest x in ghcr.io/acme/app: unauthorized: authentication required"',
  'level=fatal msg="reading manifest x in ghcr.io/acme/app: denied: requested access to the resource is denied"',
  'level=fatal msg="reading manifest x in ghcr.io/acme/app: manifest unknown"',
  'level=fatal msg="reading manifest x in ghcr.io/acme/app: StatusCode: 404, <html>503 timed out</html>"',
  'level=fatal msg="uploading manifest t to docker.io/acme/app: denied: tag 1.2.3 is immutable"',
  'level=fatal msg="uploading manifest: manifest blob unknown: blob unknown to registry: sha256:503"',
  'gh: Bad credentials (HTTP 401)',
  'gh: Resource not accessible by integration (HTTP 403)',
  'gh: Not Found (HTTP 404)',
  'gh: Validation Failed (HTTP 422)',
  'gh: Conflict (HTTP 409)',
  'Error: no matching signatures: none of the expected identities matched what was in the certificate',
  'podman: statfs /nowhere: no such file or directory',
]

describe('try', () => {
  it.each(passing)('INV-37 C28 runs again what passes by itself: %s', async (text) => {
    const { runs, log } = await attempt(text, 1)
    expect({ runs, end: log.trim().split('\n').at(-1) }).toEqual({ runs: 2, end: 'done' })
  })

  it.each(lasting)('INV-37 C28 runs nothing again that stays as it is: %s', async (text) => {
    const { runs, code, sleeps } = await attempt(text)
    expect({ runs, code, sleeps }).toEqual({ runs: 1, code: 3, sleeps: [] })
  })

  it('C11 C28 waits 10, 20 and 40 seconds and up to a quarter more, then fails as the program did', async () => {
    const { runs, code, sleeps } = await attempt('HTTP 503')
    expect({ runs, code, waits: sleeps.length }).toEqual({ runs: 4, code: 3, waits: 3 })
    for (const [index, least] of [10, 20, 40].entries()) {
      expect(sleeps[index]).toBeGreaterThanOrEqual(least)
      expect(sleeps[index]).toBeLessThanOrEqual(least * 1.25)
    }
  })

  it('C28 does not wait the same time everywhere: jobs side by side drift apart', async () => {
    const runs = await Promise.all(Array.from({ length: 12 }, () => attempt('HTTP 503')))
    expect(new Set(runs.map(({ sleeps }) => sleeps.join())).size).toBeGreaterThan(1)
  })

  it.each([
    ['gh: rate limit, retry-after: 37 (HTTP 429)', 37],
    ['HTTP 429\nRetry-After: 3', 3],
    ['HTTP 429\nretry-after: 0', 0],
  ])('INV-37 C28 waits as long as the server asks: %s', async (text, seconds) => {
    expect((await attempt(text, 1)).sleeps).toEqual([seconds])
  })

  it.each(['985.86µs', '1.16676ms', '142.243µs', '3.5s', '90s'])(
    'INV-37 C28 waits as usual where GHCR asks for a duration, which is no number of seconds: %s',
    async (duration) => {
      const text = `toomanyrequests: retry-after: ${duration}, allowed: 44000/minute`
      const { runs, sleeps } = await attempt(text, 1)
      expect({ runs, waits: sleeps.length }).toEqual({ runs: 2, waits: 1 })
      expect(sleeps[0]).toBeGreaterThanOrEqual(10)
      expect(sleeps[0]).toBeLessThanOrEqual(12.5)
    },
  )

  it('INV-37 reads Retry-After in the headers that `gh api -i` prints', async () => {
    const tool = `if [[ ! -e $RUNNER_TEMP/ran ]]; then touch "$RUNNER_TEMP/ran"; printf 'HTTP/2.0 429\\r\\nRetry-After: 42\\r\\n'; echo 'gh: HTTP 429' >&2; exit 1; fi`
    expect((await runScript(`${source}try tool`, { stubs: { tool } })).sleeps).toEqual([42])
  })

  it('INV-37 reads the time that Docker Hub gives in place of seconds', async () => {
    const tool = failing('HTTP 429\nX-Retry-After: 1800000120', 1)
    expect((await runScript(`${source}try tool`, { stubs: { tool, date: 'echo 1800000000' } })).sleeps).toEqual([120])
    expect((await runScript(`${source}try tool`, { stubs: { tool, date: 'echo 1800000200' } })).sleeps).toEqual([0])
  })

  it('INV-37 gives up at once when the server wants more than five minutes', async () => {
    const { runs, code, sleeps } = await attempt('HTTP 429\nRetry-After: 3600')
    expect({ runs, code, sleeps }).toEqual({ runs: 1, code: 3, sleeps: [] })
  })

  it('gives the stdout of the attempt that succeeded, and nothing of the others', async () => {
    const script = `${source}answer=$(try tool)\noutput answer "$answer"`
    expect((await runScript(script, { stubs: { tool: failing('HTTP 503', 2) } })).outputs).toEqual({ answer: 'done' })
  })

  it('gives nothing on stdout when every attempt failed', async () => {
    const script = `${source}answer=$(try tool) || true\noutput answer "$answer"`
    expect((await runScript(script, { stubs: { tool: failing('HTTP 404') } })).outputs).toEqual({ answer: '' })
  })

  it('C28 the retry action that was used runs a refused login three times, without any waiting that grows', async () => {
    const action = `for attempt in 1 2 3; do tool && exit 0; (( attempt == 3 )) || sleep 10; done; exit 1`
    const { sleeps, workspace } = await runScript(action, {
      stubs: { tool: failing('unauthorized: authentication required') },
    })
    expect({ sleeps, runs: workspace.read(`${workspace.temp}/runs`) }).toEqual({
      sleeps: [10, 10],
      runs: 'run\nrun\nrun\n',
    })
    expect((await attempt('unauthorized: authentication required')).runs).toBe(1)
  })
})
