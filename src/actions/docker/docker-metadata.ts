// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What docker/metadata-action takes. */
export interface DockerMetadataInputs {
  /** Default: `workflow`. */
  readonly context?: 'workflow' | 'git'
  /** A list is written one item a line. */
  readonly images?: string | readonly string[]
  /** A list is written one item a line. */
  readonly tags?: string | readonly string[]
  /** A list is written one item a line. */
  readonly flavor?: string | readonly string[]
  /** A list is written one item a line. */
  readonly labels?: string | readonly string[]
  /** A list is written one item a line. */
  readonly annotations?: string | readonly string[]
  readonly 'sep-tags'?: string
  readonly 'sep-labels'?: string
  readonly 'sep-annotations'?: string
  readonly 'bake-target'?: string
  /** Default: `${{ github.token }}`. */
  readonly 'github-token'?: string
}

/** What docker/metadata-action gives. */
export type DockerMetadataOutput =
  | 'version'
  | 'tags'
  | 'tag-names'
  | 'labels'
  | 'annotations'
  | 'json'
  | 'bake-file-tags'
  | 'bake-file-labels'
  | 'bake-file-annotations'
  | 'bake-file'

/** Uses docker/metadata-action. */
export const dockerMetadata: Action<DockerMetadataInputs, DockerMetadataOutput> = defineAction({
  name: 'docker/metadata-action',
  inputs: {
    context: { default: 'workflow' },
    images: { list: '\n' },
    tags: { list: '\n' },
    flavor: { list: '\n' },
    labels: { list: '\n' },
    annotations: { list: '\n' },
    'sep-tags': {},
    'sep-labels': {},
    'sep-annotations': {},
    'bake-target': {},
    'github-token': { default: '${{ github.token }}' },
  },
  outputs: [
    'version',
    'tags',
    'tag-names',
    'labels',
    'annotations',
    'json',
    'bake-file-tags',
    'bake-file-labels',
    'bake-file-annotations',
    'bake-file',
  ],
  permissions: { contents: 'read' },
  tokenInput: 'github-token',
})
