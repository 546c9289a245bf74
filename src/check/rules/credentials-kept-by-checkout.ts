// A checkout that leaves its token on disk for every later step, although none of them talks to the remote with git.
import { textOf } from '../reading/fields.ts'
import type { Job } from '../reading/job.ts'
import { commandsOf } from '../reading/script.ts'
import { usesAction, type Step } from '../reading/step.ts'
import type { Rule } from '../rule.ts'

/** git with the remote: a push needs the credentials, and all of it does when the repository is private. */
const remoteVerbs =
  'push|fetch|pull|clone|ls-remote|remote update|submodule update|submodule add|lfs push|lfs pull|lfs fetch'
const remoteGit = new RegExp(String.raw`^git (?:-[cC] \S+ |--?[a-z]\S* )*(?:${remoteVerbs})(?![\w-])`)

/** Actions that push with what checkout left behind. */
const pushingActions = ['stefanzweifel/git-auto-commit-action', 'EndBug/add-and-commit', 'changesets/action']

export const credentialsKeptByCheckout: Rule<'credentials-kept-by-checkout'> = {
  id: 'credentials-kept-by-checkout',
  severity: 'warning',
  *check(file) {
    for (const job of file.jobs) {
      for (const step of job.steps) {
        if (!keepsCredentials(step) || areNeeded(job, step)) continue
        const isAsked = step.with['persist-credentials'] !== undefined
        const path = isAsked ? [...step.path, 'with', 'persist-credentials'] : [...step.path, 'uses']
        yield { place: file.place(path), args: { job: job.id } }
      }
    }
  },
}

/** What an expression decides at run time is not judged; an input that is given as nothing counts as false. */
function keepsCredentials(step: Step): boolean {
  const persist = step.with['persist-credentials']
  const isOn = persist === undefined || textOf(persist)?.trim().toLowerCase() === 'true'
  return usesAction(step, 'actions/checkout') && isOn
}

function areNeeded(job: Job, checkout: Step): boolean {
  const later = job.steps.filter((step) => step.index > checkout.index)
  return later.some(
    (step) =>
      pushingActions.some((action) => usesAction(step, action)) ||
      commandsOf(step.run ?? '').some(({ text }) => remoteGit.test(text)),
  )
}
