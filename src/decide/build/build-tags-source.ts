// What a run builds: a release, a branch, a rebuild …, told by how it was started, never by the shape of a name alone.
import { parseGrammar, tagFromBranch, writeTag } from '../../model/tag-grammar.ts'
import type { TagValues } from '../../model/tag-grammar.ts'
import type { Cause, TagPolicy } from '../../model/tag-policy.ts'
import { formatVersion } from '../../model/version.ts'
import type { Version } from '../../model/version.ts'
import { decided, refused } from '../decision.ts'
import type { Decided, Refused } from '../decision.ts'
import { readVersionFile } from '../read-version-file.ts'
import { readVersionTag } from './version-tag.ts'
import { showValue } from '../show-value.ts'

export type BuildKind = 'release' | 'prerelease' | 'branch' | 'manual' | 'rebuild' | 'pull-request'

/** How a run was started. */
export interface BuildStart {
  /** The name of the event, such as `push`. */
  readonly event: string
  /** `branch` or `tag`: a branch called 1.2.3 is no release. */
  readonly refType: string
  /** The bare name of the branch or tag. */
  readonly ref: string
  /** The tag of the image that somebody asked for; empty when nobody did. */
  readonly askedTag: string
  /** What the VERSION file says; undefined where there is none. */
  readonly versionText: string | undefined
}

export interface BuildSource {
  readonly kind: BuildKind
  /** `1.2.3` or `1.2.3-rc.1`; empty when the build has no version. */
  readonly version: string
  /** What the tags of the image are written from, as far as the source says it. */
  readonly values: TagValues
}

const proposals: readonly string[] = ['pull_request', 'pull_request_target', 'merge_group']

/** The kind of the build; refused when the run must not build anything. */
export function findBuildSource(policy: TagPolicy, start: BuildStart): Decided<BuildSource> {
  const { event, refType, askedTag } = start
  const version = start.versionText === undefined ? decided(undefined) : readVersionFile(start.versionText)
  if (!version.ok) return version
  if (proposals.includes(event)) return decided(branchSource('pull-request', start, version.value))
  if (refType !== 'branch' && refType !== 'tag')
    return refused(
      'malformed',
      'Unsupported ref type',
      `REF_TYPE is ${showValue(refType)}; a build starts from a branch or a tag`,
    )
  const isByHand = event === 'workflow_dispatch'
  if (askedTag !== '' || (isByHand && hasCause(policy, 'manual'))) return manualSource(policy, start, version.value)
  if ((isByHand || event === 'schedule') && hasCause(policy, 'rebuild'))
    return rebuildSource(policy, start, version.value)
  return refType === 'tag'
    ? gitTagSource(policy, start, version.value)
    : decided(branchSource('branch', start, version.value))
}

const hasCause = ({ classes }: TagPolicy, cause: Cause): boolean => classes.some(({ causes }) => causes.includes(cause))

function branchSource(kind: BuildKind, { ref }: BuildStart, version: Version | undefined): BuildSource {
  const branch = tagFromBranch(ref)
  return { kind, ...versionValues(version, branch === undefined ? {} : { branch }) }
}

function versionValues(version: Version | undefined, more: TagValues): Pick<BuildSource, 'version' | 'values'> {
  if (version === undefined) return { version: '', values: more }
  const values = { version: formatVersion({ ...version, rest: '' }), ...more }
  return { version: formatVersion(version), values: version.rest === '' ? values : { ...values, pre: version.rest } }
}

/** A tag by hand is taken from no git tag: its push alone publishes a version. */
function manualSource(
  policy: TagPolicy,
  { refType, ref, askedTag }: BuildStart,
  version: Version | undefined,
): Decided<BuildSource> {
  if (!hasCause(policy, 'manual'))
    return refused('refused', `TAG is ${showValue(askedTag)}, but no class of tags is written by hand; leave it empty`)
  if (refType === 'tag')
    return refused(
      'refused',
      `A run started by hand from the tag ${showValue(ref)} would publish that version again; start it from a branch`,
    )
  return decided({ kind: 'manual', ...versionValues(version, askedTag === '' ? {} : { text: askedTag }) })
}

/** A rebuild takes its version from the VERSION file, or from the git tag that it is started from. */
function rebuildSource(policy: TagPolicy, start: BuildStart, version: Version | undefined): Decided<BuildSource> {
  if (start.refType === 'branch') return decided({ kind: 'rebuild', ...versionValues(version, {}) })
  const source = gitTagSource(policy, start, version)
  return source.ok ? decided({ ...source.value, kind: 'rebuild' }) : source
}

function gitTagSource(policy: TagPolicy, { ref }: BuildStart, file: Version | undefined): Decided<BuildSource> {
  if (policy.git === undefined)
    return refused(
      'malformed',
      'Unsupported ref type',
      `no tag of git is a version of this image, not even ${showValue(ref)}`,
    )
  const read = readVersionTag(policy, ref)
  if (read === undefined) return noVersion(policy.git, ref)
  const { cause, version } = read
  if (cause === 'prerelease' && !hasCause(policy, 'prerelease')) return noVersion(policy.git, ref)
  if (file !== undefined && formatVersion(file) !== formatVersion(version))
    return refused(
      'refused',
      `Tag ${showValue(ref)} and the VERSION file, ${showValue(formatVersion(file))}, say different versions: ` +
        'commit the new version, then tag that commit',
    )
  return decided({ kind: cause, ...versionValues(version, {}) })
}

function noVersion(git: string, ref: string): Refused {
  const example = writeTag(git, { version: '1.2.3' }) ?? git
  const pattern = parseGrammar(git)
    .filter(({ kind }) => kind !== 'optional')
    .map((part) => (part.kind === 'part' ? `[${part.name}]` : part.text))
    .join('')
  return refused(
    'malformed',
    `Tag ${showValue(ref)} does not follow semantic versioning (expected: ${example})`,
    `Please create a tag matching the pattern: ${pattern}`,
  )
}
