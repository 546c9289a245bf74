// Makes the folders a file needs and removes the ones that its removal leaves empty.
import { existsSync, mkdirSync, rmdirSync } from 'node:fs'
import path from 'node:path'
import { errorCode } from './reason.ts'
import { isPrunable, pathInside } from './inside.ts'

/** Makes a folder with its parents, outermost first, and tells of each one that was not there. */
export function makeFolders(folder: string, onMade: (made: string) => void): void {
  const missing: string[] = []
  for (let each = folder; !existsSync(each); each = path.dirname(each)) missing.unshift(each)
  for (const each of missing) {
    mkdirSync(each)
    onMade(each)
  }
}

/** Removes a folder and its parents as long as they are empty and of a tree that only Tagwright fills. */
export function pruneFolders(cwd: string, folder: string): void {
  let next = pathInside(cwd, folder)
  while (next !== null && isPrunable(next) && removeEmpty(path.resolve(cwd, next))) next = path.posix.dirname(next)
}

function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder)
    return true
  } catch (error) {
    // A folder that is gone already does not keep its parent from being empty.
    return errorCode(error) === 'ENOENT'
  }
}
