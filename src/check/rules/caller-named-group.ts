// A group built from `github.workflow` in a workflow that others call: there it is the name of the caller (G-C4).
import { concurrencyGroups } from '../reading/concurrency.ts'
import { accessesOf } from '../reading/expression-use.ts'
import type { Rule } from '../rule.ts'
import { expressionsOf, isOfOneRun, mentions } from '../when/group-key.ts'

/** What tells of the workflow that was started, also inside one that it calls. */
const namesOfCaller = new Set(['workflow', 'workflow_ref'])

export const callerNamedGroup: Rule<'caller-named-group'> = {
  id: 'caller-named-group',
  severity: 'error',
  *check(file) {
    if (file.trigger('workflow_call') === undefined) return
    for (const lock of concurrencyGroups(file)) {
      const uses = expressionsOf(lock, file)
      if (mentions(uses, isOfOneRun)) continue
      for (const { names, place } of uses.flatMap((use) => [...accessesOf(use, 'github')])) {
        if (namesOfCaller.has(String(names[0]).toLowerCase())) yield { place, args: { group: lock.group } }
      }
    }
  },
}
