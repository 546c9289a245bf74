// Versions `X.Y.Z` and what comes after them: told apart, compared, and never guessed.

/** A version as a tag says it. */
export interface Version {
  readonly major: number
  readonly minor: number
  readonly patch: number
  /** What follows the three numbers, as it stands, such as `-rc.1`, `rc1` or `+build`; empty for a stable version. */
  readonly rest: string
}

const number = '(?:0|[1-9][0-9]*)'
const pattern = new RegExp(`^v?(${number})\\.(${number})\\.(${number})(?:([-+.a-zA-Z][0-9A-Za-z.+-]*)?)$`)

/** Reads `1.2.3`, `v1.2.3` and versions with something after them; undefined for anything else. */
export function parseVersion(text: string): Version | undefined {
  const match = pattern.exec(text)
  if (match === null) return undefined
  const [major, minor, patch] = [match[1], match[2], match[3]].map(Number) as [number, number, number]
  if (![major, minor, patch].every(Number.isSafeInteger)) return undefined
  return { major, minor, patch, rest: match[4] ?? '' }
}

/** Only a plain `X.Y.Z` is stable: `1.2.3rc1`, `1.2.3-rc.1`, `1.2.3.4` and `1.2.3+x` are not. */
export const isStable = ({ rest }: Version): boolean => rest === ''

/** Orders stable versions; below zero when `a` is the lower one. */
export const compareStable = (a: Version, b: Version): number =>
  a.major - b.major || a.minor - b.minor || a.patch - b.patch

/** `X.Y.Z` without a `v`, with what comes after. */
export const formatVersion = ({ major, minor, patch, rest }: Version): string => `${major}.${minor}.${patch}${rest}`
