// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What actions/upload-artifact takes. */
export interface UploadArtifactInputs {
  /** Default: `artifact`. */
  readonly name?: string
  /** A list is written one item a line. */
  readonly path: string | readonly string[]
  /** Default: `warn`. */
  readonly 'if-no-files-found'?: 'warn' | 'error' | 'ignore'
  readonly 'retention-days'?: number
  /** Default: `6`. */
  readonly 'compression-level'?: number
  /** Default: `false`. */
  readonly overwrite?: boolean
  /** Default: `false`. */
  readonly 'include-hidden-files'?: boolean
  /** Default: `true`. */
  readonly archive?: boolean
}

/** What actions/upload-artifact gives. */
export type UploadArtifactOutput = 'artifact-id' | 'artifact-url' | 'artifact-digest'

/** Uses actions/upload-artifact. */
export const uploadArtifact: Action<UploadArtifactInputs, UploadArtifactOutput> = defineAction({
  name: 'actions/upload-artifact',
  inputs: {
    name: { default: 'artifact' },
    path: { required: true, list: '\n' },
    'if-no-files-found': { default: 'warn' },
    'retention-days': {},
    'compression-level': { default: '6' },
    overwrite: { boolean: true, default: 'false' },
    'include-hidden-files': { boolean: true, default: 'false' },
    archive: { boolean: true, default: 'true' },
  },
  outputs: ['artifact-id', 'artifact-url', 'artifact-digest'],
})
