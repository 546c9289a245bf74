// The grammar of tags: text and typed parts, read and written by one definition, as an expression and as GitHub's filters.
import type { TagClass, TagPolicy } from './tag-policy.ts'

/** More digits than these are beyond what numbers hold exactly. */
const wholeNumber = '0|[1-9][0-9]{0,14}'

/** The parts that stand alone; `{version}` is short for `{major}.{minor}.{patch}`. */
export type PartName =
  | 'major'
  | 'minor'
  | 'patch'
  | 'pre'
  | 'date'
  | 'time'
  | 'sha7'
  | 'sha40'
  | 'hex'
  | 'hex12'
  | 'number'
  | 'branch'
  | 'text'
  | 'variant'

/** What a part of a grammar stands for, as the source of an expression. Open parts take as little as they can. */
const partSources = {
  major: wholeNumber,
  minor: wholeNumber,
  patch: wholeNumber,
  /** What makes a version unstable: `-rc.1`, `rc1`, `.4`. */
  pre: '[-.a-zA-Z][0-9A-Za-z.-]*?',
  /** YYYYMMDD */
  date: '[0-9]{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])',
  /** HHMMSS */
  time: '(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]',
  sha7: '[0-9a-f]{7}',
  sha40: '[0-9a-f]{40}',
  hex: '[0-9a-f]+',
  /** As many as `{sha7}` cannot be mistaken for, the letter before it included. */
  hex12: '[0-9a-f]{12}',
  number: wholeNumber,
  /** A branch name as `tagFromBranch` writes it. */
  branch: '[A-Za-z0-9_][A-Za-z0-9_.-]*?',
  text: '[A-Za-z0-9_][A-Za-z0-9_.-]*?',
} satisfies Readonly<Record<Exclude<PartName, 'variant'>, string>>

/** One piece of a grammar. A letter with a `?` behind it may be missing, and is not written. */
export type GrammarPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'optional'; readonly text: string }
  | { readonly kind: 'part'; readonly name: PartName }

/** The values of the parts, by name. */
export type TagValues = Readonly<Partial<Record<string, string>>>

/** All names that can stand in braces. */
export const partNames: readonly string[] = ['version', 'variant', ...Object.keys(partSources)]

/** Reads a grammar; a name in braces that is none of the parts is text, which no tag contains. */
export function parseGrammar(grammar: string): GrammarPart[] {
  const full = grammar.replaceAll('{version}', '{major}.{minor}.{patch}')
  return [...full.matchAll(/\{(?<name>[a-z0-9]+)\}|(?<optional>[^{}?])\?|(?<text>[^])/g)].reduce<GrammarPart[]>(
    (parts, { 0: whole, groups = {} }) => {
      const { name, optional } = groups
      const before = parts.at(-1)
      if (name !== undefined && isPartName(name)) return [...parts, { kind: 'part', name }]
      if (optional !== undefined) return [...parts, { kind: 'optional', text: optional }]
      if (before?.kind === 'text') return [...parts.slice(0, -1), { kind: 'text', text: before.text + whole }]
      return [...parts, { kind: 'text', text: whole }]
    },
    [],
  )
}

const isPartName = (name: string): name is PartName => name === 'variant' || Object.hasOwn(partSources, name)

/** The source of an expression that matches exactly the texts of the grammar, with one named group a part. */
export function grammarRegex(grammar: string, variants: readonly string[] = ['']): string {
  const sources = parseGrammar(grammar).map((part) => {
    if (part.kind === 'text') return escapeForRegex(part.text)
    if (part.kind === 'optional') return `(?:${escapeForRegex(part.text)})?`
    return `(?<${part.name}>${part.name === 'variant' ? variants.map(escapeForRegex).join('|') : partSources[part.name]})`
  })
  return `^${sources.join('')}$`
}

const escapeForRegex = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)

/** A cleanup reads thousands of tags by a handful of grammars, so each is compiled once. */
const compiled = new Map<string, RegExp>()

function compiledGrammar(grammar: string, variants: readonly string[]): RegExp {
  const key = [grammar, ...variants].join('\n')
  const known = compiled.get(key) ?? new RegExp(grammarRegex(grammar, variants))
  compiled.set(key, known)
  return known
}

