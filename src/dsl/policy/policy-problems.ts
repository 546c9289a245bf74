// What a policy says that cannot hold, decided over all names, with a shortest example where there is one.
import { intersection } from '../../language/filter/language.ts'
import { example, intersects, isWithin } from '../../language/filter/questions.ts'
import type { Inclusion } from '../../language/filter/questions.ts'
import { validRefName } from '../../language/filter/ref-name.ts'
import { gitGrammars, prereleaseGrammar } from '../../model/git-tag.ts'
import { parseGrammar } from '../../model/tag-grammar.ts'
import type { TagClass, TagPolicy } from '../../model/tag-policy.ts'
import { grammarLanguage, tagNames } from './grammar-language.ts'
import { opennessOf } from './openness.ts'

/** Something about a policy that cannot hold. `example` is a name of a tag; in the last kind of a git tag. */
export type PolicyProblem =
  /** Both take the name, and neither leaves less open than the other. */
  | { readonly kind: 'overlap'; readonly classes: readonly [string, string]; readonly example: string }
  /** No registry takes the name. */
  | { readonly kind: 'no-tag-name'; readonly classes: readonly [string]; readonly example: string }
  /** A build is the writer, and nothing makes it write. */
  | { readonly kind: 'never-written'; readonly classes: readonly [string] }
  /** Only plain releases have an order. */
  | { readonly kind: 'no-order'; readonly classes: readonly [string] }
  /** What makes a build write it does not know this part. */
  | { readonly kind: 'unknown-part'; readonly classes: readonly [string]; readonly part: string }
  /** What overlaps with it cannot be told: its grammar has too many readings. */
  | { readonly kind: 'too-complex'; readonly classes: readonly [string] }
  /** The git tag is a version, and no tag of the image is written from it. */
  | { readonly kind: 'release-without-tag'; readonly classes: readonly []; readonly example: string }

/** Everything that cannot hold. */
export function policyProblems(policy: TagPolicy): readonly PolicyProblem[] {
  return [
    ...policy.classes.flatMap((one) => ownProblems(one, policy)),
    ...policy.classes.flatMap((one, n) => policy.classes.slice(n + 1).flatMap((later) => overlap(one, later, policy))),
    ...uncoveredReleases(policy),
  ]
}

function ownProblems(one: TagClass, policy: TagPolicy): readonly PolicyProblem[] {
  const classes = [one.name] as const
  const names = whetherTags(one.grammar, policy)
  const missing = one.writer === 'build' ? partsWithoutValue(one, policy) : []
  const isOrdered = one.causes.length > 0 && one.causes.every((cause) => cause === 'release')
  return [
    ...(names.answer === 'no' ? [{ kind: 'no-tag-name', classes, example: names.shortest } as const] : []),
    ...(names.answer === 'too-complex' ? [{ kind: 'too-complex', classes } as const] : []),
    ...(one.writer === 'build' && one.causes.length === 0 ? [{ kind: 'never-written', classes } as const] : []),
    ...(one.mobility === 'forward' && !isOrdered ? [{ kind: 'no-order', classes } as const] : []),
    ...missing.map((part) => ({ kind: 'unknown-part', classes, part }) as const),
  ]
}

/** Whether all names are names of tags. Most grammars show it, and a search takes its time. */
function whetherTags(grammar: string, { variants }: TagPolicy): Inclusion {
  const forms = [grammar.replaceAll('?', ''), grammar.replaceAll(/.\?/g, '')]
  const areTags = forms.every((form) => /^(?:\w|\{(?!pre|variant))(?:[\w.-]|\{\w+\})*$/.test(form))
  return areTags ? { answer: 'yes' } : isWithin(grammarLanguage(grammar, variants), tagNames)
}

/** What every build knows. */
const alwaysKnown: readonly string[] = ['sha7', 'sha40', 'date', 'time', 'number', 'variant']

/** What is known besides, by cause. A rebuild is one of a version. */
function partsKnown(cause: TagClass['causes'][number], { git }: TagPolicy): readonly string[] {
  if (typeof cause === 'object' || cause === 'branch') return ['branch']
  if (cause === 'manual') return ['branch', 'text']
  if (cause === 'always' || git === undefined) return []
  return partsOf(cause === 'prerelease' ? (prereleaseGrammar(git) ?? git) : git)
}

function partsWithoutValue({ grammar, causes }: TagClass, policy: TagPolicy): readonly string[] {
  return partsOf(grammar).filter(
    (part) => !alwaysKnown.includes(part) && causes.some((cause) => !partsKnown(cause, policy).includes(part)),
  )
}

const partsOf = (grammar: string): readonly string[] =>
  parseGrammar(grammar).flatMap((part) => (part.kind === 'part' ? [part.name] : []))

/** A class that leaves less open goes first on purpose: its names are reserved. */
function overlap(first: TagClass, later: TagClass, { variants }: TagPolicy): readonly PolicyProblem[] {
  if (opennessOf(first.grammar) < opennessOf(later.grammar)) return []
  if (beginDifferently(first.grammar, later.grammar)) return []
  const common = intersects(grammarLanguage(first.grammar, variants), grammarLanguage(later.grammar, variants))
  if (common.answer === 'too-complex') return [{ kind: 'too-complex', classes: [later.name] }]
  if (common.answer !== 'yes') return []
  return [{ kind: 'overlap', classes: [first.name, later.name], example: common.shortest }]
}

/** Whether the text before the first part already keeps two grammars apart. */
function beginDifferently(...grammars: readonly [string, string]): boolean {
  const [one, other] = grammars.map((grammar) => /^(?:[^{?](?!\?))*/.exec(grammar)?.[0] ?? '') as [string, string]
  return !one.startsWith(other) && !other.startsWith(one)
}

function uncoveredReleases(policy: TagPolicy): readonly PolicyProblem[] {
  const [git] = gitGrammars(policy)
  if (git === undefined || policy.classes.some(({ causes }) => causes.includes('release'))) return []
  const found = example(intersection(grammarLanguage(git), validRefName))
  return [{ kind: 'release-without-tag', classes: [], example: found.answer === 'yes' ? found.example : git }]
}
