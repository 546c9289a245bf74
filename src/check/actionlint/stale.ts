// Remarks of actionlint that only show that its lists are older than GitHub: told apart by the name they are about.
import { contexts } from '../../language/generated/contexts.ts'
import { events } from '../../language/generated/events.ts'
import { keys } from '../../language/generated/keys.ts'
import { permissionLevels } from '../../model/generated/permission-levels.ts'
import type { Remark } from './remark.ts'
import { runnerLabels } from './runner-labels.ts'

interface StaleForm {
  readonly kind: string
  /** The form of the message; the group `name` is what actionlint does not know. */
  readonly message: RegExp
  readonly isKnown: (name: string, line: string, before: readonly string[]) => boolean
  readonly reason: string
}

const knownKeys: ReadonlySet<string> = new Set([
  ...Object.values(keys).flatMap((part) => Object.keys(part)),
  ...Object.values(events).flatMap((event) => [...event.filters, ...event.lists, ...event.keys, 'types']),
])

/** Properties of github, runner and job that GitHub has added over time. */
const contextProperties = new Set(
  `actor_id artifact_cache_size_limit check_run_id environment job_workflow_sha output ref_protected repository_id
  repository_owner_id repository_visibility secret_source state step_summary triggering_actor workflow_file_path
  workflow_ref workflow_repository workflow_sha workspace`.split(/\s+/),
)

const knownContexts: ReadonlySet<string> = new Set(Object.values(contexts).flatMap((place) => [...place.contexts]))

const forms: readonly StaleForm[] = [
  {
    kind: 'runner-label',
    message: /^label "(?<name>[^"]+)" is unknown/,
    isKnown: (name) => runnerLabels.has(name),
    reason: 'GitHub has runners of this label',
  },
  {
    kind: 'runner-label',
    message: /^label "(?<name>[^"]+)" is unknown/,
    isKnown: (_, line, before) => isSelfHosted([...before, line]),
    reason: 'the machine is self-hosted, and has the labels that its owner gives it',
  },
  {
    kind: 'permissions',
    message: /^unknown permission scope "(?<name>[^"]+)"/,
    isKnown: (name) => Object.hasOwn(permissionLevels, name),
    reason: 'GitHub knows this permission scope',
  },
  {
    kind: 'events',
    message: /^unknown Webhook event "(?<name>[^"]+)"/,
    isKnown: (name) => Object.hasOwn(events, name),
    reason: 'GitHub knows this event',
  },
  {
    // Where a known key stands at a wrong place, GitHub's own schema says so.
    kind: 'syntax-check',
    message: /^unexpected key "(?<name>[^"]+)" for/,
    isKnown: (name) => knownKeys.has(name),
    reason: "the key is in GitHub's schema, which has looked at its place",
  },
  {
    kind: 'syntax-check',
    message: /^element of "(?<name>schedule)" section must be mapping and must contain one key "cron"/,
    isKnown: () => true,
    reason: "a schedule may have a `timezone`, and GitHub's schema has looked at the entry",
  },
  {
    kind: 'syntax-check',
    message: /^(?<name>step) must run script with "run" section or run action with "uses" section/,
    isKnown: (_, line) => /^\s*(?:-\s+)?(?:wait|wait-all|cancel|parallel)\s*:/.test(line),
    reason: 'GitHub has steps that wait, cancel or run in parallel',
  },
  {
    kind: 'events',
    message: /^maximum number of inputs for "(?<name>workflow_dispatch)" event is 10 but (?:1\d|2[0-5]) inputs/,
    isKnown: () => true,
    reason: 'GitHub takes 25 inputs',
  },
  {
    kind: 'action',
    message: /^specifying action "(?<name>\$\/[^"]*)" in invalid format/,
    isKnown: () => true,
    reason: 'it names an action of the same repository',
  },
  {
    kind: 'action',
    message: /^invalid runner name "(?<name>node24)"/,
    isKnown: () => true,
    reason: 'actions run on node24',
  },
  {
    kind: 'expression',
    message: /^undefined function "(?<name>case)"/,
    isKnown: () => true,
    reason: 'GitHub has this function',
  },
  {
    kind: 'expression',
    message: /^property "(?<name>[^"]+)" is not defined in object type \{.*\b(?:container|tool_cache|api_url)\b/,
    isKnown: (name) => contextProperties.has(name),
    reason: 'GitHub has this property',
  },
  {
    // Where a context may not be used, GitHub's own parser says so.
    kind: 'expression',
    message: /^undefined variable "(?<name>[^"]+)"/,
    isKnown: (name) => knownContexts.has(name),
    reason: 'GitHub has this context',
  },
]

/** The label stands in the list of a `runs-on` that asks for a machine of one's own. */
function isSelfHosted(lines: readonly string[]): boolean {
  const start = lines.findLastIndex((line) => /^\s*runs-on\s*:/.test(line))
  return start !== -1 && lines.slice(start).some((line) => /\bself-hosted\b/.test(line))
}

/** What a remark is about and why it does not count; undefined for one that counts. `line` is the text it points at. */
export function staleness(
  remark: Remark,
  line: string,
  before: readonly string[] = [],
): { name: string; reason: string } | undefined {
  for (const { kind, message, isKnown, reason } of forms) {
    const name = kind === remark.kind ? message.exec(remark.message)?.groups?.['name'] : undefined
    if (name !== undefined && isKnown(name, line, before)) return { name, reason }
  }
  return undefined
}
