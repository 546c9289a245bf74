// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What docker/build-push-action takes. */
export interface BuildPushInputs {
  /** A list is written one item a line. */
  readonly 'add-hosts'?: string | readonly string[]
  /** A list is written one item a line. */
  readonly allow?: string | readonly string[]
  /** A list is written one item a line. */
  readonly annotations?: string | readonly string[]
  /** A list is written one item a line. */
  readonly attests?: string | readonly string[]
  /** A list is written one item a line. */
  readonly 'build-args'?: string | readonly string[]
  /** A list is written one item a line. */
  readonly 'build-contexts'?: string | readonly string[]
  readonly builder?: string
  /** A list is written one item a line. */
  readonly 'cache-from'?: string | readonly string[]
  /** A list is written one item a line. */
  readonly 'cache-to'?: string | readonly string[]
  readonly call?: string
  readonly 'cgroup-parent'?: string
  readonly context?: string
  readonly file?: string
  /** A list is written one item a line. */
  readonly labels?: string | readonly string[]
  /** Default: `false`. */
  readonly load?: boolean
  readonly network?: string
  /** Default: `false`. */
  readonly 'no-cache'?: boolean
  /** A list is written one item a line. */
  readonly 'no-cache-filters'?: string | readonly string[]
  /** A list is written one item a line. */
  readonly outputs?: string | readonly string[]
  /** A list is written with commas. */
  readonly platforms?: string | readonly string[]
  readonly provenance?: boolean | string
  /** Default: `false`. */
  readonly pull?: boolean
  /** Default: `false`. */
  readonly push?: boolean
  readonly sbom?: boolean | string
  /** A list is written one item a line. */
  readonly secrets?: string | readonly string[]
  /** A list is written one item a line. */
  readonly 'secret-envs'?: string | readonly string[]
  /** A list is written one item a line. */
  readonly 'secret-files'?: string | readonly string[]
  readonly 'shm-size'?: string
  /** A list is written one item a line. */
  readonly ssh?: string | readonly string[]
  /** A list is written one item a line. */
  readonly tags?: string | readonly string[]
  readonly target?: string
  /** A list is written one item a line. */
  readonly ulimit?: string | readonly string[]
  /** Default: `${{ github.token }}`. */
  readonly 'github-token'?: string
}

/** What docker/build-push-action gives. */
export type BuildPushOutput = 'imageid' | 'digest' | 'metadata'

/** Uses docker/build-push-action. */
export const buildPush: Action<BuildPushInputs, BuildPushOutput> = defineAction({
  name: 'docker/build-push-action',
  inputs: {
    'add-hosts': { list: '\n' },
    allow: { list: '\n' },
    annotations: { list: '\n' },
    attests: { list: '\n' },
    'build-args': { list: '\n' },
    'build-contexts': { list: '\n' },
    builder: {},
    'cache-from': { list: '\n' },
    'cache-to': { list: '\n' },
    call: {},
    'cgroup-parent': {},
    context: {},
    file: {},
    labels: { list: '\n' },
    load: { boolean: true, default: 'false' },
    network: {},
    'no-cache': { boolean: true, default: 'false' },
    'no-cache-filters': { list: '\n' },
    outputs: { list: '\n' },
    platforms: { list: ',' },
    provenance: {},
    pull: { boolean: true, default: 'false' },
    push: { boolean: true, default: 'false' },
    sbom: {},
    secrets: { list: '\n' },
    'secret-envs': { list: '\n' },
    'secret-files': { list: '\n' },
    'shm-size': {},
    ssh: { list: '\n' },
    tags: { list: '\n' },
    target: {},
    ulimit: { list: '\n' },
    'github-token': { default: '${{ github.token }}' },
  },
  outputs: ['imageid', 'digest', 'metadata'],
  permissionsWith: [{ when: { context: 'missing', 'github-token': 'job-token' }, grants: { contents: 'read' } }],
})
