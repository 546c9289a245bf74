// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What peter-evans/repository-dispatch takes. */
export interface RepositoryDispatchInputs {
  /** Default: `${{ github.token }}`. */
  readonly token?: string
  /** Default: `${{ github.repository }}`. */
  readonly repository?: string
  readonly 'event-type': string
  /** Default: `{}`. */
  readonly 'client-payload'?: string
}

/** What peter-evans/repository-dispatch gives. */
export type RepositoryDispatchOutput = never

/** Uses peter-evans/repository-dispatch. */
export const repositoryDispatch: Action<RepositoryDispatchInputs, RepositoryDispatchOutput> = defineAction({
  name: 'peter-evans/repository-dispatch',
  inputs: {
    token: { default: '${{ github.token }}' },
    repository: { default: '${{ github.repository }}' },
    'event-type': { required: true },
    'client-payload': { default: '{}' },
  },
  outputs: [],
  permissions: { contents: 'write' },
  tokenInput: 'token',
})
