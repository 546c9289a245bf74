// Tells what a name stands for in a clone, and what to fetch and check out for it: the look-up, and the decision about it.
import { runner } from '../dsl/contexts.ts'
import { text } from '../dsl/functions.ts'
import type { Step } from '../dsl/step.ts'
import { decide } from './decide.ts'
import { listRefs } from './list-refs.ts'
import type { ShellStepUse } from './shell-step.ts'

type Value = ShellStepUse<'REF', never>['env']['REF']

/** What is to be classified. */
export interface ClassifyRefOptions {
  /** A commit id, a bare name, or a full one such as `refs/tags/1.2.3`. */
  readonly ref: Value
  /** What the sender says it is: `tag`, `branch`, or nothing. */
  readonly refType?: Value
  /** The folder of the clone. @default the workspace */
  readonly source?: Value
  /** The repository behind the clone. @default the one that the workflow runs in */
  readonly repository?: string
}

type Outputs = 'kind' | 'name' | 'commit' | 'fetch' | 'checkout' | 'reset'

/** The two steps; the second one has the outputs, which `prepareSource` takes. */
export function classifyRef({ ref, refType, source, repository }: ClassifyRefOptions): readonly [Step, Step<Outputs>] {
  const refs = text`${runner.temp}/refs`
  const look = listRefs({
    env: { REF: ref, REFS: refs, ...(source !== undefined && { SOURCE: source }) },
    ...(repository !== undefined && { repository }),
  })
  const classify = decide('classify-ref', {
    name: 'Tell commit, tag and branch apart',
    env: { REF: ref, REFS: refs, ...(refType !== undefined && { REF_TYPE: refType }) },
    outputs: ['kind', 'name', 'commit', 'fetch', 'checkout', 'reset'],
  })
  return [look, classify]
}
