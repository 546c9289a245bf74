// The tags of an image as data: every class once, with its grammar, who writes it, whether it may move, how long it stays.

/**
 * Whether a tag of the class may move: never; only to a higher stable version whose images are all there; or freely,
 * as a channel does.
 */
export type Mobility = 'write-once' | 'forward' | 'free'

/** The kind of workflow that writes the class. Promote and rollback are one writer: they share a lock and a log. */
export type Writer = 'build' | 'promotion'

/** What makes a build write a tag of the class. A promotion writes its classes itself. */
export type Cause =
  /** A git tag that is a plain `X.Y.Z`. */
  | 'release'
  /** A git tag of a version that is not plain, such as `v1.2.3-rc.1` or `v1.2.3rc1`. */
  | 'prerelease'
  /** Any branch without a class of its own. */
  | 'branch'
  /** One branch. */
  | { readonly branch: string }
  /** A run that somebody started by hand. */
  | 'manual'
  /** A run that builds a version again, by schedule or by hand. */
  | 'rebuild'
  /** Every build. */
  | 'always'

/** How long a tag stays, and with it everything it stands for. */
export type Retention =
  | 'forever'
  /** While the branch that it is named after lives. */
  | 'with-branch'
  | { readonly newest: number }
  | { readonly days: number }

/** One class of tags. */
export interface TagClass {
  /** How findings, plans and documents call it, such as `version`, `minor` or `staging`. */
  readonly name: string
  /** Text and typed parts, such as `{major}.{minor}.{patch}` or `staging-{date}-{sha7}`. See model/tag-grammar.ts. */
  readonly grammar: string
  readonly mobility: Mobility
  readonly writer: Writer
  readonly retention: Retention
  /** What makes a build write it; empty for the classes of a promotion. */
  readonly causes: readonly Cause[]
  /** Said in the documentation. */
  readonly about?: string
}

/** When `latest` moves: to the highest release, with a branch, or never. */
export type LatestPolicy = 'highest-release' | { readonly branch: string } | 'none'

/** A closed list of classes. A tag that is in none of them is nobody's. */
export interface TagPolicy {
  /** The git tags that are versions, such as `v{version}`; a version tag of the image is written from it. */
  readonly git: string | undefined
  /** Filters of pushed tags that are wider on purpose, such as `v*`: a tag that fires them and is no version stops the run. */
  readonly filters?: readonly string[]
  /** Endings that tell variants of one version apart, such as `-trixie`; the empty one is the main variant, and the only one that takes `latest`. */
  readonly variants: readonly string[]
  readonly latest: LatestPolicy
  readonly classes: readonly TagClass[]
}
