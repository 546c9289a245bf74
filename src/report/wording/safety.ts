// The wording of findings about what a workflow lets others do, and about failures it does not notice.
import type { RuleId } from '../../model/finding.ts'
import { quote } from './phrase.ts'
import type { RuleWording } from './rule-wording.ts'

type SafetyRule =
  | 'unpinned-action'
  | 'pin-differs-from-lock'
  | 'expression-in-run'
  | 'credentials-kept-by-checkout'
  | 'missing-permissions'
  | 'missing-timeout'
  | 'shell-without-pipefail'
  | 'inherited-secrets'
  | 'secret-in-workflow-env'

export const safetyWording: { readonly [R in SafetyRule & RuleId]: RuleWording<R> } = {
  'unpinned-action': {
    about: 'An action, a called workflow or an image is named by something that can be moved.',
    message: ({ action, ref }) =>
      isImage(action)
        ? `image ${quote(action)} is taken by its tag ${quote(ref)}, which can be moved to another image`
        : `${quote(`${action}@${ref}`)} names a tag or branch, which can be moved to other code`,
    help: ({ action, ref }) =>
      isImage(action)
        ? `pin the digest: ${withoutTag(action)}@sha256:<digest>`
        : `pin the commit and keep the name as a comment: ${action}@<commit> # ${ref}`,
  },
  'pin-differs-from-lock': {
    about: 'An action is pinned to another commit than the lock says.',
    message: ({ action, pin, locked, version }) =>
      `${quote(`${action}@${pin}`)} differs from the lock, which has ${locked} (${version})`,
    help: () => "run 'tagwright synth' to write the locked commit, or change the lock if the new one is meant",
  },
  'expression-in-run': {
    about: 'An expression stands inside a script.',
    message: ({ expression }) =>
      `${quote(`\${{ ${expression} }}`)} becomes part of the script before the shell reads it, so its value can run as code`,
    help: () => 'put it into \'env\' of the step and read the variable in the script, e.g. "$VALUE"',
  },
  'credentials-kept-by-checkout': {
    about: 'Checkout leaves the workflow token on disk.',
    message: ({ job }) =>
      `checkout in job ${quote(job)} keeps the workflow token on disk, where every later step can use it`,
    help: () => "add 'persist-credentials: false' under 'with'",
  },
  'missing-permissions': {
    about: "A job's token gets whatever the repository's settings grant.",
    message: ({ job }) =>
      `job ${quote(job)} has no permissions, so its token has those of the repository's settings, which may be write everywhere`,
    help: ({ job }) => `write 'permissions: {}' at the top and what job ${quote(job)} needs at the job`,
  },
  'missing-timeout': {
    about: 'A job may hang for six hours.',
    message: ({ job }) =>
      `job ${quote(job)} has no timeout-minutes, so a step that hangs holds the runner for six hours`,
    help: () => "add 'timeout-minutes:' with about three times what the job usually takes",
  },
  'shell-without-pipefail': {
    about: 'A failure inside a pipe goes unnoticed.',
    message: ({ job }) =>
      `job ${quote(job)} runs a pipe without pipefail, so a command that fails before the pipe goes unnoticed`,
    help: () => "write 'shell: bash' under 'defaults.run', which turns pipefail on",
  },
  'inherited-secrets': {
    about: 'A called workflow gets every secret.',
    message: ({ job, workflow }) =>
      `'secrets: inherit' in job ${quote(job)} hands every secret to ${workflow}, needed or not`,
    help: () => "name the ones it needs under 'secrets'",
  },
  'secret-in-workflow-env': {
    about: 'A secret is in the environment of every step.',
    message: ({ name, secret }) =>
      `variable ${quote(name)} gives the secret ${secret} to every step of every job, actions of others included`,
    help: ({ name }) => `move ${name} to the env of the step that needs it`,
  },
}

function isImage(action: string): boolean {
  return action.startsWith('docker://')
}

function withoutTag(image: string): string {
  return image.replace(/:[^:/]+$/, '')
}
