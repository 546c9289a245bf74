// How much of its names a class leaves open. Where two classes take one name, the one that leaves less open has it.
import { parseGrammar } from '../../model/tag-grammar.ts'

const openParts: readonly string[] = ['branch', 'text']

/** 0: every name is a fixed form; 1: what follows a version is open; 2: the end is open; 3: nearly anything. */
export function opennessOf(grammar: string): 0 | 1 | 2 | 3 {
  const parts = parseGrammar(grammar)
  const open = parts.findIndex((part) => part.kind === 'part' && openParts.includes(part.name))
  if (open === 0) return 3
  if (open > 0) return 2
  return parts.some((part) => part.kind === 'part' && part.name === 'pre') ? 1 : 0
}

/** Those that leave less open come first, so that the first class that takes a name is the one that has it. */
export function inOrderOfOpenness<C extends { readonly grammar: string }>(classes: readonly C[]): readonly C[] {
  return classes.toSorted((a, b) => opennessOf(a.grammar) - opennessOf(b.grammar))
}
