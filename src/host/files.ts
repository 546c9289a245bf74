// The real files below one folder. Synchronous on purpose: a thousand small reads cost less than a thousand promises.
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fail, type Result, succeed } from '../model/result.ts'
import { applyChanges } from './apply-changes.ts'
import type { Files } from './host.ts'
import { errorCode, reasonOf } from './reason.ts'

// Never sources, often huge.
const skipped: ReadonlySet<string> = new Set(['.git', 'node_modules'])

/** The files below a folder of this machine. Paths may lead out of it for reading, never for writing. */
export function createNodeFiles(cwd: string): Files {
  const locate = (file: string): string => path.resolve(cwd, file)
  return {
    read: (file) => readText(locate(file), file),
    list: (folder) => listFiles(locate(folder), folder, cwd),
    kind: (file) => kindOf(locate(file)),
    apply: (changes) => applyChanges(cwd, changes),
  }
}

const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(errorCode(error))

function kindOf(absolute: string): 'file' | 'folder' | null {
  try {
    const stats = statSync(absolute, { throwIfNoEntry: false })
    if (stats?.isDirectory() === true) return 'folder'
    return stats?.isFile() === true ? 'file' : null
  } catch {
    return null
  }
}

function readText(absolute: string, file: string): Result<string | null> {
  const unreadable = (reason: string): Result<never> => fail({ code: 'unreadable-file', args: { path: file, reason } })
  try {
    const stats = statSync(absolute, { throwIfNoEntry: false })
    if (stats === undefined) return succeed(null)
    if (stats.isDirectory()) return unreadable('it is a folder')
    // Reading a pipe that nobody writes to would wait for ever.
    if (!stats.isFile()) return unreadable('it is not a regular file')
    return succeed(readFileSync(absolute, 'utf8'))
  } catch (error) {
    return isAbsent(error) ? succeed(null) : unreadable(reasonOf(error))
  }
}

function listFiles(absolute: string, folder: string, cwd: string): Result<readonly string[] | null> {
  if (kindOf(absolute) !== 'folder') return canLookAt(absolute, folder)
  const found: string[] = []
  const waiting = [absolute]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const name = path.relative(cwd, next).split(path.sep).join('/')
    try {
      for (const entry of readdirSync(next, { withFileTypes: true })) {
        const child = path.join(next, entry.name)
        if (entry.isDirectory() && !skipped.has(entry.name)) waiting.push(child)
        else if (isFileEntry(entry, child)) found.push(name === '' ? entry.name : `${name}/${entry.name}`)
      }
    } catch (error) {
      return fail({ code: 'unreadable-folder', args: { path: name === '' ? '.' : name, reason: reasonOf(error) } })
    }
  }
  return succeed(found.toSorted(byCodeUnit))
}

// Nothing there is an answer; a folder behind a locked door is a failure.
function canLookAt(absolute: string, folder: string): Result<null> {
  try {
    statSync(absolute)
    return succeed(null)
  } catch (error) {
    return isAbsent(error)
      ? succeed(null)
      : fail({ code: 'unreadable-folder', args: { path: folder, reason: reasonOf(error) } })
  }
}

// A link to a file counts as a file; a link to a folder is not followed, so no circle can be walked.
function isFileEntry(entry: Dirent, absolute: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && kindOf(absolute) === 'file')
}

function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : Number(left > right)
}
