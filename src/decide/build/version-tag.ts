// The version that a git tag stands for, told the same to the build of a tag and to the search for tags that none built.
import { readGitTag } from '../../model/git-tag.ts'
import type { GitTag } from '../../model/git-tag.ts'
import type { TagPolicy } from '../../model/tag-policy.ts'
import { parseVersion } from '../../model/version.ts'
import type { Version } from '../../model/version.ts'
import { isVersionTail } from '../read-version-file.ts'

/** A git tag with its version. */
export interface VersionTag extends GitTag {
  readonly version: Version
}

/** Undefined for a tag that is no version: `v1.2.3.4` and `v1.2.3-` are none, though their grammar can be read. */
export function readVersionTag(policy: Pick<TagPolicy, 'git'>, tag: string): VersionTag | undefined {
  const read = readGitTag(policy, tag)
  const version = read && parseVersion(`${read.values['version']}${read.values['pre'] ?? ''}`)
  if (read === undefined || version === undefined || !isVersionTail(version.rest)) return undefined
  return { ...read, version }
}
