// A door is one verb: its options and what happens when it is called.
import type { Host } from '../host/host.ts'
import type { Engines } from './engines.ts'
import type { Arguments, OptionSpecs, OptionValues } from './options.ts'
import type { Terminal } from './terminal.ts'

/** What a door works with. */
export interface Context {
  readonly host: Host
  readonly terminal: Terminal
  readonly engines: Engines
}

interface DoorFacts<S extends OptionSpecs> {
  /** What the exit codes 0 and 1 mean. */
  readonly exits: { readonly zero: string; readonly one?: string }
  /** What the paths are; a door without takes none. */
  readonly paths?: string
  readonly options: S
}

interface DoorOf<S extends OptionSpecs> extends DoorFacts<S> {
  run(call: { paths: readonly string[]; options: OptionValues<S> }, context: Context): Promise<number>
}

/** A door of any verb, as main() opens it. */
export interface Door extends DoorFacts<OptionSpecs> {
  run(call: { paths: readonly string[]; options: Arguments['values'] }, context: Context): Promise<number>
}

/** Types the call of a door by its own table of options. */
export function defineDoor<const S extends OptionSpecs>(door: DoorOf<S>): Door {
  // main() reads the values by this very table before it calls the door.
  return door as unknown as Door
}
