// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What docker/setup-qemu-action takes. */
export interface SetupQemuInputs {
  /** Default: `docker.io/tonistiigi/binfmt:latest`. */
  readonly image?: string
  /** A list is written with commas. Default: `all`. */
  readonly platforms?: string | readonly string[]
  /** Default: `false`. */
  readonly reset?: boolean
  /** Default: `true`. */
  readonly 'cache-image'?: boolean
}

/** What docker/setup-qemu-action gives. */
export type SetupQemuOutput = 'platforms'

/** Uses docker/setup-qemu-action. */
export const setupQemu: Action<SetupQemuInputs, SetupQemuOutput> = defineAction({
  name: 'docker/setup-qemu-action',
  inputs: {
    image: { default: 'docker.io/tonistiigi/binfmt:latest' },
    platforms: { list: ',', default: 'all' },
    reset: { boolean: true, default: 'false' },
    'cache-image': { boolean: true, default: 'true' },
  },
  outputs: ['platforms'],
})
