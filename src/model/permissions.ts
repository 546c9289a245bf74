// What a job's token may do: the scopes of `permissions:` with the levels each one takes.
import type { permissionLevels } from './generated/permission-levels.ts'

/** A scope of the workflow token, such as `contents` or `id-token`. */
export type PermissionScope = keyof typeof permissionLevels

/** The grants of one job or workflow; a scope that is not named is `none` as soon as one scope is named. */
export type Permissions = { readonly [S in PermissionScope]?: (typeof permissionLevels)[S][number] }

/** Everything that may stand at `permissions:`. */
export type PermissionsBlock = Permissions | 'read-all' | 'write-all'

const rank = { none: 0, read: 1, write: 2 } as const

/** The level of a grant as a number, so that two levels can be compared. */
export function permissionRank(level: keyof typeof rank): number {
  return rank[level]
}

/** The least grants that cover both, in the order in which the scopes first appear. */
export function unitePermissions(left: Permissions, right: Permissions): Permissions {
  const united: Record<string, keyof typeof rank> = { ...left }
  for (const [scope, level] of Object.entries(right)) {
    const before = united[scope]
    if (before === undefined || rank[before] < rank[level]) united[scope] = level
  }
  return united
}
