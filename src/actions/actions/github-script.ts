// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What actions/github-script takes. */
export interface GithubScriptInputs {
  readonly script: string
  /** Default: `${{ github.token }}`. */
  readonly 'github-token'?: string
  /** Default: `${{ runner.debug == '1' }}`. */
  readonly debug?: boolean
  /** Default: `actions/github-script`. */
  readonly 'user-agent'?: string
  /** A list is written with commas. */
  readonly previews?: string | readonly string[]
  /** Default: `json`. */
  readonly 'result-encoding'?: 'json' | 'string'
  /** Default: `0`. */
  readonly retries?: number
  /** A list is written with commas. Default: `400,401,403,404,422`. */
  readonly 'retry-exempt-status-codes'?: string | readonly string[]
  readonly 'base-url'?: string
}

/** What actions/github-script gives. */
export type GithubScriptOutput = 'result'

/** Uses actions/github-script. */
export const githubScript: Action<GithubScriptInputs, GithubScriptOutput> = defineAction({
  name: 'actions/github-script',
  inputs: {
    script: { required: true },
    'github-token': { default: '${{ github.token }}' },
    debug: { boolean: true, default: "${{ runner.debug == '1' }}" },
    'user-agent': { default: 'actions/github-script' },
    previews: { list: ',' },
    'result-encoding': { default: 'json' },
    retries: { default: '0' },
    'retry-exempt-status-codes': { list: ',', default: '400,401,403,404,422' },
    'base-url': {},
  },
  outputs: ['result'],
})
