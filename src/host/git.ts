// Reads files of other revisions through the git program.
import type { Failure } from '../model/failure.ts'
import { fail, type Result, succeed } from '../model/result.ts'
import type { Git, Program } from './host.ts'
import { pathInside } from './inside.ts'

/** Runs git with some arguments in the working folder; null when git is not installed. */
type RunGit = (args: readonly string[]) => Promise<Program | null>

// The files of a revision below the working folder, with the names under which git stores their texts.
type Tree = ReadonlyMap<string, string>

/** Git for one working folder. What a revision holds is asked once. */
export function createGit(cwd: string, run: RunGit): Git {
  const trees = new Map<string, Promise<Result<Tree>>>()
  const treeOf = (revision: string): Promise<Result<Tree>> => {
    const known = trees.get(revision) ?? readTree(cwd, run, revision)
    trees.set(revision, known)
    return known
  }
  return {
    show: async (revision, path) => {
      const tree = await treeOf(revision)
      if (!tree.ok) return tree
      const blob = tree.value.get(pathInside(cwd, path) ?? '')
      return blob === undefined ? succeed(null) : readBlob(cwd, run, blob)
    },
    list: async (revision, folder) => {
      const tree = await treeOf(revision)
      if (!tree.ok) return tree
      const inside = pathInside(cwd, folder)
      return succeed([...tree.value.keys()].filter((file) => isBelow(file, inside)).toSorted())
    },
  }
}

function isBelow(file: string, folder: string | null): boolean {
  return folder === '' || (folder !== null && file.startsWith(`${folder}/`))
}

async function readTree(cwd: string, run: RunGit, revision: string): Promise<Result<Tree>> {
  const unknown: Failure = { code: 'unknown-revision', args: { revision } }
  // What begins with a dash is an option to git, and no branch or tag can be called so.
  if (!/^[^-\0][^\0]*$/.test(revision)) return fail(unknown)
  const commit = await run(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])
  if (commit?.code !== 0) return fail((await explain(cwd, run)) ?? unknown)
  const listing = await run(['ls-tree', '-r', '-z', commit.stdout.trim()])
  if (listing?.code !== 0) return fail((await explain(cwd, run)) ?? gitSays(listing))
  return succeed(parseTree(listing.stdout))
}

// Links and submodules have no text of their own.
function parseTree(listing: string): Tree {
  const entries = listing.matchAll(/(?:^|\0)100\d{3} blob ([0-9a-f]+)\t([^\0]+)/g)
  return new Map([...entries].map(([, blob = '', path = '']) => [path, blob]))
}

async function readBlob(cwd: string, run: RunGit, blob: string): Promise<Result<string>> {
  const content = await run(['cat-file', 'blob', blob])
  if (content?.code === 0) return succeed(content.stdout)
  return fail((await explain(cwd, run)) ?? gitSays(content))
}

// Why git cannot work here at all; null when it can.
async function explain(cwd: string, run: RunGit): Promise<Failure | null> {
  const repository = await run(['rev-parse', '--git-dir'])
  if (repository === null) return { code: 'git-missing', args: {} }
  if (repository.code === 0) return null
  if (repository.stderr.includes('not a git repository')) {
    return { code: 'not-a-git-repository', args: { folder: cwd } }
  }
  return gitSays(repository)
}

function gitSays(answer: Program | null): Failure {
  const line =
    answer?.stderr
      .trim()
      .split('\n')[0]
      ?.replace(/^fatal: /, '') ?? ''
  return { code: 'unreadable-folder', args: { path: '.git', reason: `git says: ${line}` } }
}
