// Real repositories for the tests of refs: an origin with a branch, a tag and a release, and clones of it, whole and shallow.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createWorkspace } from '../world/shell.ts'
import type { Workspace } from '../world/shell.ts'

const identity = [
  '-c',
  'user.name=mona',
  '-c',
  'user.email=mona@example.com',
  '-c',
  'init.defaultBranch=main',
  '-c',
  'commit.gpgsign=false',
]

/** Runs git in a folder; no settings of this machine reach it. */
export function git(folder: string, ...args: readonly string[]): string {
  const env = { PATH: process.env.PATH ?? '', HOME: folder, GIT_CONFIG_NOSYSTEM: '1' }
  return execFileSync('git', [...identity, ...args], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }).trim()
}

export interface Clone {
  readonly workspace: Workspace
  /** The folder of the clone; below the workspace it is called `source`. */
  readonly folder: string
  readonly origin: string
  /** Commits by what they are called: `release`, `main`, `dev`. */
  readonly commits: Readonly<Record<'release' | 'main' | 'dev', string>>
}

/** `release` has the annotated tag 1.2.3, `main` is one commit further, `dev` another. */
export function cloneOfOrigin(depth: 'whole' | 'shallow'): Clone {
  const workspace = createWorkspace()
  const origin = path.join(workspace.temp, 'origin')
  mkdirSync(origin)
  git(origin, 'init', '--quiet')
  const release = commit(origin, 'release')
  git(origin, 'tag', '-a', '1.2.3', '-m', 'release 1.2.3')
  const main = commit(origin, 'main')
  git(origin, 'checkout', '--quiet', '-b', 'dev')
  const dev = commit(origin, 'dev')
  git(origin, 'checkout', '--quiet', 'main')
  const folder = path.join(workspace.folder, 'source')
  const how = depth === 'shallow' ? ['--depth', '1', '--no-tags'] : []
  git(workspace.folder, 'clone', '--quiet', ...how, `file://${origin}`, folder)
  return { workspace, folder, origin, commits: { release, main, dev } }
}

/** A commit with a file of its own; gives its id. */
export function commit(folder: string, name: string): string {
  writeFileSync(path.join(folder, `${name}.txt`), name)
  git(folder, 'add', '.')
  git(folder, 'commit', '--quiet', '-m', name)
  return git(folder, 'rev-parse', 'HEAD')
}
