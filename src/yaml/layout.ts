// Where a GitHub file has blank lines: between the parts a reader looks for.
import type { Path } from './path.ts'

/** Top-level keys that say what the file is; they stand together. */
const titles: ReadonlySet<string | number> = new Set(['name', 'run-name', 'description', 'author'])

/** True for top-level keys, jobs and steps: a blank line goes before them unless they come first. */
export function githubLayout(path: Path): boolean {
  const [top, , third] = path
  if (path.length === 1) return !titles.has(top ?? '')
  if (path.length === 2) return top === 'jobs'
  if (path.length === 3) return top === 'runs' && path[1] === 'steps'
  return path.length === 4 && top === 'jobs' && third === 'steps'
}
