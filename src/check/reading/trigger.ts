// The events a workflow names under `on`, brought to one form whichever of the three forms the file uses.
import type { Place } from '../../model/place.ts'
import type { Path } from '../../yaml/path.ts'
import type { YamlFile } from '../../yaml/read.ts'
import { fieldsOf, textOf, type Fields } from './fields.ts'

export interface Trigger {
  readonly event: string
  /** The filters and other settings of the event; `{}` for the short forms. */
  readonly config: Fields
  /** The list below the event where the event takes one (`schedule`), else empty. */
  readonly items: readonly unknown[]
  /** Where the event stands: `['on', 'push']`, `['on', 0]` or `['on']`. */
  readonly path: Path
  /** The name of the event. */
  readonly place: Place
}

/** The triggers in the order of the file. */
export function readTriggers(yaml: YamlFile): readonly Trigger[] {
  const on = fieldsOf(yaml.data)['on']
  if (Array.isArray(on)) return on.flatMap((event, index) => shortTrigger(yaml, event, ['on', index]))
  if (typeof on !== 'object' || on === null) return shortTrigger(yaml, on, ['on'])
  return Object.entries(on).map(([event, config]) => {
    const path: Path = ['on', event]
    const items = Array.isArray(config) ? (config as readonly unknown[]) : []
    return { event, config: fieldsOf(config), items, path, place: yaml.keyPlace(path) }
  })
}

function shortTrigger(yaml: YamlFile, event: unknown, path: Path): readonly Trigger[] {
  const name = textOf(event)
  return name === undefined ? [] : [{ event: name, config: {}, items: [], path, place: yaml.place(path) }]
}
