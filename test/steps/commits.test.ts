// What lies between two commits, and what is told back to one.
import { describe, expect, it } from 'vitest'
import { compareCommits } from '../../src/steps/compare-commits.ts'
import { reportStatus } from '../../src/steps/report-status.ts'
import type { GitHub } from '../world/github.ts'
import { shaOf } from '../world/github/state.ts'
import { runOn, startAcme } from '../world/on-github.ts'
import { hasProgram } from '../world/shell.ts'
import type { ShellResult } from '../world/shell.ts'

async function startWorld(count: number): Promise<{ github: GitHub; shas: string[] }> {
  const { github, app, head } = await startAcme()
  const shas = [head]
  for (let i = 1; i <= count; i += 1) {
    shas.push(shaOf(`commit ${i}`))
    app.commits.push({ sha: shas[i] ?? '', message: `Change "${i}"\n\nmore`, parents: [shas[i - 1] ?? ''] })
  }
  return { github, shas }
}

const compare = async (github: GitHub, base: string, head: string) => {
  const { workspace, ...result } = await runOn(github, compareCommits, {
    env: { BASE: base, HEAD: head, COMMITS: 'commits.json' },
  })
  return { ...result, ...(workspace.has('commits.json') ? JSON.parse(workspace.read('commits.json')) : {}) }
}

describe.skipIf(!hasProgram('gh'))('the commits between two', () => {
  it('D30 are all of them, over all pages, with the first line of each message', async () => {
    const { github, shas } = await startWorld(130)
    const { code, outputs, status, commits } = await compare(github, shas[0] ?? '', shas[130] ?? '')
    expect({ code, outputs, status }).toEqual({ code: 0, outputs: { status: 'ahead', count: '130' }, status: 'ahead' })
    expect(commits[0]).toEqual({ sha: shas[1], subject: 'Change "1"' })
    expect(commits.map(({ sha }: { sha: string }) => sha)).toEqual(shas.slice(1))
  })

  it('are none where it goes back', async () => {
    const { github, shas } = await startWorld(2)
    expect(await compare(github, shas[2] ?? '', shas[1] ?? '')).toMatchObject({
      code: 0,
      status: 'behind',
      commits: [],
    })
  })

  it('INV-48 are unknown when GitHub does not know a commit, and the promotion goes on', async () => {
    const { github, shas } = await startWorld(1)
    expect(await compare(github, 'f'.repeat(40), shas[1] ?? '')).toMatchObject({
      code: 0,
      status: 'unknown',
      commits: [],
    })
  })

  it('INV-39 are not unknown when GitHub does not answer', async () => {
    const { github, shas } = await startWorld(1)
    github.fault({ on: /compare/, status: 403, times: 9 })
    const { code, errors } = await compare(github, shas[0] ?? '', shas[1] ?? '')
    expect({ code, errors }).toEqual({
      code: 5,
      errors: [`the commits from ${shas[0]} to ${shas[1]} cannot be read: gh: made to fail (HTTP 403)`],
    })
  })
})

const report = (github: GitHub, commit: string): Promise<ShellResult> =>
  runOn(github, reportStatus, {
    env: {
      REPOSITORY: 'acme/app',
      COMMIT: commit,
      STATE: 'success',
      CONTEXT: 'image',
      DESCRIPTION: 'x'.repeat(200),
      GITHUB_RUN_ID: '4711',
    },
  })

describe.skipIf(!hasProgram('gh'))('the status of a commit', () => {
  it('says what became of it, with a link to the run', async () => {
    const { github, app, head } = await startAcme()
    expect((await report(github, head)).code).toBe(0)
    expect(app.statuses).toEqual([
      {
        sha: head,
        state: 'success',
        context: 'image',
        description: 'x'.repeat(140),
        target_url: expect.stringMatching(/actions\/runs\/4711$/),
      },
    ])
  })

  it('fails for a commit that the repository does not have', async () => {
    const { github } = await startAcme()
    expect((await report(github, 'f'.repeat(40))).code).not.toBe(0)
  })
})
