// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What docker/login-action takes. */
export interface DockerLoginInputs {
  readonly registry?: string
  readonly username?: string
  readonly password?: string
  readonly ecr?: boolean | 'auto'
  readonly scope?: string
  /** Default: `true`. */
  readonly logout?: boolean
  readonly 'registry-auth'?: string
}

/** What docker/login-action gives. */
export type DockerLoginOutput = never

/** Uses docker/login-action. */
export const dockerLogin: Action<DockerLoginInputs, DockerLoginOutput> = defineAction({
  name: 'docker/login-action',
  inputs: {
    registry: {},
    username: {},
    password: {},
    ecr: {},
    scope: {},
    logout: { boolean: true, default: 'true' },
    'registry-auth': {},
  },
  outputs: [],
})
