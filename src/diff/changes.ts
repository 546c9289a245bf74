// Collects the changes of one file; every comparison writes through it, so that a change is made in one way only.
import type { Change, ChangeTopic } from '../model/change.ts'
import type { Path } from '../yaml/path.ts'
import { isSame, placeIn, show } from './reading.ts'
import type { Side } from './reading.ts'

export class Changes {
  readonly list: Change[] = []
  readonly before: Side
  readonly after: Side

  constructor(before: Side, after: Side) {
    this.before = before
    this.after = after
  }

  /** Notes a difference of two values; equal values are none. `path` is where the new value stands, else the old one. */
  note(
    topic: ChangeTopic,
    at: string,
    values: { before: unknown; after: unknown },
    options: { widens?: boolean; path?: Path } = {},
  ): void {
    if (isSame(values.before, values.after)) return
    const before = show(values.before)
    const after = show(values.after)
    const place = options.path === undefined ? undefined : placeIn(this.after, options.path)
    this.list.push({
      topic,
      at,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      widens: options.widens ?? false,
      ...(place === undefined ? {} : { place }),
    })
  }
}
