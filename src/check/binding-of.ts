// Finds the binding of an action by its name, in any case: GitHub does not mind it.
import type { Action } from '../actions/binding.ts'
import * as bindings from '../actions/index.ts'

const isAction = (value: unknown): value is Action => typeof value === 'object' && value !== null && 'outputs' in value

const exported: readonly unknown[] = Object.values(bindings)

const byName: ReadonlyMap<string, Action> = new Map(
  exported.filter(isAction).map((action) => [action.name.toLowerCase(), action]),
)

/** What Tagwright knows of an action; undefined for one it has no binding of. */
export function bindingOf(action: string): Action | undefined {
  return byName.get(action.toLowerCase())
}
