// What is wrong with a grammar as it is written, before anything is made of it.
import { parseGrammar, partNames } from '../../model/tag-grammar.ts'
import type { GrammarPart, PartName } from '../../model/tag-grammar.ts'

const open: ReadonlySet<PartName> = new Set(['pre', 'branch', 'text'])
const numbers: ReadonlySet<PartName> = new Set(['major', 'minor', 'patch', 'number'])

/** Why a grammar cannot be used, as the end of a sentence; undefined for one that can. */
export function grammarFault(grammar: string): string | undefined {
  const unknown = [...grammar.matchAll(/\{([^{}]*)\}/g)].find(([, name = '']) => !partNames.includes(name))
  if (unknown !== undefined) return `${unknown[0]} is no part; the parts are ${inBraces(partNames).join(' ')}`
  const stray = /[{}]/.exec(grammar.replaceAll(/\{[^{}]*\}/g, ''))
  if (stray !== null) return `a '${stray[0]}' stands alone`
  const parts = parseGrammar(grammar)
  if (parts.some((part) => part.kind === 'text' && part.text.includes('?')))
    return "a '?' follows something else than a letter"
  // A letter that may be missing keeps nothing apart.
  const names = parts.filter(({ kind }) => kind !== 'optional').map(nameOf)
  const twice = names.find((name, n) => name !== undefined && names.indexOf(name) < n)
  if (twice !== undefined) return `{${twice}} stands there twice`
  const unclear = openParts(names) ?? neighbours(names.filter((name) => name !== 'variant'))
  if (unclear !== undefined) return `nobody can tell where ${inBraces(unclear).join(' ends and ')} begins`
  return grammar === '' ? 'it is empty' : undefined
}

const inBraces = (names: readonly string[]): readonly string[] => names.map((name) => `{${name}}`)

const nameOf = (part: GrammarPart): PartName | undefined => (part.kind === 'part' ? part.name : undefined)

type Names = readonly (PartName | undefined)[]

/** Two parts of which each could take what the other is meant to have. */
function openParts(names: Names): readonly string[] | undefined {
  const found = names.filter((name) => name !== undefined && open.has(name))
  return found.length > 1 ? (found.slice(0, 2) as string[]) : undefined
}

/** A part of any length with another right behind it, or behind a variant, which may be empty. `{pre}` begins with no digit. */
function neighbours(names: Names): readonly string[] | undefined {
  for (const [n, name] of names.entries()) {
    const next = names[n + 1]
    if (name === undefined || next === undefined) continue
    if (numbers.has(name) ? next !== 'pre' : open.has(name) || name === 'hex') return [name, next]
  }
  return undefined
}
