// The outputs of a called workflow or of an action, each given as a value or as a value with a description.
import type { Yaml } from '../../model/noted.ts'
import { bare } from '../note.ts'
import type { Names } from '../print.ts'
import { plain, withNotes } from './plain.ts'

/** The value of `outputs`. */
export function plainOutputs(outputs: object, names: Names): Yaml {
  const entries = Object.entries(outputs).map(([name, output]: [string, unknown]) => {
    const value = bare(output)
    const isDescribed = typeof value === 'object' && value !== null && 'value' in value
    return [name, isDescribed ? plain(output, names) : { value: plain(output, names) }] as const
  })
  return withNotes(Object.fromEntries(entries), outputs, names)
}
