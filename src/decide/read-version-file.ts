// The version that a VERSION file says; the end of its line is no part of it.
import { parseVersion } from '../model/version.ts'
import type { Version } from '../model/version.ts'
import { decided, refused } from './decision.ts'
import type { Decided } from './decision.ts'
import { showValue } from './show-value.ts'

export function readVersionFile(text: string): Decided<Version> {
  const version = parseVersion(text.trim())
  if (version !== undefined && isVersionTail(version.rest)) return decided(version)
  return refused('malformed', `The VERSION file holds ${showValue(text.trim())}, which is no version (expected: 1.2.3)`)
}

/** Whether a version can end so: a fourth number is no pre-release, and marks alone say nothing. */
export const isVersionTail = (rest: string): boolean =>
  rest === '' || (!/^\.[0-9]/.test(rest) && /[0-9A-Za-z]/.test(rest))
