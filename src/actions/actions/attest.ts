// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What actions/attest takes. */
export interface AttestInputs {
  /** A list is written one item a line. */
  readonly 'subject-path'?: string | readonly string[]
  readonly 'subject-digest'?: string
  readonly 'subject-name'?: string
  readonly 'subject-checksums'?: string
  readonly 'subject-version'?: string
  readonly 'sbom-path'?: string
  readonly 'predicate-type'?: string
  readonly predicate?: string
  readonly 'predicate-path'?: string
  /** Default: `false`. */
  readonly 'push-to-registry'?: boolean
  /** Default: `true`. */
  readonly 'create-storage-record'?: boolean
  /** Default: `true`. */
  readonly 'show-summary'?: boolean
  /** Default: `${{ github.token }}`. */
  readonly 'github-token'?: string
}

/** What actions/attest gives. */
export type AttestOutput = 'bundle-path' | 'attestation-id' | 'attestation-url' | 'storage-record-ids'

/** Uses actions/attest. */
export const attest: Action<AttestInputs, AttestOutput> = defineAction({
  name: 'actions/attest',
  inputs: {
    'subject-path': { list: '\n' },
    'subject-digest': {},
    'subject-name': {},
    'subject-checksums': {},
    'subject-version': {},
    'sbom-path': {},
    'predicate-type': {},
    predicate: {},
    'predicate-path': {},
    'push-to-registry': { boolean: true, default: 'false' },
    'create-storage-record': { boolean: true, default: 'true' },
    'show-summary': { boolean: true, default: 'true' },
    'github-token': { default: '${{ github.token }}' },
  },
  outputs: ['bundle-path', 'attestation-id', 'attestation-url', 'storage-record-ids'],
  permissions: { 'id-token': 'write', attestations: 'write' },
  permissionsWith: [
    { when: { 'push-to-registry': 'on' }, grants: { packages: 'write' } },
    { when: { 'push-to-registry': 'on', 'create-storage-record': 'on' }, grants: { 'artifact-metadata': 'write' } },
  ],
})
