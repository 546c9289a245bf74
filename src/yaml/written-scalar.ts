// A text scalar of a file, and where the characters of its value stand.
import type { Span } from './problem.ts'
import type { ScalarStyle } from './tree.ts'

/** A text scalar as the file shows it. */
export interface WrittenScalar {
  readonly text: string
  readonly span: Span
  readonly style: ScalarStyle
  readonly value: string
}

/** Where each character of a value begins and ends in the file. */
export interface ScalarOffsets {
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}
