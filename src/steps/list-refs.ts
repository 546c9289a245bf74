// Asks the origin of a clone which branch and which tag have a name.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Writes the refs of that name with their commits into a file, for the decision classify-ref. */
export const listRefs: ShellStep<'REF' | 'REFS', 'SOURCE', never> = shellStep({
  script: 'list-refs.sh',
  name: 'Look the ref up',
  env: ['REF', 'REFS'],
  optionalEnv: ['SOURCE'],
  tools: ['git'],
  effects: ['read-source'],
})
