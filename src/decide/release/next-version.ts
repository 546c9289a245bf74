// The version of a release: the one that this commit has already, else the highest one raised, and past what is taken.
import { writeTag } from '../../model/tag-grammar.ts'
import { compareStable, formatVersion, isStable, parseVersion } from '../../model/version.ts'
import type { Version } from '../../model/version.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Answer, Door } from '../door.ts'
import { findImage } from '../find-image.ts'
import { asRecords, asTexts, textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import type { Bump } from './release-intent.ts'
import { showValue } from '../show-value.ts'

/** A name that is taken, by a git tag or by an image; the commit is empty when nobody knows it. */
export interface TakenVersion {
  readonly name: string
  readonly commit: string
}

export interface VersionRequest {
  readonly taken: readonly TakenVersion[]
  readonly commit: string
  readonly bump: Bump
  /** The version of the package, which counts where there is no git tag. */
  readonly manifest: Version | undefined
}

export interface NextVersion {
  readonly version: Version
  /** The version that was raised; undefined when the commit has its version already. */
  readonly base: Version | undefined
}

function findNextVersion({ taken, commit, bump, manifest }: VersionRequest): Decided<NextVersion> {
  const own = highestOf(taken.filter((one) => one.commit === commit))
  if (own !== undefined) return decided({ version: own, base: undefined })
  const base = highestOf(taken) ?? manifest
  if (base === undefined)
    return refused('missing', 'there is no version yet: no git tag is one, and MANIFEST gives none')
  return decided({ version: raise(base, bump), base })
}

/** The highest plain version, written with `v` or without. Raised, it is past everything that is taken. */
const highestOf = (taken: readonly TakenVersion[]): Version | undefined =>
  taken
    .flatMap(({ name }) => parseVersion(name) ?? [])
    .filter(isStable)
    .toSorted(compareStable)
    .at(-1)

function raise({ major, minor, patch }: Version, bump: Bump): Version {
  if (bump === 'major') return { major: major + 1, minor: 0, patch: 0, rest: '' }
  return bump === 'minor'
    ? { major, minor: minor + 1, patch: 0, rest: '' }
    : { major, minor, patch: patch + 1, rest: '' }
}

export const nextVersionDoor: Door = {
  name: 'next-version',
  about: 'The version of a release, from the tags that exist and what was asked for.',
  reads: {
    REFS: { as: 'lines-file', optional: true },
    TAGS: { as: 'json-file', optional: true },
    SHA: { as: 'text' },
    BUMP: { as: 'text' },
    IMAGE: { as: 'text', optional: true },
    MANIFEST: { as: 'text', optional: true },
    PUBLISHED: { as: 'json-file', optional: true },
  },
  decide: (input, policy) => {
    const image = 'image' in input ? findImage(policy, input['image']) : decided(undefined)
    if (!image.ok) return image
    const request = readVersionRequest(input)
    if (!request.ok) return request
    const next = findNextVersion(request.value)
    return next.ok ? answerVersion(next.value, image.value?.tags.git ?? 'v{version}') : next
  },
}

function readVersionRequest(input: JsonRecord): Decided<VersionRequest> {
  const [commit, bump, manifestText] = [textIn(input, 'sha'), textIn(input, 'bump'), textIn(input, 'manifest')]
  if (!/^[0-9a-f]{40}$/.test(commit))
    return refused('malformed', `SHA is ${showValue(commit)}, not 40 hexadecimal digits`)
  if (bump !== 'major' && bump !== 'minor' && bump !== 'patch')
    return refused('malformed', `BUMP is ${showValue(bump)}, not major, minor or patch`)
  const manifest = parseVersion(manifestText)
  if (manifestText !== '' && manifest === undefined)
    return refused('malformed', `MANIFEST is ${showValue(manifestText)}, which is no version`)
  if (!('refs' in input) && !('tags' in input)) return refused('missing', 'neither REFS nor TAGS is given')
  const tags = 'refs' in input ? readRefs(input['refs']) : asRecords(input['tags'])
  const published = asRecords(input['published'] ?? [])
  if (tags === undefined || tags.some((one) => textIn(one, 'name') === ''))
    return refused('unreadable', `${'refs' in input ? 'REFS' : 'TAGS'} holds no list of git tags with name and commit`)
  if (published === undefined || published.some((one) => textIn(one, 'tag') === ''))
    return refused('unreadable', 'PUBLISHED holds no list of tags of an image with tag and revision')
  return decided({
    taken: [
      ...tags.map((one) => ({ name: textIn(one, 'name'), commit: textIn(one, 'commit') })),
      ...published.map((one) => ({ name: textIn(one, 'tag'), commit: textIn(one, 'revision') })),
    ],
    commit,
    bump,
    manifest,
  })
}

/** Lines as `git show-ref` prints them: a commit, and the full name of a tag. */
function readRefs(lines: unknown): readonly JsonRecord[] | undefined {
  return asTexts(lines)?.map((line) => {
    const [, commit = '', name = ''] = /^([0-9a-f]{40})\s+refs\/tags\/(\S+)$/.exec(line) ?? []
    return { name, commit }
  })
}

function answerVersion({ version, base }: NextVersion, git: string): Decided<Answer> {
  const text = formatVersion(version)
  const tag = writeTag(git, { version: text })
  if (tag === undefined) return refused('malformed', `the version ${text} makes no git tag of ${git}`)
  const reason =
    base === undefined ? `${text} is the version of this commit already` : `${text} follows ${formatVersion(base)}`
  return decided({
    outputs: { version: text, tag, reused: base === undefined, base: base === undefined ? '' : formatVersion(base) },
    log: [reason],
  })
}
