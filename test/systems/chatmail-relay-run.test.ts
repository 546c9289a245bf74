// relay tells docker: what starts it, what it sends, how it is seen to arrive, and what the original lost.
import { describe, expect, it, vi } from 'vitest'
import { matchFilter } from '../../src/language/filter/match-filter.ts'
import { startGitHub } from '../world/github.ts'
import type { GitHub } from '../world/github.ts'
import { runShell } from '../world/on-github.ts'
import { hasProgram } from '../world/shell.ts'
import { fill } from '../world/expressions.ts'
import { runJobs, textOf, workflowOf } from './run-jobs.ts'
import type { JobEnd } from './run-jobs.ts'

// Whole runs of real programs, on a machine that others use too.
vi.setConfig({ testTimeout: 120_000 })

const dispatch = workflowOf('chatmail/relay', 'docker-dispatch.yaml')
const sender = dispatch.jobs['dispatch']
const sha = '3f2c1ab'.padEnd(40, '0')

/** A file that says it comes after tests has to wait for them. */
const isHonest = (text: string): boolean =>
  !/after the tests[^.]*passed|after .*CI passes/i.test(text) || /workflow_run:|needs:/.test(text)

const start = (): Promise<GitHub> =>
  startGitHub({
    repositories: {
      'chatmail/relay': {},
      'chatmail/docker': { runName: 'Build relay/{relay_ref} ({relay_sha_short}) [{correlation_id}]' },
    },
    owners: { chatmail: 'Organization' },
  })

const run = async (gitHub: GitHub, github: Readonly<Record<string, string>> = {}): Promise<JobEnd> => {
  const token = 'token-of-the-app'
  gitHub.addToken(token, { contents: 'write', actions: 'read' })
  const { dispatch: end } = await runJobs({
    repository: 'chatmail/relay',
    workflow: 'docker-dispatch.yaml',
    gitHub,
    contexts: {
      github: {
        repository: 'chatmail/relay',
        ref_name: '1.11.0',
        ref_type: 'tag',
        sha,
        run_id: '4711',
        run_attempt: '1',
        ...github,
      },
    },
    actions: { 'actions/create-github-app-token': () => ({ token }) },
  })
  return end as JobEnd
}

const sentBy = (gitHub: GitHub): unknown => gitHub.repository('chatmail/docker').dispatches

describe('the sender', () => {
  it('A01 A02 A07 starts for main, for bare versions, and by hand', () => {
    const { branches, tags } = dispatch.on['push'] as { branches: string[]; tags: string[] }
    expect(Object.keys(dispatch.on)).toEqual(['push', 'workflow_dispatch'])
    expect({ branches, inputs: dispatch.on['workflow_dispatch'] }).toEqual({ branches: ['main'], inputs: {} })
    expect(['1.11.0', '1.0.10'].every((tag) => matchFilter(tags, tag))).toBe(true)
    expect(['v1.11.0', '1.11', '1.11.0-rc1', '1.11.0.1'].some((tag) => matchFilter(tags, tag))).toBe(false)
  })

  it('A03 asks for nothing', () => {
    expect([dispatch.permissions, sender?.permissions]).toEqual([{}, {}])
  })

  it('A05 asks the App for one repository and what a dispatch needs, with a key that is a secret', () => {
    const token = sender?.steps?.find(({ id }) => id === 'token')
    expect(token?.uses).toMatch(/^actions\/create-github-app-token@[0-9a-f]{40}$/)
    expect(token?.with).toEqual({
      'client-id': '${{ vars.CHATMAIL_APP_CLIENT_ID }}',
      'private-key': '${{ secrets.CHATMAIL_APP_PRIVATE_KEY }}',
      owner: 'chatmail',
      repositories: 'docker',
      'permission-contents': 'write',
      'permission-actions': 'read',
    })
  })

  it('A10 claims no tests that it does not wait for, as the original did', () => {
    const original = `# Notifies docker after the tests of relay have passed.
on: { push: { branches: [main] } }
jobs: { dispatch: { runs-on: ubuntu-24.04 } }`
    const ours = textOf('chatmail/relay', 'docker-dispatch.yaml')
    expect([original, ours].map(isHonest)).toEqual([false, true])
  })

  it('A11 lets no push take the place of another that waits', () => {
    expect(dispatch.concurrency).toEqual({ group: 'dispatch-${{ github.ref }}', queue: 'max' })
  })
})

