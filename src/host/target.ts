// Finds the real file that a change is about, following symbolic links only while they stay inside the folder.
import { lstatSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import type { FileChange } from './host.ts'
import { pathInside } from './inside.ts'

/** The file to replace or remove, with its mode when it is there. */
export interface Target {
  readonly absolute: string
  readonly folder: string
  readonly exists: boolean
  readonly mode?: number
}

/** Answers the target of a change; throws an Error whose message is the reason when there can be none. */
type Locate = (change: FileChange) => Target

/** A locator for one folder. It asks for each folder once, so it is good for one batch of changes. */
export function createLocator(cwd: string): Locate {
  const root = realpathSync.native(cwd)
  const known = new Map<string, string>()
  const folderOf = (named: string): string => {
    const folder = known.get(named) ?? realFolder(root, named)
    known.set(named, folder)
    return folder
  }
  return (change) => {
    const named = path.resolve(cwd, change.path)
    const folder = folderOf(path.dirname(named))
    return locate(root, path.join(folder, path.basename(named)), change)
  }
}

function locate(root: string, asked: string, change: FileChange): Target {
  const itself = lstatSync(asked, { throwIfNoEntry: false })
  if (itself === undefined) return { absolute: asked, folder: path.dirname(asked), exists: false }
  // Removing a link removes the link; writing to it writes to the file that it names.
  const isLink = itself.isSymbolicLink() && change.text !== null
  const absolute = isLink ? keepInside(root, realpathSync.native(asked)) : asked
  const stats = isLink ? statSync(absolute) : itself
  if (stats.isDirectory()) throw new Error('it is a folder')
  return { absolute, folder: path.dirname(absolute), exists: true, mode: stats.mode & 0o7777 }
}

// The part of the path that exists is resolved; the folders that are still to be made follow it.
function realFolder(root: string, folder: string): string {
  const missing: string[] = []
  let there = folder
  while (lstatSync(there, { throwIfNoEntry: false }) === undefined) {
    missing.unshift(path.basename(there))
    there = path.dirname(there)
  }
  if (!statSync(there).isDirectory()) throw new Error('a part of its path is a file, not a folder')
  return keepInside(root, path.join(realpathSync.native(there), ...missing))
}

function keepInside(root: string, absolute: string): string {
  if (pathInside(root, absolute) === null) throw new Error('a symbolic link leads out of the folder')
  return absolute
}
