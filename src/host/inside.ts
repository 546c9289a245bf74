// Keeps paths inside the folder a command runs in: the form every path has in findings, plans and writes.
import path from 'node:path'

/** A path relative to the folder with forward slashes, or null when it leads out of the folder. */
export function pathInside(folder: string, file: string): string | null {
  const relative = path.relative(folder, path.resolve(folder, file))
  if (relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)) return null
  return relative.split(path.sep).join('/')
}

// Folders that only hold what Tagwright makes, one folder per action or repository: an empty one is a leftover.
const ownTrees = /(^|\/)(\.github\/actions|generated)\/./

/** True for a folder that goes away together with its last file. */
export function isPrunable(folder: string): boolean {
  return ownTrees.test(folder)
}
