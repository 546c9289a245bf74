// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What docker/bake-action takes. */
export interface BakeInputs {
  readonly builder?: string
  /** A list is written one item a line. */
  readonly allow?: string | readonly string[]
  readonly call?: string
  /** A list is written one item a line. */
  readonly files?: string | readonly string[]
  /** Default: `false`. */
  readonly 'no-cache'?: boolean
  /** Default: `false`. */
  readonly pull?: boolean
  /** Default: `false`. */
  readonly load?: boolean
  readonly provenance?: boolean | string
  /** Default: `false`. */
  readonly push?: boolean
  readonly sbom?: boolean | string
  /** A list is written one item a line. */
  readonly set?: string | readonly string[]
  readonly source?: string
  /** A list is written one item a line. */
  readonly targets?: string | readonly string[]
  /** Default: `${{ github.token }}`. */
  readonly 'github-token'?: string
}

/** What docker/bake-action gives. */
export type BakeOutput = 'metadata'

/** Uses docker/bake-action. */
export const bake: Action<BakeInputs, BakeOutput> = defineAction({
  name: 'docker/bake-action',
  inputs: {
    builder: {},
    allow: { list: '\n' },
    call: {},
    files: { list: '\n' },
    'no-cache': { boolean: true, default: 'false' },
    pull: { boolean: true, default: 'false' },
    load: { boolean: true, default: 'false' },
    provenance: {},
    push: { boolean: true, default: 'false' },
    sbom: {},
    set: { list: '\n' },
    source: {},
    targets: { list: '\n' },
    'github-token': { default: '${{ github.token }}' },
  },
  outputs: ['metadata'],
  permissionsWith: [{ when: { source: 'missing', 'github-token': 'job-token' }, grants: { contents: 'read' } }],
})
