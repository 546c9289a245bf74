// The tags that a build writes: every class that its source is a cause of, for each variant, with all names checked before anything is built.
import type { ImageFacts } from '../../model/image.ts'
import { classOf, isTagName, parseGrammar, readTag, writeTag } from '../../model/tag-grammar.ts'
import type { TagValues } from '../../model/tag-grammar.ts'
import type { Cause, Mobility, TagClass, TagPolicy } from '../../model/tag-policy.ts'
import { subjectOfTag } from '../../model/subject-tag.ts'
import { parseVersion } from '../../model/version.ts'
import { findBuildSource } from './build-tags-source.ts'
import type { BuildKind, BuildSource, BuildStart } from './build-tags-source.ts'
import { decided, refused } from '../decision.ts'
import type { Decided, Refused } from '../decision.ts'
import { showValue } from '../show-value.ts'

/** One tag of the image. */
export interface BuildTag {
  readonly tag: string
  /** The name of its class. */
  readonly class: string
  readonly mobility: Mobility
  /** The ending of its variant; empty for the main one. */
  readonly variant: string
}

export interface BuildRequest extends BuildStart {
  /** The commit that is built: `{sha7}` and `{sha40}`. */
  readonly commit: string
  /** `{date}`, `{time}` and `{number}`, as far as they are known. */
  readonly moment: TagValues
  /** The variants that are built. */
  readonly variants: readonly string[]
  /** The class that stays where it is, such as a frozen channel; empty for none. */
  readonly held: string
}

export interface BuildTags {
  readonly kind: BuildKind
  readonly version: string
  readonly tags: readonly BuildTag[]
}

/** All tags of the build; for a pull request those that it would have, as far as they can be. */
export function planBuildTags({ name, tags: policy }: ImageFacts, request: BuildRequest): Decided<BuildTags> {
  const misfit = findRequestProblem(policy, request)
  if (misfit !== undefined) return misfit
  const source = findBuildSource(policy, request)
  if (!source.ok) return source
  const { kind, version } = source.value
  const written = writeTags(policy, request, source.value)
  if (kind === 'pull-request') return decided({ kind, version, tags: written.tags })
  if (written.problems[0] !== undefined) return written.problems[0]
  if (written.tags.length > 0 || request.held !== '') return decided({ kind, version, tags: written.tags })
  return refused(
    'refused',
    'Unable to parse image tag',
    `no class of ${name} is written by a build of the ${request.refType} ${showValue(request.ref)} (${kind})`,
  )
}

function findRequestProblem({ classes, variants }: TagPolicy, request: BuildRequest): Refused | undefined {
  if (!/^[0-9a-f]{40}$/.test(request.commit))
    return refused('malformed', `the commit is ${showValue(request.commit)}, not 40 hexadecimal digits`)
  if (request.held !== '' && !classes.some((one) => one.name === request.held))
    return refused('malformed', `HOLD is ${showValue(request.held)}, which is no class of tags`)
  const unknown = request.variants.find((variant) => variant !== '' && !variants.includes(variant))
  if (unknown === undefined) return undefined
  return refused(
    'malformed',
    `${showValue(unknown)} is no variant of the policy; it has: ${variants.map(showValue).join(', ')}`,
  )
}

/** What came of every class and variant. */
interface WrittenTags {
  readonly tags: readonly BuildTag[]
  readonly problems: readonly Refused[]
}

function writeTags(policy: TagPolicy, request: BuildRequest, source: BuildSource): WrittenTags {
  const values = { sha7: request.commit.slice(0, 7), sha40: request.commit, ...request.moment, ...source.values }
  const classes = classesOf(policy, request, source).filter(({ name }) => name !== request.held)
  const written = classes.flatMap((one) =>
    request.variants
      .filter((variant) => isFor(one, { ...values, variant }))
      .map((variant) => ({ one, variant, tag: writeClassTag(policy, one, { ...values, variant }, request) })),
  )
  return {
    tags: written.flatMap(({ one, variant, tag }) =>
      tag.ok ? [{ tag: tag.value, class: one.name, mobility: one.mobility, variant }] : [],
    ),
    problems: written.flatMap(({ tag }) => (tag.ok ? [] : [tag])),
  }
}

