// The branches that live: all of them, of every repository, or none.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listBranches } from '../../src/steps/list-branches.ts'
import { createWorkspace, hasProgram, runStep } from '../world/shell.ts'
import type { ShellResult, Workspace } from '../world/shell.ts'

/** A server of repositories in a folder, each with these branches. */
function serverWith(workspace: Workspace, repositories: Readonly<Record<string, readonly string[]>>): string {
  const server = path.join(workspace.temp, 'server')
  for (const [name, branches] of Object.entries(repositories)) {
    const folder = path.join(server, name)
    mkdirSync(folder, { recursive: true })
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-c', 'user.name=mona', '-c', 'user.email=mona@acme.test', '-C', folder, ...args], {
        encoding: 'utf8',
        stdio: 'pipe',
      })
    git('init', '--quiet', '--initial-branch', branches[0] ?? 'main')
    if (branches.length === 0) continue
    git('commit', '--quiet', '--allow-empty', '--message', 'Begin')
    git('tag', 'v1.0.0')
    for (const branch of branches.slice(1)) git('branch', branch)
  }
  return `file://${server}`
}

async function list(
  repositories: Readonly<Record<string, readonly string[]>>,
  REPOSITORIES: string,
  stubs = {},
): Promise<ShellResult> {
  const workspace = createWorkspace()
  const GITHUB_SERVER_URL = serverWith(workspace, repositories)
  return runStep(listBranches, {
    workspace,
    stubs,
    env: { GH_TOKEN: 'x', REPOSITORIES, BRANCHES: 'branches', GITHUB_SERVER_URL },
  })
}

const systems = { 'chatmail/relay': ['main', 'j4n/dns'], 'chatmail/docker': ['main', 'feature-x'] }

describe.skipIf(!hasProgram('git'))('the branches that live', () => {
  it('A49 are those of the repository that builds and of the one that is built', async () => {
    const { code, outputs, workspace } = await list(systems, 'chatmail/relay chatmail/docker')
    expect({ code, outputs }).toEqual({ code: 0, outputs: { count: '3' } })
    expect(workspace.read('branches')).toBe('feature-x\nj4n/dns\nmain\n')
  })

  it.each<[what: string, repositories: string, sentence: RegExp]>([
    ['is not there', 'chatmail/relay chatmail/gone', /^the branches of chatmail\/gone cannot be read: /],
    ['has no branch', 'chatmail/empty chatmail/relay', /^chatmail\/empty has no branch$/],
  ])('INV-06 INV-39 are not written when one repository %s', async (_, repositories, sentence) => {
    const { code, errors, workspace } = await list({ ...systems, 'chatmail/empty': [] }, repositories)
    expect(code).toBe(5)
    expect(errors).toEqual([expect.stringMatching(sentence)])
    expect(workspace.has('branches')).toBe(false)
  })

  it('INV-37 are asked for again after an error that passes, and nobody is asked for a password', async () => {
    const git = `[[ $GIT_TERMINAL_PROMPT == 0 ]] || exit 9
      if [[ ! -e $RUNNER_TEMP/second ]]; then touch "$RUNNER_TEMP/second"; echo 'error: 503' >&2; exit 128; fi
      printf '%s\\trefs/heads/%s\\n' 3f2c1ab main 3f2c1ab fix/refs/heads/odd`
    const { code, sleeps, workspace } = await list({}, 'acme/app', { git })
    expect({ code, retries: sleeps.length }).toEqual({ code: 0, retries: 1 })
    expect(workspace.read('branches')).toBe('fix/refs/heads/odd\nmain\n')
  })
})