/** The values of a text that the grammar takes, with `version` where all three numbers are there; undefined for any other. */
export function readTag(
  grammar: string,
  tag: string,
  variants: readonly string[] = [''],
): Record<string, string> | undefined {
  const match = compiledGrammar(grammar, variants).exec(tag)
  if (match === null) return undefined
  const values: Record<string, string> = { ...match.groups }
  const { major, minor, patch } = values
  const isVersion = major !== undefined && minor !== undefined && patch !== undefined
  return isVersion ? { ...values, version: `${major}.${minor}.${patch}` } : values
}

/**
 * Writes a text of the grammar; undefined when a value is missing or has the wrong form, when the text would be read as other
 * values, and when it would not say which variant or which unstable version is meant. `version` stands for its three numbers.
 */
export function writeTag(
  grammar: string,
  values: TagValues,
  variants: readonly string[] = [values['variant'] ?? ''],
): string | undefined {
  const { version } = values
  const numbers = version === undefined ? {} : readTag('{version}', version)
  if (numbers === undefined) return undefined
  const known: TagValues = { variant: '', ...numbers, ...values }
  const written = parseGrammar(grammar).map((part) => {
    if (part.kind === 'part') return known[part.name]
    return part.kind === 'text' ? part.text : ''
  })
  if (written.includes(undefined) || isSilent(grammar, known)) return undefined
  const tag = written.join('')
  const read = readTag(grammar, tag, variants)
  const isSame = read !== undefined && Object.entries(read).every(([name, value]) => (known[name] ?? value) === value)
  return isSame ? tag : undefined
}

/** Whether a tag would pass a variant off as the main one, or an unstable version as a stable one. */
function isSilent(grammar: string, { variant, pre = '' }: TagValues): boolean {
  const names = parseGrammar(grammar).map((part) => part.kind === 'part' && part.name)
  return (
    (variant !== '' && !names.includes('variant')) || (pre !== '' && names.includes('major') && !names.includes('pre'))
  )
}

/** The filters of GitHub that fire on every text of the grammar. They cannot say everything: `[0-9]+` takes `01` as well. No tag is empty, and GitHub takes no empty filter. */
export function grammarFilters(grammar: string, variants: readonly string[] = ['']): string[] {
  return parseGrammar(grammar)
    .reduce<string[]>(
      (patterns, part) => patterns.flatMap((pattern) => filtersOf(part, variants).map((filter) => pattern + filter)),
      [''],
    )
    .filter((pattern) => pattern !== '')
}

function filtersOf(part: GrammarPart, variants: readonly string[]): readonly string[] {
  if (part.kind === 'text') return [escapeForFilter(part.text)]
  if (part.kind === 'optional') return [`${escapeForFilter(part.text)}?`]
  switch (part.name) {
    case 'variant':
      return variants.map(escapeForFilter)
    case 'pre':
      return ['-*', '.*', '[a-zA-Z]*']
    case 'branch':
    case 'text':
      return ['*']
    case 'hex':
      return ['[0-9a-f]+']
    case 'date':
      return ['[0-9]'.repeat(8)]
    case 'time':
      return ['[0-9]'.repeat(6)]
    case 'sha7':
    case 'hex12':
    case 'sha40':
      return ['[0-9a-f]'.repeat({ sha7: 7, hex12: 12, sha40: 40 }[part.name])]
    default:
      return ['[0-9]+']
  }
}

const escapeForFilter = (text: string): string => text.replaceAll(/[*?+[\]!\\]/g, String.raw`\$&`)

/** Whether a registry takes the text as the name of a tag. */
export const isTagName = (text: string): boolean => /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/.test(text)

/** A branch as a tag says it, each `/` as `-`; undefined when another of its characters cannot stand in a tag. */
export function tagFromBranch(branch: string): string | undefined {
  const tag = branch.replaceAll('/', '-')
  return isTagName(tag) ? tag : undefined
}

/** The class that a tag is in: the first one that reads it. A tag without a class is nobody's. */
export function classOf(policy: Pick<TagPolicy, 'classes' | 'variants'>, tag: string): TagClass | undefined {
  if (!isTagName(tag)) return undefined
  return policy.classes.find(({ grammar }) => readTag(grammar, tag, policy.variants) !== undefined)
}
