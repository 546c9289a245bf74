// What the registries have: complete listings of tags, what some of them stand for, and the versions among them.
import { grammarRegex, parseGrammar } from '../../model/tag-grammar.ts'
import type { TagClass, TagPolicy } from '../../model/tag-policy.ts'
import { parseVersion } from '../../model/version.ts'
import type { Version } from '../../model/version.ts'
import { decided, refused } from '../decision.ts'
import type { Decided, Refused } from '../decision.ts'
import { asRecords, asTexts, isImageDigest, textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import { showValue } from '../show-value.ts'

/** A tag that a registry has. What is not known of it was not read. */
export interface ListedTag {
  readonly name: string
  readonly digest?: string
  readonly platforms?: readonly string[]
}

/** All tags of each repository, by their names. */
export type Listings = ReadonlyMap<string, ReadonlyMap<string, ListedTag>>

/** Reads listings, and what was read of single tags after them. One that did not come to its end stops everything: nobody knows what it hides. */
export function readTagListings(listings: unknown, readings: unknown = []): Decided<Listings> {
  const records = asRecords(listings)
  if (records === undefined)
    return refused('malformed', 'LISTINGS holds no list of objects with repository, complete and tags')
  const found = new Map<string, Map<string, ListedTag>>()
  for (const record of records) {
    const tags = readListing(record)
    if (!tags.ok) return tags
    found.set(textIn(record, 'repository'), tags.value)
  }
  const problem = addReadings(found, readings)
  return problem ?? decided(found)
}

function readListing(record: JsonRecord): Decided<Map<string, ListedTag>> {
  const [repository, error] = [textIn(record, 'repository'), textIn(record, 'error')]
  if (record['complete'] !== true || error !== '')
    return refused(
      'unreadable',
      `the tags of ${showValue(repository)} were not listed to the end${error && ` (${error})`}; no tag is moved`,
    )
  const tags = Array.isArray(record['tags']) ? record['tags'].map(readListedTag) : [undefined]
  if (!tags.every((tag) => tag !== undefined))
    return refused('unreadable', `the tags of ${showValue(repository)} are no list of names`)
  return decided(new Map(tags.map((tag) => [tag.name, tag])))
}

function readListedTag(value: unknown): ListedTag | undefined {
  if (typeof value === 'string') return value === '' ? undefined : { name: value }
  const [record] = asRecords([value]) ?? []
  const name = record === undefined ? '' : textIn(record, 'name')
  return record === undefined || name === '' ? undefined : { name, ...readTarget(record) }
}

function readTarget({ digest, platforms }: JsonRecord): Pick<ListedTag, 'digest' | 'platforms'> {
  const known = asTexts(platforms)
  return { ...(isImageDigest(digest) && { digest }), ...(known !== undefined && { platforms: known }) }
}

/** What was read of a tag after the listing counts; one that is gone since is no tag any more. */
function addReadings(found: Map<string, Map<string, ListedTag>>, readings: unknown): Refused | undefined {
  const records = asRecords(readings)
  if (records === undefined)
    return refused('malformed', 'READINGS holds no list of objects with repository, tag and digest')
  for (const record of records) {
    const [repository, name, error] = [textIn(record, 'repository'), textIn(record, 'tag'), textIn(record, 'error')]
    if (record['absent'] === true && error === '') found.get(repository)?.delete(name)
    else if (isImageDigest(record['digest']) && error === '')
      found.get(repository)?.set(name, { name, ...readTarget(record) })
    else return refused('unreadable', `${repository}:${name} was not read${error && ` (${error})`}; no tag is moved`)
  }
  return undefined
}

/** A stable version that a repository has. */
export interface PublishedVersion {
  readonly version: Version
  readonly variant: string
  readonly tag: ListedTag
}

/** The class whose tags say that a version is there: written once by a release, with nothing in it but the version. */
function versionClassOf({ classes }: Pick<TagPolicy, 'classes'>): TagClass | undefined {
  return classes.find(({ grammar, mobility, causes }) => {
    const names = parseGrammar(grammar).flatMap((part) => (part.kind === 'part' ? [part.name] : []))
    const isWhole = (['major', 'minor', 'patch'] as const).every((name) => names.includes(name))
    const isAlone = names.every((name) => ['major', 'minor', 'patch', 'variant'].includes(name))
    return mobility === 'write-once' && causes.includes('release') && isWhole && isAlone
  })
}

/** The versions among the tags; whatever else lies there is passed over. */
export function findPublished(policy: TagPolicy, tags: ReadonlyMap<string, ListedTag>): readonly PublishedVersion[] {
  const versions = versionClassOf(policy)
  if (versions === undefined) return []
  const pattern = new RegExp(grammarRegex(versions.grammar, policy.variants))
  return [...tags.values()].flatMap((tag) => {
    const { major, minor, patch, variant = '' } = pattern.exec(tag.name)?.groups ?? {}
    const version = parseVersion(`${major}.${minor}.${patch}`)
    return version === undefined ? [] : [{ version, variant, tag }]
  })
}
