// The filters of events by branch, tag and path: a filter and its `-ignore` twin exclude each other.

/** GitHub takes one text or a list of them. */
export type OneOrMany<T extends string = string> = T | readonly T[]

/** Read by people, in the message of the compiler. */
type Excluded<K extends string> = `'${K}' and '${K}-ignore' exclude each other`

interface Branches {
  /** Branches by name or pattern. The last pattern that fits decides; one with `!` before it takes branches out. */
  readonly branches?: OneOrMany
  readonly 'branches-ignore'?: Excluded<'branches'>
}

interface OtherBranches {
  readonly branches?: Excluded<'branches'>
  /** All branches but these. */
  readonly 'branches-ignore'?: OneOrMany
}

/** With only a branch filter, no tag starts a run; with only a tag filter, no branch. */
export type BranchFilter = Branches | OtherBranches

interface Tags {
  /** Tags by name or pattern. More than three tags in one push start nothing. */
  readonly tags?: OneOrMany
  readonly 'tags-ignore'?: Excluded<'tags'>
}

interface OtherTags {
  readonly tags?: Excluded<'tags'>
  /** All tags but these. */
  readonly 'tags-ignore'?: OneOrMany
}

export type TagFilter = Tags | OtherTags

interface Paths {
  /** Files by path or pattern: one that changed must fit. A push of a tag is not looked at. */
  readonly paths?: OneOrMany
  readonly 'paths-ignore'?: Excluded<'paths'>
}

interface OtherPaths {
  readonly paths?: Excluded<'paths'>
  /** Nothing starts when all files that changed fit. */
  readonly 'paths-ignore'?: OneOrMany
}

export type PathFilter = Paths | OtherPaths
