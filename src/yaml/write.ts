// Writes plain data as the YAML a careful person would have written; the same data gives the same bytes.
import type { Yaml } from '../model/noted.ts'
import { commentLines } from './comment.ts'
import { Emitter } from './emitter.ts'
import type { BlankBefore } from './emitter.ts'

export interface WriteYamlOptions {
  /** A comment for the top of the file. */
  readonly header?: string
  /** True where a blank line goes before an entry; the first entry of a collection is never asked for. */
  readonly blankBefore?: BlankBefore
}

/** The document as text: block style, no anchors, quotes only where a YAML 1.1 or 1.2 reader would be misled. */
export function writeYaml(document: Yaml, options: WriteYamlOptions = {}): string {
  const emitter = new Emitter(options.blankBefore)
  emitter.document(document)
  const header = options.header === undefined ? [] : [...commentLines(options.header), '']
  return `${[...header, ...emitter.lines].join('\n')}\n`
}
