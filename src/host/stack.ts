// Reads a stack trace: which line of the user's own modules was running.
import { fileURLToPath } from 'node:url'
import { codeFolder } from '../model/own-files.ts'
import type { Place } from '../model/place.ts'

/** Our own code is no place to send a user to, also when it lies in the folder they work in. */
const ownFolder = fileURLToPath(codeFolder)

/** The innermost frame of a stack that lies in the user's folder and in no package. */
export function findFrame(stack: string, cwd: string): Place | undefined {
  for (const line of stack.split('\n')) {
    const match = /\(?((?:file:\/\/)?\/[^()]+):(\d+):(\d+)\)?$/.exec(line.trim())
    if (match === null) continue
    const [, name = '', row, column] = match
    const file = name.startsWith('file:') ? fileURLToPath(name) : name
    if (!file.startsWith(`${cwd}/`) || file.startsWith(ownFolder) || file.includes('/node_modules/')) continue
    return { file: file.slice(cwd.length + 1), line: Number(row), column: Number(column) }
  }
  return undefined
}
