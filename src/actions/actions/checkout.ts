// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What actions/checkout takes. */
export interface CheckoutInputs {
  /** Default: `${{ github.repository }}`. */
  readonly repository?: string
  readonly ref?: string
  /** Default: `${{ github.token }}`. */
  readonly token?: string
  readonly 'ssh-key'?: string
  readonly 'ssh-known-hosts'?: string
  /** Default: `true`. */
  readonly 'ssh-strict'?: boolean
  /** Default: `git`. */
  readonly 'ssh-user'?: string
  /** Default: `true`. */
  readonly 'persist-credentials'?: boolean
  readonly path?: string
  /** Default: `true`. */
  readonly clean?: boolean
  readonly filter?: string
  /** A list is written one item a line. */
  readonly 'sparse-checkout'?: string | readonly string[]
  /** Default: `true`. */
  readonly 'sparse-checkout-cone-mode'?: boolean
  /** Default: `1`. */
  readonly 'fetch-depth'?: number
  /** Default: `false`. */
  readonly 'fetch-tags'?: boolean
  /** Default: `true`. */
  readonly 'show-progress'?: boolean
  /** Default: `false`. */
  readonly lfs?: boolean
  /** Default: `false`. */
  readonly submodules?: boolean | 'recursive'
  /** Default: `true`. */
  readonly 'set-safe-directory'?: boolean
  readonly 'github-server-url'?: string
  /** Default: `false`. */
  readonly 'allow-unsafe-pr-checkout'?: boolean
}

/** What actions/checkout gives. */
export type CheckoutOutput = 'ref' | 'commit'

/** Uses actions/checkout. */
export const checkout: Action<CheckoutInputs, CheckoutOutput> = defineAction({
  name: 'actions/checkout',
  inputs: {
    repository: { default: '${{ github.repository }}' },
    ref: {},
    token: { default: '${{ github.token }}' },
    'ssh-key': {},
    'ssh-known-hosts': {},
    'ssh-strict': { boolean: true, default: 'true' },
    'ssh-user': { default: 'git' },
    'persist-credentials': { boolean: true, default: 'true' },
    path: {},
    clean: { boolean: true, default: 'true' },
    filter: {},
    'sparse-checkout': { list: '\n' },
    'sparse-checkout-cone-mode': { boolean: true, default: 'true' },
    'fetch-depth': { default: '1' },
    'fetch-tags': { boolean: true, default: 'false' },
    'show-progress': { boolean: true, default: 'true' },
    lfs: { boolean: true, default: 'false' },
    submodules: { default: 'false' },
    'set-safe-directory': { boolean: true, default: 'true' },
    'github-server-url': {},
    'allow-unsafe-pr-checkout': { boolean: true, default: 'false' },
  },
  outputs: ['ref', 'commit'],
  permissions: { contents: 'read' },
  tokenInput: 'token',
  safeInputs: { 'persist-credentials': false },
})
