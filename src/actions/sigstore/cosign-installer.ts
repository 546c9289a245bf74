// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What sigstore/cosign-installer takes. */
export interface CosignInstallerInputs {
  /** Default: `v3.0.6`. */
  readonly 'cosign-release'?: string
  /** Default: `$HOME/.cosign`. */
  readonly 'install-dir'?: string
  /** Default: `false`. */
  readonly 'use-sudo'?: boolean
}

/** What sigstore/cosign-installer gives. */
export type CosignInstallerOutput = never

/** Uses sigstore/cosign-installer. */
export const cosignInstaller: Action<CosignInstallerInputs, CosignInstallerOutput> = defineAction({
  name: 'sigstore/cosign-installer',
  inputs: {
    'cosign-release': { default: 'v3.0.6' },
    'install-dir': { default: '$HOME/.cosign' },
    'use-sudo': { boolean: true, default: 'false' },
  },
  outputs: [],
})
