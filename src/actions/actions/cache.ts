// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What actions/cache takes. */
export interface CacheInputs {
  /** A list is written one item a line. */
  readonly path: string | readonly string[]
  readonly key: string
  /** A list is written one item a line. */
  readonly 'restore-keys'?: string | readonly string[]
  readonly 'upload-chunk-size'?: number
  /** Default: `false`. */
  readonly enableCrossOsArchive?: boolean
  /** Default: `false`. */
  readonly 'fail-on-cache-miss'?: boolean
  /** Default: `false`. */
  readonly 'lookup-only'?: boolean
  /** Default: `false`. @deprecated It does not do what it says; use actions/cache/restore and actions/cache/save. */
  readonly 'save-always'?: boolean
}

/** What actions/cache gives. */
export type CacheOutput = 'cache-hit'

/** Uses actions/cache. */
export const cache: Action<CacheInputs, CacheOutput> = defineAction({
  name: 'actions/cache',
  inputs: {
    path: { required: true, list: '\n' },
    key: { required: true },
    'restore-keys': { list: '\n' },
    'upload-chunk-size': {},
    enableCrossOsArchive: { boolean: true, default: 'false' },
    'fail-on-cache-miss': { boolean: true, default: 'false' },
    'lookup-only': { boolean: true, default: 'false' },
    'save-always': {
      deprecated: 'It does not do what it says; use actions/cache/restore and actions/cache/save.',
      boolean: true,
      default: 'false',
    },
  },
  outputs: ['cache-hit'],
})
