// Every verb with its one line of help and its door, which is only opened when the verb is called.
import type { Door } from './door.ts'

interface Verb {
  readonly about: string
  load(): Promise<Door>
}

export type VerbName = 'synth' | 'check' | 'diff' | 'init'

export const verbs: Readonly<Record<VerbName, Verb>> = {
  synth: {
    about: 'write the workflow files that the modules describe',
    load: async () => (await import('./synth.ts')).synthDoor,
  },
  check: {
    about: 'look for mistakes in workflow files and modules',
    load: async () => (await import('./check.ts')).checkDoor,
  },
  diff: {
    about: 'tell what a change of the modules means',
    load: async () => (await import('./diff.ts')).diffDoor,
  },
  init: {
    about: 'set Tagwright up in a repository',
    load: async () => (await import('./init.ts')).initDoor,
  },
}

/** True for the name of a verb. */
export function isVerb(name: string): name is VerbName {
  return Object.hasOwn(verbs, name)
}
