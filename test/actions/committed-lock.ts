// The lock of this repository, read from the file that the package ships.
import { readFileSync } from 'node:fs'
import { lockPath, parseLock } from '../../src/actions/lock.ts'
import type { Lock } from '../../src/actions/lock.ts'
import { shippedLockFile } from '../../src/model/own-files.ts'

export const lockText: string = readFileSync(shippedLockFile, 'utf8')

/** The lock of a text that must be sound. */
export function soundLock(text: string): Lock {
  const result = parseLock(lockPath, text)
  if (!result.ok) throw new Error(JSON.stringify(result.failures))
  return result.value
}
