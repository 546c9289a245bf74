// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What actions/setup-node takes. */
export interface SetupNodeInputs {
  readonly 'node-version'?: string
  readonly 'node-version-file'?: string
  readonly architecture?: string
  /** Default: `false`. */
  readonly 'check-latest'?: boolean
  readonly 'registry-url'?: string
  readonly scope?: string
  /** Default: `${{ github.server_url == 'https://github.com' && github.token || '' }}`. */
  readonly token?: string
  readonly cache?: string
  /** Default: `true`. */
  readonly 'package-manager-cache'?: boolean
  /** A list is written one item a line. */
  readonly 'cache-dependency-path'?: string | readonly string[]
  readonly mirror?: string
  readonly 'mirror-token'?: string
}

/** What actions/setup-node gives. */
export type SetupNodeOutput = 'cache-hit' | 'cache-primary-key' | 'cache-matched-key' | 'node-version'

/** Uses actions/setup-node. */
export const setupNode: Action<SetupNodeInputs, SetupNodeOutput> = defineAction({
  name: 'actions/setup-node',
  inputs: {
    'node-version': {},
    'node-version-file': {},
    architecture: {},
    'check-latest': { boolean: true, default: 'false' },
    'registry-url': {},
    scope: {},
    token: { default: "${{ github.server_url == 'https://github.com' && github.token || '' }}" },
    cache: {},
    'package-manager-cache': { boolean: true, default: 'true' },
    'cache-dependency-path': { list: '\n' },
    mirror: {},
    'mirror-token': {},
  },
  outputs: ['cache-hit', 'cache-primary-key', 'cache-matched-key', 'node-version'],
})
