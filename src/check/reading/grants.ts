// What a job's token may do: the block that holds for the job, and the level it gives to one scope.
import type { Path } from '../../yaml/path.ts'
import { fieldsOf, type Fields } from './fields.ts'

/** A `permissions:` block and where it stands. */
export interface Grants {
  /** Scope by level as the file says them, or one of the two words for all scopes. */
  readonly block: Fields | 'read-all' | 'write-all'
  readonly path: Path
}

/** The level that GitHub gives; `default` is the repository's setting, which the file does not show. */
export type Grant = 'none' | 'read' | 'write' | 'default'

/** The block below `path`; undefined when there is none, so that the default of the repository holds. */
export function readGrants(fields: Fields, path: Path): Grants | undefined {
  const block = fields['permissions']
  const at: Path = [...path, 'permissions']
  if (block === 'read-all' || block === 'write-all') return { block, path: at }
  if (block === null) return { block: {}, path: at }
  return typeof block === 'object' ? { block: fieldsOf(block), path: at } : undefined
}

/** What the block gives to a scope: an unnamed scope is `none` as soon as there is a block. */
export function grantOf(grants: Grants | undefined, scope: string): Grant {
  if (grants === undefined) return 'default'
  if (grants.block === 'read-all') return 'read'
  if (grants.block === 'write-all') return 'write'
  const level = Object.hasOwn(grants.block, scope) ? grants.block[scope] : undefined
  return level === 'write' || level === 'read' ? level : 'none'
}
