// Whether a dispatch became a run: found by its name, waited for, and told to be lost.
import { describe, expect, it } from 'vitest'
import { awaitRun } from '../../src/steps/await-run.ts'
import { dispatchEvent } from '../../src/steps/dispatch-event.ts'
import { runOn, runShell, startAcme } from '../world/on-github.ts'
import type { GitHub } from '../world/github.ts'
import { hasProgram } from '../world/shell.ts'

const runName = 'Build relay/{relay_ref} ({correlation_id})'
const wanted = { REPOSITORY: 'acme/deploy', CORRELATION_ID: '4711-1' }

async function startReceiver(runsAppearAfter: number): Promise<GitHub> {
  const { github } = await startAcme()
  Object.assign(github.repository('acme/deploy'), { runName, runsAppearAfter })
  return github
}

const dispatch = (github: GitHub, id: string): Promise<unknown> => {
  const payload = JSON.stringify({ relay_ref: '1.11.0', correlation_id: id })
  return runOn(github, dispatchEvent, {
    env: { REPOSITORY: 'acme/deploy', EVENT_TYPE: 'relay-updated', PAYLOAD: payload },
  })
}

describe.skipIf(!hasProgram('gh'))('the run of a dispatch', () => {
  it('A13 is found by the correlation id in its name, among others', async () => {
    const github = await startReceiver(0)
    for (const id of ['4711-2', '4711-1', '4711-10', '4710-1']) await dispatch(github, id)
    const { code, outputs } = await runOn(github, awaitRun, { env: wanted })
    const run = github.repository('acme/deploy').runs.find(({ title }) => title.includes('(4711-1)'))
    expect({ code, outputs }).toEqual({
      code: 0,
      outputs: { 'run-id': String(run?.id), url: `https://github.com/acme/deploy/actions/runs/${run?.id}` },
    })
  })

  it('A13 is waited for while GitHub does not show it yet', async () => {
    const github = await startReceiver(3)
    await dispatch(github, '4711-1')
    const { code, sleeps } = await runOn(github, awaitRun, { env: wanted })
    expect({ code, sleeps: sleeps.length }).toEqual({ code: 0, sleeps: 3 })
  })

  it('A13 is told to be lost after three minutes', async () => {
    const github = await startReceiver(0)
    const { code, errors, sleeps } = await runOn(github, awaitRun, { env: wanted })
    expect(code).toBe(5)
    expect(errors).toEqual([
      'acme/deploy shows no run with 4711-1 in its name: the dispatch is lost. Retry: re-run this job.',
    ])
    expect(sleeps.reduce((sum, seconds) => sum + seconds, 0)).toBe(180)
  })

  it('A13 was missed by nobody when the sender trusted 204: the step was green without any run', async () => {
    const { github } = await startAcme()
    const { code } = await runShell(github, `gh api repos/acme/deploy/dispatches -f event_type=relay-updated`, {
      tools: ['gh'],
    })
    expect({ code, runs: github.repository('acme/deploy').runs }).toEqual({ code: 0, runs: [] })
  })

  it('INV-39 is not told to be lost when GitHub does not answer', async () => {
    const github = await startReceiver(0)
    github.fault({ on: /actions\/runs/, status: 403, times: 9 })
    const { code, errors } = await runOn(github, awaitRun, { env: wanted })
    expect({ code, errors }).toEqual({ code: 1, errors: [] })
  })

  // As a lookup was written: many lines into `head -n1`, which closes the pipe after the first.
  const pipe = `set -o pipefail; jq -n 'range(200000) | "4711-1 \\(.)"' | head -n1`

  it('B28 could die of SIGPIPE when one of many was taken by head', async () => {
    const { github } = await startAcme()
    expect((await runShell(github, pipe, { tools: ['jq'] })).code).toBe(141)
  })

  it('B28 is the first of several, taken without a pipe that closes early', async () => {
    const github = await startReceiver(0)
    for (let i = 0; i < 90; i += 1)
      github.repository('acme/deploy').runs.push({
        id: i,
        title: `again 4711-1 ${'x'.repeat(2000)}`,
        workflow: 'ci.yml',
        event: 'repository_dispatch',
        branch: 'main',
        sha: '',
        createdAt: '',
        status: 'queued',
        conclusion: null,
        hiddenFor: 0,
      })
    const { code, outputs } = await runOn(github, awaitRun, { env: wanted })
    expect({ code, id: outputs['run-id'] }).toEqual({ code: 0, id: '0' })
  })
})