describe.skipIf(!hasProgram('gh'))('a release of relay', () => {
  it('A06 A07 A09 is told with its ref, what kind of ref it is, its commit and an id, without anybody doing a thing', async () => {
    const gitHub = await start()
    expect(await run(gitHub)).toMatchObject({ result: 'success', errors: [] })
    expect(sentBy(gitHub)).toEqual([
      {
        event_type: 'relay-updated',
        client_payload: {
          relay_ref: '1.11.0',
          relay_ref_type: 'tag',
          relay_sha: sha,
          relay_sha_short: '3f2c1ab',
          correlation_id: '4711-1',
        },
      },
    ])
  })

  it('A04 A59 is told by nobody in a fork: its job is skipped, which is no failure', async () => {
    const gitHub = await start()
    expect(await run(gitHub, { repository: 'mona/relay' })).toMatchObject({ result: 'skipped', ran: [] })
    expect(sentBy(gitHub)).toEqual([])
  })

  it('A13 A59 is watched until its run is there, and the summary leads to it', async () => {
    const gitHub = await start()
    Object.assign(gitHub.repository('chatmail/docker'), { runsAppearAfter: 2 })
    const { result, summary } = await run(gitHub)
    const [started] = gitHub.repository('chatmail/docker').runs
    expect({ result, summary: summary.trim() }).toEqual({
      result: 'success',
      summary: `[Run ${started?.id}](https://github.com/chatmail/docker/actions/runs/${started?.id}) of chatmail/docker has taken it.`,
    })
  })

  it('A13 that starts no run there fails here', async () => {
    const gitHub = await start()
    Object.assign(gitHub.repository('chatmail/docker'), { runName: undefined })
    expect(await run(gitHub)).toMatchObject({
      result: 'failure',
      errors: [expect.stringContaining('the dispatch is lost')],
    })
  })

  it('A13 INV-37 is sent again after a 503', async () => {
    const gitHub = await start()
    gitHub.fault({ on: /POST .*dispatches/, status: 503, nth: 1 })
    expect(await run(gitHub)).toMatchObject({ result: 'success' })
    expect(sentBy(gitHub)).toHaveLength(1)
  })

  it('A09 that is a branch is not told', async () => {
    const gitHub = await start()
    expect(await run(gitHub, { ref_type: 'branch' })).toMatchObject({ result: 'failure' })
    expect(sentBy(gitHub)).toEqual([])
  })

  it('A08 whose name holds a quote made no JSON, and is refused by its name', async () => {
    const [ref, gitHub] = ['a"b', await start()]
    const original = fill('{"relay_ref": "${{ github.ref_name }}"}', { github: { ref_name: ref } })
    expect(() => JSON.parse(original)).toThrow(SyntaxError)
    const { errors } = await run(gitHub, { ref_name: ref, ref_type: 'branch' })
    expect(errors.join()).toContain("relay_ref is 'a\"b', which is no name of a branch or tag")
    expect(sentBy(gitHub)).toEqual([])
  })

  it('A07 A13 the original was green when its dispatch was lost', async () => {
    const gitHub = await start()
    Object.assign(gitHub.repository('chatmail/docker'), { runName: undefined })
    const original = `gh api repos/chatmail/docker/dispatches -f event_type=relay-updated -f 'client_payload[relay_ref]=1.11.0'`
    expect(await runShell(gitHub, original, { tools: ['gh'] })).toMatchObject({ code: 0 })
    expect(gitHub.repository('chatmail/docker').runs).toEqual([])
  })
})
