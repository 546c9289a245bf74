// A repository whose image was built from a commit that is no longer the newest, and the three steps of its release.
import { draftRelease } from '../../src/steps/draft-release.ts'
import { publishRelease } from '../../src/steps/publish-release.ts'
import { uploadAssets } from '../../src/steps/upload-assets.ts'
import type { GitHub } from '../world/github.ts'
import { shaOf } from '../world/github/state.ts'
import type { Release, Repository } from '../world/github/state.ts'
import { runOn, startAcme } from '../world/on-github.ts'
import type { ShellResult } from '../world/shell.ts'

/** The image was built from the first of two commits; the branch has gone on since. */
export async function startWorld(
  given: Partial<Repository> = {},
): Promise<{ github: GitHub; app: Repository; revision: string }> {
  const world = await startAcme(given)
  const newer = { sha: shaOf('newer'), message: 'Go on', parents: [world.head] }
  world.app.commits.push(newer)
  world.app.refs['heads/main'] = { type: 'commit', sha: newer.sha }
  return { ...world, revision: world.head }
}

export const draft = (
  github: GitHub,
  revision: string,
  env: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<ShellResult> =>
  runOn(github, draftRelease, {
    env: { TAG: 'v1.2.3', TITLE: 'Version 1.2.3', TARGET: revision, NOTES: 'notes.md', ...env },
    files: { 'notes.md': 'Notes with "quotes", $(commands)\nand EOF\n', ...files },
  })

/** What the step before has made of it: a draft, or a public release, with or without assets. */
export function haveRelease(app: Repository, revision: string, given: Partial<Release> = {}): void {
  const release = {
    id: 77,
    tag: 'v1.2.3',
    name: 'Version 1.2.3',
    body: '',
    target: revision,
    draft: true,
    prerelease: false,
  }
  app.releases.unshift({ ...release, immutable: false, createdAt: '2026-09-01T00:00:00Z', assets: [], ...given })
  if (given.draft === false) app.refs['tags/v1.2.3'] = { type: 'commit', sha: revision }
}

export const assets = { 'dist/app.tar.gz': 'the program', 'dist/app.tar.gz.sha256': 'its sum' }

export const upload = (
  github: GitHub,
  files: Readonly<Record<string, string>> = assets,
  env = {},
): Promise<ShellResult> => runOn(github, uploadAssets, { env: { TAG: 'v1.2.3', FOLDER: 'dist', ...env }, files })

export const publish = (github: GitHub, latest = 'true', env = {}): Promise<ShellResult> =>
  runOn(github, publishRelease, { env: { TAG: 'v1.2.3', LATEST: latest, ...env } })

export const names = ({ releases }: Repository): string[] | undefined =>
  releases[0]?.assets.map(({ name }) => name).toSorted()
