// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What actions/delete-package-versions takes. */
export interface DeletePackageVersionsInputs {
  /** A list is written with commas. */
  readonly 'package-version-ids'?: string | readonly string[]
  readonly owner?: string
  readonly 'package-name': string
  readonly 'package-type': 'container' | 'maven' | 'npm' | 'nuget' | 'rubygems'
  /** Default: `1`. */
  readonly 'num-old-versions-to-delete'?: number
  /** Default: `-1`. */
  readonly 'min-versions-to-keep'?: number
  /** Default: `^$`. */
  readonly 'ignore-versions'?: string
  /** Default: `false`. */
  readonly 'delete-only-pre-release-versions'?: boolean
  /** Default: `false`. */
  readonly 'delete-only-untagged-versions'?: boolean
  /** Default: `${{ github.token }}`. */
  readonly token?: string
}

/** What actions/delete-package-versions gives. */
export type DeletePackageVersionsOutput = never

/** Uses actions/delete-package-versions. */
export const deletePackageVersions: Action<DeletePackageVersionsInputs, DeletePackageVersionsOutput> = defineAction({
  name: 'actions/delete-package-versions',
  inputs: {
    'package-version-ids': { list: ',' },
    owner: {},
    'package-name': { required: true },
    'package-type': { required: true },
    'num-old-versions-to-delete': { default: '1' },
    'min-versions-to-keep': { default: '-1' },
    'ignore-versions': { default: '^$' },
    'delete-only-pre-release-versions': { boolean: true, default: 'false' },
    'delete-only-untagged-versions': { boolean: true, default: 'false' },
    token: { default: '${{ github.token }}' },
  },
  outputs: [],
  permissions: { packages: 'write' },
  tokenInput: 'token',
})
