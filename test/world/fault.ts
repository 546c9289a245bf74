// What a server of a test does wrong, and at which request.

export interface Fault {
  /** Which requests it is about: looked for in `METHOD /path?query`. */
  readonly on: RegExp
  /** The first of them that goes wrong. @default 1 */
  readonly nth?: number
  /** How many go wrong from there on. @default 1 */
  readonly times?: number
  /** It is answered with this status, and nothing happens. */
  readonly status?: number
  /** The header Retry-After of that answer. */
  readonly retryAfter?: string
  /** The text of that answer. */
  readonly body?: string
  /** The connection is cut before the request took effect, or after it: the client hears the same. */
  readonly cut?: 'before' | 'after'
  /** Milliseconds that the answer takes longer. */
  readonly delay?: number
  /** A tag is read as it was before it was written the last time. */
  readonly stale?: boolean
  /** Happens first, such as somebody else moving a tag. */
  readonly first?: () => void
}

/** Whether the request, which is the `seen`-th that the fault is about, goes wrong. */
export const isHit = ({ nth = 1, times = 1 }: Pick<Fault, 'nth' | 'times'>, seen: number): boolean =>
  seen >= nth && seen < nth + times
