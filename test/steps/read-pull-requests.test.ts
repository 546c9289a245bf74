// The pull requests of a commit: one, none and several are answers, no answer is an error.
import { describe, expect, it } from 'vitest'
import { readPullRequests } from '../../src/steps/read-pull-requests.ts'
import type { GitHub } from '../world/github.ts'
import type { Pull } from '../world/github/state.ts'
import { runOn, runShell, startAcme } from '../world/on-github.ts'
import { hasProgram } from '../world/shell.ts'

const pull = (number: number, given: Partial<Pull> = {}): Pull => ({
  number,
  title: `Change ${number}`,
  labels: ['type:minor'],
  mergedAt: '2026-08-01T00:00:00Z',
  mergeCommit: 'a'.repeat(40),
  base: 'main',
  commits: [],
  ...given,
})

async function read(
  github: GitHub,
): Promise<{ code: number; count: string | undefined; pulls: readonly Record<string, unknown>[] | undefined }> {
  const { code, outputs, workspace } = await runOn(github, readPullRequests, {
    env: { COMMIT: 'a'.repeat(40), PULLS: 'pulls.json' },
  })
  return { code, count: outputs['count'], pulls: code === 0 ? JSON.parse(workspace.read('pulls.json')) : undefined }
}

describe.skipIf(!hasProgram('gh'))('the pull requests of a commit', () => {
  it('E12 come with their labels', async () => {
    const { github, app } = await startAcme()
    app.pulls.push(pull(7, { labels: ['type:minor', 'area "x"'] }), pull(8, { mergeCommit: 'b'.repeat(40) }))
    expect(await read(github)).toEqual({
      code: 0,
      count: '1',
      pulls: [
        {
          number: 7,
          title: 'Change 7',
          state: 'closed',
          merged_at: '2026-08-01T00:00:00Z',
          merge_commit_sha: 'a'.repeat(40),
          base: { ref: 'main' },
          labels: [{ name: 'type:minor' }, { name: 'area "x"' }],
        },
      ],
    })
  })

  it.each([0, 2])('E12 may be %d, which is an answer', async (count) => {
    const { github, app } = await startAcme()
    app.pulls.push(...Array.from({ length: count }, (_, i) => pull(i)))
    expect(await read(github)).toMatchObject({ code: 0, count: String(count) })
  })

  it.each([401, 403, 404])('E12 E22 are an error, not none, when GitHub answers %d', async (status) => {
    const { github } = await startAcme()
    github.fault({ on: /pulls/, status, times: 9 })
    const { code, pulls } = await read(github)
    expect({ failed: code !== 0, pulls }).toEqual({ failed: true, pulls: undefined })
  })

  it('E22 were none, and the run green, when an error was taken for an answer', async () => {
    const { github } = await startAcme()
    github.fault({ on: /pulls/, status: 403, times: 9 })
    const original = `if ! pulls=$(gh api "repos/acme/app/commits/${'a'.repeat(40)}/pulls"); then
  echo 'should_release=false' >>"$GITHUB_OUTPUT"
  echo 'reason=api_failure' >>"$GITHUB_OUTPUT"
  exit 0
fi`
    const { code, outputs } = await runShell(github, original, { tools: ['gh'] })
    expect({ code, outputs }).toEqual({ code: 0, outputs: { should_release: 'false', reason: 'api_failure' } })
  })
})
