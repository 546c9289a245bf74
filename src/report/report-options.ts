// What a report in words has to know about where it is read.
export interface ReportOptions {
  /** Columns of the terminal; infinite for a file or a pipe, where nothing is wrapped and every finding stays one line to search. */
  readonly width: number
  readonly colour: boolean
  /** The text of a file that a place names, when there is one. */
  readonly source: (file: string) => string | undefined
}
