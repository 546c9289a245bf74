// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What actions/download-artifact takes. */
export interface DownloadArtifactInputs {
  readonly name?: string
  /** A list is written with commas. */
  readonly 'artifact-ids'?: string | readonly string[]
  readonly path?: string
  readonly pattern?: string
  /** Default: `false`. */
  readonly 'merge-multiple'?: boolean
  readonly 'github-token'?: string
  /** Default: `${{ github.repository }}`. */
  readonly repository?: string
  /** Default: `${{ github.run_id }}`. */
  readonly 'run-id'?: string
  /** Default: `false`. */
  readonly 'skip-decompress'?: boolean
  /** Default: `error`. */
  readonly 'digest-mismatch'?: string
}

/** What actions/download-artifact gives. */
export type DownloadArtifactOutput = 'download-path'

/** Uses actions/download-artifact. */
export const downloadArtifact: Action<DownloadArtifactInputs, DownloadArtifactOutput> = defineAction({
  name: 'actions/download-artifact',
  inputs: {
    name: {},
    'artifact-ids': { list: ',' },
    path: {},
    pattern: {},
    'merge-multiple': { boolean: true, default: 'false' },
    'github-token': {},
    repository: { default: '${{ github.repository }}' },
    'run-id': { default: '${{ github.run_id }}' },
    'skip-decompress': { boolean: true, default: 'false' },
    'digest-mismatch': { default: 'error' },
  },
  outputs: ['download-path'],
  permissionsWith: [{ when: { 'github-token': 'job-token' }, grants: { actions: 'read' } }],
})
