// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What softprops/action-gh-release takes. */
export interface GhReleaseInputs {
  readonly body?: string
  readonly body_path?: string
  readonly name?: string
  readonly tag_name?: string
  readonly draft?: boolean
  readonly prerelease?: boolean
  readonly preserve_order?: boolean
  /** A list is written one item a line. */
  readonly files?: string | readonly string[]
  readonly working_directory?: string
  /** Default: `true`. */
  readonly overwrite_files?: boolean
  readonly fail_on_unmatched_files?: boolean
  readonly repository?: string
  /** Default: `${{ github.token }}`. */
  readonly token?: string
  readonly target_commitish?: string
  readonly discussion_category_name?: string
  readonly generate_release_notes?: boolean
  readonly previous_tag?: string
  readonly append_body?: boolean
  readonly make_latest?: boolean | 'legacy'
}

/** What softprops/action-gh-release gives. */
export type GhReleaseOutput = 'url' | 'id' | 'upload_url' | 'assets'

/** Uses softprops/action-gh-release. */
export const ghRelease: Action<GhReleaseInputs, GhReleaseOutput> = defineAction({
  name: 'softprops/action-gh-release',
  inputs: {
    body: {},
    body_path: {},
    name: {},
    tag_name: {},
    draft: { boolean: true },
    prerelease: { boolean: true },
    preserve_order: { boolean: true },
    files: { list: '\n' },
    working_directory: {},
    overwrite_files: { boolean: true, default: 'true' },
    fail_on_unmatched_files: { boolean: true },
    repository: {},
    token: { default: '${{ github.token }}' },
    target_commitish: {},
    discussion_category_name: {},
    generate_release_notes: { boolean: true },
    previous_tag: {},
    append_body: { boolean: true },
    make_latest: {},
  },
  outputs: ['url', 'id', 'upload_url', 'assets'],
  permissions: { contents: 'write' },
  tokenInput: 'token',
  permissionsWith: [{ when: { discussion_category_name: 'on', token: 'job-token' }, grants: { discussions: 'write' } }],
})
