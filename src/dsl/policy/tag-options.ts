// What an author says about the tags of an image. Everything has a default that is right for most.
import type { LatestPolicy, Mobility, Retention, TagClass } from '../../model/tag-policy.ts'

/** What moves a channel: builds of one branch, builds of every branch without a channel of its own, builds by hand, or promotions. */
export type ChannelSource = { readonly branch: string } | 'other-branches' | 'manual' | 'promotion'

/** A tag that always stands for what is deployed or tried somewhere, such as `staging`. */
export interface ChannelOptions<C extends string = string> {
  readonly name: C
  readonly from: ChannelSource
  /**
   * Whether each move leaves a tag that stays: `staging-{date}-{sha7}` for a build; for a promotion `prod-{date}-{sha7}`, where
   * no commit is known `prod-{date}-d{hex12}`, and for each rollback `prod-rollback-{date}-{time}-from-{text}`.
   * @default true for a branch and for promotions
   */
  readonly stamps?: boolean
}

/** Tags named after commits. */
export interface CommitTagOptions {
  readonly grammar: string
  /** @default 'free': a commit that is built again may give another image */
  readonly mobility?: Mobility
}

/** The settings of `tagPolicy`. Grammars get `{variant}` at their end when there are variants and they do not say where it stands. */
export interface TagPolicyOptions<C extends string = string> {
  /** The git tags that are versions; null when there are none. A `?` behind a letter lets it be missing, as in `v?{version}`. @default 'v{version}' */
  readonly git?: string | null
  /** Filters of pushed tags that are wider on purpose, such as `['v*']`: what fires them and is no version stops the run. @default those that follow from git */
  readonly filters?: readonly string[]
  /** The tag of a version. @default '{version}' */
  readonly versions?: string
  /** Tags that move to the highest version below them, such as `{major}.{minor}` and `{major}`. @default [] */
  readonly aliases?: readonly string[]
  /** What `latest` stands for: the highest release, a branch, or what a channel stands for. @default 'highest-release'; 'none' without git tags */
  readonly latest?: LatestPolicy | { readonly channel: NoInfer<C> }
  /** Tags of versions that are not plain, such as 1.2.3-rc.1; true means `{version}{pre}`. Without it such a git tag is refused. @default false */
  readonly prereleases?: boolean | string
  /** Tags of versions that are built again; true means `{version}-{date}`. @default false */
  readonly rebuilds?: boolean | string
  /** Endings of variants, the empty one for the main variant. @default [''] */
  readonly variants?: readonly string[]
  /** The first one is moved by builds of `branch`, the others by promotions. Say it in full where it is otherwise. @default [] */
  readonly channels?: readonly (C | ChannelOptions<C>)[]
  /** The branch whose builds move the first channel. @default 'main' */
  readonly branch?: string
  /** A tag of every commit that is built; true means `sha-{sha7}`. @default false */
  readonly commits?: boolean | string | CommitTagOptions
  /** A tag of every other branch that is built; true means `branch-{branch}`. @default false */
  readonly branches?: boolean | string
  /** Tags of builds by hand; true means `manual-{sha7}`. Beside it `{text}` takes the name that somebody gives. @default false */
  readonly manual?: boolean | string | readonly string[]
  /** Classes of your own, in full. @default [] */
  readonly classes?: readonly TagClass[]
  /** How long the tags of a class stay, by its name. @default see docs/tags.md */
  readonly keep?: Readonly<Record<string, Retention>>
}