/** The classes that the build is a cause of. A tag that somebody asked for is in one class alone. */
function classesOf(policy: TagPolicy, { ref, askedTag }: BuildRequest, { kind }: BuildSource): readonly TagClass[] {
  const ours = policy.classes.filter(({ writer }) => writer === 'build')
  if (kind !== 'branch' && kind !== 'pull-request') {
    const caused = ours.filter(({ causes }) => causes.includes(kind))
    const asked = caused.filter(({ grammar }) => readTag(grammar, askedTag) !== undefined)
    const chosen = kind === 'manual' ? byHand(caused, asked, askedTag) : caused
    return ours.filter((one) => chosen.includes(one) || one.causes.includes('always'))
  }
  const isOwn = (cause: Cause): boolean => typeof cause === 'object' && cause.branch === ref
  const general: readonly Cause[] = ours.some(({ causes }) => causes.some(isOwn)) ? ['always'] : ['always', 'branch']
  return ours.filter(({ causes }) => causes.some((cause) => isOwn(cause) || general.includes(cause)))
}

/** Without a name those that need none; with one the class that leaves the least open, which the policy tells first. */
function byHand(caused: readonly TagClass[], asked: readonly TagClass[], askedTag: string): readonly TagClass[] {
  if (askedTag === '') return caused.filter(({ grammar }) => !grammar.includes('{text}'))
  return asked.length > 0 ? asked.slice(0, 1) : caused.slice(-1)
}

/** A version that is not plain needs a class that says so, and a variant a class that tells it apart. */
function isFor({ grammar }: TagClass, { version, pre, variant }: TagValues): boolean {
  const names = partNamesOf(grammar)
  if (variant !== '' && !names.includes('variant')) return false
  if (version === undefined || !names.includes('major')) return true
  return (pre !== undefined) === names.includes('pre')
}

const partNamesOf = (grammar: string): readonly string[] =>
  parseGrammar(grammar).flatMap((part) => (part.kind === 'part' ? [part.name] : []))

function writeClassTag(policy: TagPolicy, one: TagClass, values: TagValues, request: BuildRequest): Decided<string> {
  const missing = missingValues(one, values)
  if (missing.includes('branch'))
    return refused('malformed', `Branch ${showValue(request.ref)} holds what cannot stand in a tag; rename it`)
  if (missing.length > 0)
    return refused(
      'missing',
      `the class ${one.name} needs ${missing.map((name) => `{${name}}`).join(', ')}, which is not given`,
    )
  const asked = isAsked(one, request) ? readTag(one.grammar, request.askedTag) : {}
  const tag = asked && writeTag(one.grammar, { ...values, ...asked, variant: values['variant'] }, policy.variants)
  if (tag === undefined || !isTagName(tag))
    return refused('malformed', `${subjectOf(one, request)} makes no tag of the class ${one.name} (${one.grammar})`)
  const owner = ownerOf(policy, one, tag)
  if (owner === undefined) return decided(tag)
  return refused(
    'refused',
    `${subjectOf(one, request)} would write the tag ${showValue(tag)}, which ${owner}; choose another name`,
  )
}

/** The parts of the grammar that nothing is known for, each once. */
function missingValues({ grammar }: TagClass, values: TagValues): readonly string[] {
  const wanted = partNamesOf(grammar).map((name) => (['major', 'minor', 'patch'].includes(name) ? 'version' : name))
  return [...new Set(wanted)].filter((name) => values[name] === undefined)
}

const isAsked = ({ causes }: TagClass, { askedTag }: BuildRequest): boolean =>
  askedTag !== '' && causes.includes('manual')

function subjectOf(one: TagClass, request: BuildRequest): string {
  if (isAsked(one, request)) return `TAG ${showValue(request.askedTag)}`
  return `${request.refType === 'tag' ? 'Tag' : 'Branch'} ${showValue(request.ref)}`
}

/** Who has the name instead of the class: a class that is told first, or versions and `latest`, which are never free. */
function ownerOf(policy: TagPolicy, { name, grammar }: TagClass, tag: string): string | undefined {
  const owner = classOf(policy, tag)
  if (owner !== undefined && owner.name !== name) return `is reserved for the class ${owner.name}`
  if (subjectOfTag(tag) !== undefined) return 'is reserved for signatures'
  const isOpen = partNamesOf(grammar).some((part) => part === 'branch' || part === 'text')
  return isOpen && (tag === 'latest' || parseVersion(tag) !== undefined) ? 'is reserved for releases' : undefined
}
