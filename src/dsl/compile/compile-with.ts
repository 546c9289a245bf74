// What a step gives to its action: lists as the action reads them, and what makes its defaults safe.
import { Noted } from '../../model/noted.ts'
import type { Yaml } from '../../model/noted.ts'
import { isExpression } from '../expression.ts'
import { bare, commentKey } from '../note.ts'
import type { Annotated } from '../note.ts'
import type { Names } from '../print.ts'
import type { StepBody } from '../step.ts'
import { plain, plainMapping, withNotes } from './plain.ts'

/** The value of `with`. */
export function compileWith(body: Extract<StepBody, { does: 'use' }>, names: Names): Yaml | undefined {
  const { action, options } = body
  const given: object = bare(options.with) ?? {}
  if (isExpression(given)) return plain(options.with, names)
  const facts = typeof action === 'object' && 'inputs' in action ? action : undefined
  const entries = Object.entries({ ...facts?.safeInputs, ...given }).map(([name, value]) => [
    name,
    Array.isArray(value) ? joinList(value, facts?.inputs[name]?.list ?? '\n', names) : value,
  ])
  const mapping = plainMapping(Object.fromEntries(entries), names)
  return Object.keys(mapping).length === 0 ? undefined : withNotes(mapping, given, names)
}

/** A list as one text; the comments of its entries go above the whole, for there is no other room. */
function joinList(list: readonly unknown[], separator: string, names: Names): Noted | string {
  const items = list.map((item) => plain(item, names))
  const joined = items.map((item) => String(bare(item))).join(separator)
  const notes = items.filter((item) => item instanceof Noted).map(({ before }) => before)
  const words = [(list as Annotated)[commentKey], ...notes].filter((note) => note !== undefined)
  return words.length === 0 ? joined : new Noted(joined, { before: words.join('\n') })
}
