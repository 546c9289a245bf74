// What GitHub's parser says and GitHub does not: limits of the language service, and several remarks for one defect.
import type { Finding } from '../../model/finding.ts'
import { textOf } from '../reading/fields.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'

/**
 * Its converter cannot look into a whole `env` or `services` that is made by an expression, which GitHub allows; and it wants
 * the default of a text input to be a text, where GitHub takes any scalar as one.
 */
const limits =
  /^Unexpected type 'expression' encountered|^Unexpected type '(?:boolean|number)' encountered while reading 'input default'/

/** Follows from the first limit: a job that could not be converted counts as missing. */
const consequence = /^The workflow must contain at least one job with no dependencies/

/** Remarks that say less than another one at the same line, the least telling last. */
const vague = [/^Expected one of /, /^Unexpected type /, /^There's not enough info/] as const

/** The findings of the parser that count, one for each defect. */
export function withoutNoise(findings: readonly Finding[], file: WorkflowFile): readonly Finding[] {
  const hasLimit = findings.some((finding) => limits.test(messageOf(finding)))
  const sound = findings.filter((finding) => {
    const message = messageOf(finding)
    return !limits.test(message) && !(hasLimit && consequence.test(message)) && message !== singleTypeMessage(file)
  })
  return sound.filter(
    (finding) => !sound.some((other) => isSameLine(finding, other) && rankOf(other) < rankOf(finding)),
  )
}

/** GitHub takes a single type of repository_dispatch as it does for every other event; the schema it publishes wants a list. */
function singleTypeMessage(file: WorkflowFile): string | undefined {
  const type = textOf(file.trigger('repository_dispatch')?.config['types'])
  return type === undefined ? undefined : `Unexpected value '${type}'`
}

function messageOf(finding: Finding): string {
  return finding.rule === 'github-schema' ? finding.args.message : ''
}

function rankOf(finding: Finding): number {
  return vague.findIndex((pattern) => pattern.test(messageOf(finding))) + 1
}

function isSameLine(finding: Finding, other: Finding): boolean {
  return other.rule === 'github-schema' && finding.rule === 'github-schema' && other.place.line === finding.place.line
}
