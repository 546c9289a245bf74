// A list of texts and expressions as one variable, an item a line.
import { text } from '../../dsl/functions.ts'
import type { InEnv } from './pipeline.ts'

/** The items as one text. */
export const oneALine = (items: readonly InEnv[]): InEnv =>
  items.reduce((before, item, at) => (at === 0 ? item : text`${before}\n${item}`), '')
