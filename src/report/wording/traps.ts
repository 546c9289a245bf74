// The wording of findings about what GitHub accepts and then does something else with than was meant.
import type { RuleId } from '../../model/finding.ts'
import { list, quote } from './phrase.ts'
import type { RuleWording } from './rule-wording.ts'

type TrapRule =
  | 'tag-push-may-be-dropped'
  | 'every-activity-type'
  | 'two-workflows-publish-one-release'
  | 'event-never-starts'
  | 'publish-after-skippable-job'
  | 'lock-before-conditions'
  | 'caller-named-group'
  | 'publishing-group-drops-runs'
  | 'path-filter-beside-tags'
  | 'called-workflow-exceeds-grant'
  | 'matrix-legs-share-output'
  | 'matrix-output-read-as-one'
  | 'output-may-hold-secret'
  | 'condition-always-true'

export const trapWording: { readonly [R in TrapRule & RuleId]: RuleWording<R> } = {
  'tag-push-may-be-dropped': {
    about: 'A release starts from a pushed tag, and GitHub drops a push of more than three tags.',
    message: ({ filters }) =>
      `${pushedTag(filters)} starts nothing when more than three are pushed at once, and nobody is told`,
    help: () => 'add workflow_dispatch with the tag as an input, so that a dropped tag can be released by hand',
  },
  'every-activity-type': {
    about: 'An event is taken without naming its activity types, so each of them starts a run.',
    message: ({ event, types }) => `event ${quote(event)} without types starts a run for each of: ${list(types)}`,
    help: ({ event }) => `name the one that is meant, e.g. 'types: [${usualType[event] ?? 'created'}]'`,
  },
  'two-workflows-publish-one-release': {
    about: 'Two workflows publish for the same event.',
    message: ({ first, second, event }) =>
      `${first} and ${second} both publish for one release (${event}), so it is published twice and the slower run wins`,
    help: () => 'let one of the two publish',
  },
  'event-never-starts': {
    about: 'A workflow waits for a tag or release that is made with the workflow token.',
    message: ({ event, made, by }) =>
      `event ${quote(event)} never comes for the ${made} that ${by} makes: what the workflow token does starts no run`,
    // GitHub lets no App push an image of an organisation.
    help: ({ made }) =>
      made === 'image'
        ? "start that workflow with 'gh workflow run', which the workflow token may, or call it"
        : `make the ${made} with the token of an App, or start that workflow with 'gh workflow run', which the workflow token may`,
  },
  'publish-after-skippable-job': {
    about: 'A publishing job is skipped without notice as soon as a job before it is skipped.',
    message: ({ job, ancestor }) =>
      `job ${quote(job)} does not publish when job ${quote(ancestor)} is skipped: without a status function it is skipped as well`,
    help: () => "write 'if: ${{ !failure() && !cancelled() }}', and put a condition it has behind one more &&",
  },
  'lock-before-conditions': {
    about: "A workflow's concurrency slot is taken by runs whose jobs all skip.",
    message: ({ group, event }) =>
      `group ${quote(group)} is taken before any job's 'if' is looked at, so a run on ${event} whose jobs all skip still replaces a waiting one`,
    help: () => "move 'concurrency' to the job that needs the lock",
  },
  'caller-named-group': {
    about: 'A callable workflow builds its concurrency group from github.workflow, which names the caller.',
    message: ({ group }) =>
      `group ${quote(group)} holds the name of the caller when this workflow is called, so two callers do not wait for each other`,
    help: () => 'write a fixed name in place of github.workflow',
  },
  'publishing-group-drops-runs': {
    about: 'A concurrency group throws publishing runs away.',
    message: ({ group, cause }) => `group ${quote(group)} drops publishing runs: ${groupCauses[cause].consequence}`,
    help: ({ cause }) => groupCauses[cause].help,
  },
  'path-filter-beside-tags': {
    about: 'A path filter stands beside tags, for which GitHub does not look at paths.',
    message: ({ filter }) =>
      `filter ${quote(filter)} does not hold for tags: a pushed tag starts this workflow whatever files changed`,
    help: () => 'give branches and tags a workflow each, or take the path filter out',
  },
  'called-workflow-exceeds-grant': {
    about: 'A called workflow asks for a permission that its caller does not grant.',
    message: ({ workflow, scope, asks, granted }) =>
      `${quote(`${scope}: ${granted}`)} is granted, but ${workflow} asks for ${quote(`${scope}: ${asks}`)}, so the run cannot start`,
    help: ({ scope, asks }) => `grant '${scope}: ${asks}' to the job that calls it`,
  },
  'matrix-legs-share-output': {
    about: 'Every leg of a matrix writes the same job output.',
    message: ({ job, output }) =>
      `output ${quote(output)} is written by every matrix leg of job ${quote(job)}, and the last leg to end wins`,
    help: () =>
      'give each leg an output of its own, with a matrix value in the name, or hand the values over as artifacts',
  },
  'matrix-output-read-as-one': {
    about: 'An output of a matrix job is read as if it were one value.',
    message: ({ job, output }) =>
      `output ${quote(output)} of job ${quote(job)} holds the value of only one matrix leg: whichever ended last`,
    help: () => 'read one output per leg, or hand the values over as artifacts',
  },
  'output-may-hold-secret': {
    about: 'A job output may hold a secret, and GitHub drops such an output.',
    message: ({ job, output, secret }) =>
      `output ${quote(output)} of job ${quote(job)} may hold the secret ${secret}, and GitHub drops such an output without failing the job`,
    help: () => 'read it, or make it again, in the job that needs it',
  },
  'condition-always-true': {
    about: 'A condition is text around an expression, which is always true.',
    message: ({ condition }) =>
      `condition ${quote(condition)} is always true: ${isBracketed(condition) ? 'the blank or line break' : 'the text'} beside its brackets makes it a text`,
    help: () => 'write the whole condition as one expression without brackets, on one line',
  },
}

// Without a filter the rule names the event instead.
function pushedTag(filters: readonly string[]): string {
  return filters.length === 1 && filters[0] === 'push' ? 'a pushed tag' : `a tag of ${list(filters, quote)}`
}

// Then what stands beside the brackets cannot be seen.
function isBracketed(condition: string): boolean {
  return /^\$\{\{[^}]*\}\}$/.test(condition.trim())
}

const usualType: Readonly<Record<string, string>> = {
  release: 'published',
  workflow_run: 'completed',
  registry_package: 'published',
}

const groupCauses = {
  'replaces-waiting': {
    consequence: 'only one run may wait, and a newer run replaces it',
    help: "add 'queue: max', which lets up to 100 runs wait",
  },
  'cancels-running': {
    consequence: 'a newer run cancels the one that is publishing',
    help: "write 'cancel-in-progress: false' and 'queue: max'",
  },
} as const
