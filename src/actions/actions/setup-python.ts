// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What actions/setup-python takes. */
export interface SetupPythonInputs {
  /** A list is written one item a line. */
  readonly 'python-version'?: string | readonly string[]
  readonly 'python-version-file'?: string
  readonly cache?: string
  readonly architecture?: string
  /** Default: `false`. */
  readonly 'check-latest'?: boolean
  /** Default: `${{ github.server_url == 'https://github.com' && github.token || '' }}`. */
  readonly token?: string
  /** A list is written one item a line. */
  readonly 'cache-dependency-path'?: string | readonly string[]
  /** Default: `true`. */
  readonly 'update-environment'?: boolean
  /** Default: `false`. */
  readonly 'allow-prereleases'?: boolean
  /** Default: `false`. */
  readonly freethreaded?: boolean
  readonly 'pip-version'?: string
}

/** What actions/setup-python gives. */
export type SetupPythonOutput = 'python-version' | 'cache-hit' | 'python-path'

/** Uses actions/setup-python. */
export const setupPython: Action<SetupPythonInputs, SetupPythonOutput> = defineAction({
  name: 'actions/setup-python',
  inputs: {
    'python-version': { list: '\n' },
    'python-version-file': {},
    cache: {},
    architecture: {},
    'check-latest': { boolean: true, default: 'false' },
    token: { default: "${{ github.server_url == 'https://github.com' && github.token || '' }}" },
    'cache-dependency-path': { list: '\n' },
    'update-environment': { boolean: true, default: 'true' },
    'allow-prereleases': { boolean: true, default: 'false' },
    freethreaded: { boolean: true, default: 'false' },
    'pip-version': {},
  },
  outputs: ['python-version', 'cache-hit', 'python-path'],
})
