// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What docker/setup-buildx-action takes. */
export interface SetupBuildxInputs {
  readonly version?: string
  /** Default: `docker-container`. */
  readonly driver?: string
  /** A list is written one item a line. */
  readonly 'driver-opts'?: string | readonly string[]
  readonly 'buildkitd-flags'?: string
  readonly 'buildkitd-config'?: string
  readonly 'buildkitd-config-inline'?: string
  /** Default: `true`. */
  readonly use?: boolean
  readonly name?: string
  readonly endpoint?: string
  /** A list is written with commas. */
  readonly platforms?: string | readonly string[]
  readonly append?: string
  /** Default: `false`. */
  readonly 'keep-state'?: boolean
  /** Default: `true`. */
  readonly 'cache-binary'?: boolean
  /** Default: `true`. */
  readonly cleanup?: boolean
}

/** What docker/setup-buildx-action gives. */
export type SetupBuildxOutput = 'name' | 'driver' | 'platforms' | 'nodes' | 'endpoint' | 'status' | 'flags'

/** Uses docker/setup-buildx-action. */
export const setupBuildx: Action<SetupBuildxInputs, SetupBuildxOutput> = defineAction({
  name: 'docker/setup-buildx-action',
  inputs: {
    version: {},
    driver: { default: 'docker-container' },
    'driver-opts': { list: '\n' },
    'buildkitd-flags': {},
    'buildkitd-config': {},
    'buildkitd-config-inline': {},
    use: { boolean: true, default: 'true' },
    name: {},
    endpoint: {},
    platforms: { list: ',' },
    append: {},
    'keep-state': { boolean: true, default: 'false' },
    'cache-binary': { boolean: true, default: 'true' },
    cleanup: { boolean: true, default: 'true' },
  },
  outputs: ['name', 'driver', 'platforms', 'nodes', 'endpoint', 'status', 'flags'],
})
