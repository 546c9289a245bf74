// A workflow of another repository is started, and the run that it became is known.
import { describe, expect, it } from 'vitest'
import { dispatchWorkflow } from '../../src/steps/dispatch-workflow.ts'
import { runOn, runShell, startAcme } from '../world/on-github.ts'
import { hasProgram } from '../world/shell.ts'

const deploy = {
  REPOSITORY: 'acme/deploy',
  WORKFLOW: 'deploy.yml',
  REF: 'main',
  INPUTS: JSON.stringify({ digest: `sha256:${'a'.repeat(64)}`, why: 'a "quoted" $(reason)' }),
}

describe.skipIf(!hasProgram('gh'))('the dispatch of a workflow', () => {
  it('B39 B47 starts a deployment and says which run it became', async () => {
    const { github } = await startAcme()
    const { code, outputs } = await runOn(github, dispatchWorkflow, { env: deploy })
    const [run] = github.repository('acme/deploy').runs
    expect({ code, outputs }).toEqual({
      code: 0,
      outputs: { 'run-id': String(run?.id), url: `https://github.com/acme/deploy/actions/runs/${run?.id}` },
    })
    expect(run).toMatchObject({ event: 'workflow_dispatch', workflow: 'deploy.yml' })
  })

  it('INV-51 hands the inputs over as they are', async () => {
    const { github } = await startAcme()
    await runOn(github, dispatchWorkflow, { env: deploy })
    expect(github.journal.at(-1)?.body).toEqual({
      ref: 'main',
      inputs: JSON.parse(deploy.INPUTS),
      return_run_details: true,
    })
  })

  it('B39 is what a release does not do: one that is made with the workflow token starts nothing', async () => {
    const { github } = await startAcme()
    await runShell(github, 'gh release create prod-1 --repo acme/app --notes x', { tools: ['gh'] })
    expect(github.mutations()).toEqual(['POST /repos/acme/app/releases'])
    expect(github.repository('acme/app').runs).toEqual([])
  })

  it.each([
    ['a workflow that is not there', { WORKFLOW: 'deplyo.yml' }, 404],
    ['a branch that is not there', { REF: 'mian' }, 422],
  ])('fails for %s', async (_, wrong, status) => {
    const { github } = await startAcme()
    const { code, log } = await runOn(github, dispatchWorkflow, { env: { ...deploy, ...wrong } })
    expect(code).not.toBe(0)
    expect(log).toContain(`HTTP ${status}`)
  })
})
