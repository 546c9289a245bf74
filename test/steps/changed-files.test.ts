// Whether files have changed since the release before, in real repositories.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { changedFiles } from '../../src/steps/changed-files.ts'
import { createWorkspace, hasProgram, runScript, runStep } from '../world/shell.ts'
import type { Workspace } from '../world/shell.ts'
import { git } from './clones.ts'

type Commits = readonly (readonly [file: string, tag?: string])[]

/** A repository with one commit for each entry: the file that it changes, and the tag that it gets. */
function history(...commits: Commits): Workspace {
  const workspace = createWorkspace()
  mkdirSync(workspace.folder, { recursive: true })
  git(workspace.folder, 'init', '--quiet')
  for (const [at, [file, tag]] of commits.entries()) {
    writeFileSync(path.join(workspace.folder, file), `${at}`)
    git(workspace.folder, 'add', file)
    git(workspace.folder, 'commit', '--quiet', '-m', `${at}`)
    if (tag !== undefined) git(workspace.folder, 'tag', tag)
  }
  return workspace
}

const env = { FILES: 'pyproject.toml setup.cfg', RELEASES: 'v[0-9]*' }

/** The dependencies change in the first commit of a push, the code in the second. */
const push = () => history(['setup.cfg', 'v1.0.0'], ['pyproject.toml'], ['src.py', 'v1.1.0'])

/** What the original asks: the last commit alone. */
const original = `
if git diff --quiet HEAD~1 HEAD -- pyproject.toml setup.cfg; then echo "changed=false"; else echo "changed=true"; fi >>"$GITHUB_OUTPUT"`

describe.skipIf(!hasProgram('git'))('files that builds depend on', () => {
  it('D08 D30 are compared with the release before, where the original saw the last commit of a push alone', async () => {
    expect(await runScript(original, { workspace: push(), tools: ['git'] })).toMatchObject({
      outputs: { changed: 'false' },
    })
    expect(await runStep(changedFiles, { workspace: push(), env })).toMatchObject({
      code: 0,
      outputs: { changed: 'true' },
    })
  })

  it.each<[what: string, commits: Commits, changed: string]>([
    ['nothing but code', [['setup.cfg', 'v1.0.0'], ['src.py']], 'false'],
    ['one of them', [['src.py', 'v1.0.0'], ['setup.cfg']], 'true'],
    ['one of them before the last release', [['src.py', 'v1.0.0'], ['setup.cfg', 'v1.1.0'], ['src.py']], 'false'],
    [
      'one of them in the release itself',
      [
        ['src.py', 'v1.0.0'],
        ['setup.cfg', 'v1.1.0'],
      ],
      'true',
    ],
    [
      'one of them since a release, whatever tag came later',
      [['src.py', 'v1.0.0'], ['setup.cfg', 'nightly'], ['src.py']],
      'true',
    ],
  ])('D08 of %s', async (_, commits, changed) => {
    expect(await runStep(changedFiles, { workspace: history(...commits), env })).toMatchObject({
      code: 0,
      outputs: { changed },
    })
  })

  it.each<[what: string, commits: Commits]>([
    ['release', [['src.py'], ['src.py']]],
    ['commit', [['src.py', 'v1.0.0']]],
  ])('D08 have changed when there is no %s before, and it says so', async (_, commits) => {
    const { outputs, warnings } = await runStep(changedFiles, { workspace: history(...commits), env })
    expect({ outputs, warnings }).toEqual({
      outputs: { changed: 'true' },
      warnings: [
        expect.stringMatching(
          /^there is no release before to compare with \(fatal: .+\): everything counts as changed$/,
        ),
      ],
    })
  })
})
