// The filters of a push, as they are written below `on.push`.

/** Each filter is one pattern or a list of them. */
export interface PushFilters {
  readonly branches?: string | readonly string[]
  readonly 'branches-ignore'?: string | readonly string[]
  readonly tags?: string | readonly string[]
  readonly 'tags-ignore'?: string | readonly string[]
  readonly paths?: string | readonly string[]
  readonly 'paths-ignore'?: string | readonly string[]
}

export type FilterName = keyof PushFilters

/** The patterns of a filter; undefined when it is not there. */
export function patternsOf(filters: PushFilters, name: FilterName): readonly string[] | undefined {
  const patterns = filters[name]
  return typeof patterns === 'string' ? [patterns] : patterns
}
