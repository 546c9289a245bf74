// Turns what a module threw while loading into a failure with its file and line.
import type { Failure } from '../model/failure.ts'
import type { Place } from '../model/place.ts'
import { findFrame } from './stack.ts'

/** Why the module at `path` did not load. */
export function loadFailure(path: string, error: unknown, cwd: string): Failure {
  if (!(error instanceof Error)) {
    return { code: 'module-throws', args: { path, reason: `it throws ${String(error)}, which is no Error` } }
  }
  return syntaxFailure(path, error, cwd) ?? importFailure(path, error, cwd) ?? thrownFailure(path, error, cwd)
}

/** The transform reports `<kind>: words`, then on a line of its own `file:line:column`; line 0 when it does not know. */
function syntaxFailure(path: string, error: Error, cwd: string): Failure | undefined {
  const match = /^(?:ParseError|undefined): ([^\n]*)[\s\S]*\n\s*(\/.+):(\d+):(\d+)\s*$/.exec(error.message)
  if (match === null) return undefined
  const [, words = '', file = '', line, column] = match
  const at: Place = { file: relative(file, cwd), line: Math.max(1, Number(line)), column: Number(column) + 1 }
  return { code: 'module-syntax', args: { path, reason: lowerFirst(words.trim()) }, at }
}

function importFailure(path: string, error: Error, cwd: string): Failure | undefined {
  const missing = /^Cannot find (?:module|package) '([^']+)'/.exec(error.message)?.[1]
  if (missing === undefined) return undefined
  const importer = /Require stack:\n- (.+)/.exec(error.message)?.[1] ?? `${cwd}/${path}`
  const reason = `it imports '${relative(missing, cwd)}', which is not there`
  return { code: 'module-import', args: { path, reason }, at: { file: relative(importer, cwd), line: 1, column: 1 } }
}

function thrownFailure(path: string, error: Error, cwd: string): Failure {
  const at = findFrame(error.stack ?? '', cwd)
  const [reason = 'it throws an error without words'] = error.message.split('\n').filter((line) => line.trim() !== '')
  return { code: 'module-throws', args: { path, reason }, ...(at === undefined ? {} : { at }) }
}

const relative = (file: string, cwd: string): string => (file.startsWith(`${cwd}/`) ? file.slice(cwd.length + 1) : file)

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
