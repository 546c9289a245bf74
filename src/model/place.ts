// A spot in a text file, 1-based: what every finding and failure points at.

export interface Place {
  /** Path relative to the folder the command ran in, with forward slashes. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
}
