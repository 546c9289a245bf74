// One defect is told once: where one of our rules sees what GitHub's parser or actionlint also sees, ours says it more precisely.
import type { Finding, RuleId } from '../model/finding.ts'

interface Twin {
  readonly rule: RuleId
  /** How GitHub's parser says the same. */
  readonly github?: RegExp
  /** How actionlint says the same: its kind and, where a kind covers several things, the message. */
  readonly actionlint?: RegExp
  /** True when the others may point at another line for the same thing. */
  readonly anywhere?: boolean
}

const undefinedProperty = /^expression: property "[^"]+" is not defined/

const twins: readonly Twin[] = [
  { rule: 'needs-unknown-job', github: /depends on unknown job|^Value '.*' is not valid/ },
  { rule: 'needs-unknown-job', github: /no dependencies/, actionlint: /^job-needs: .* does not exist/, anywhere: true },
  { rule: 'needs-cycle', github: /creates a cycle|no dependencies/, actionlint: /^job-needs: .*cycl/, anywhere: true },
  { rule: 'duplicate-job-id', github: /already defined/, actionlint: /^(?:id|syntax-check): .*duplicate/ },
  { rule: 'duplicate-step-id', github: /may not be used more than once/, actionlint: /^id: .*duplicate/ },
  {
    rule: 'no-trigger',
    github: /^Required property is missing: on$/,
    actionlint: /^(?:syntax-check|events): .*"on"/,
    anywhere: true,
  },
  { rule: 'bad-cron', github: /cron|^Actions schedules/, actionlint: /^events: .*(?:CRON|scheduled)/i },
  { rule: 'unknown-step', actionlint: undefinedProperty },
  { rule: 'step-not-run-yet', actionlint: undefinedProperty },
  { rule: 'unknown-output', actionlint: undefinedProperty },
  { rule: 'output-without-needs', actionlint: undefinedProperty },
  { rule: 'unknown-matrix-key', actionlint: undefinedProperty },
  { rule: 'unknown-input', actionlint: undefinedProperty },
  { rule: 'unknown-function', github: /^Unrecognized function/, actionlint: /^expression: undefined function/ },
  { rule: 'unknown-action-input', actionlint: /^action: input / },
  { rule: 'missing-action-input', actionlint: /^action: missing input/ },
  { rule: 'unknown-call-input', actionlint: /^workflow-call: / },
  { rule: 'missing-call-input', actionlint: /^workflow-call: / },
  { rule: 'condition-always-true', github: /literal text outside/, actionlint: /^if-cond: |^expression: if: / },
  { rule: 'expression-in-run', actionlint: /^expression: .*potentially untrusted/ },
]

/** The kinds of actionlint's remarks that are about what GitHub's parser judges as well. */
const alsoJudged = /^(?:syntax-check|events|expression|job-needs|id|permissions|workflow-call|action|glob): /

/** The findings without those that tell what another one on the list tells better. */
export function withoutDuplicates(findings: readonly Finding[]): readonly Finding[] {
  const byFile = new Map<string, Finding[]>()
  for (const finding of findings) {
    const others = byFile.get(finding.place.file)
    if (others === undefined) byFile.set(finding.place.file, [finding])
    else others.push(finding)
  }
  return [...byFile.values()].flatMap(withoutDuplicatesOfFile)
}

function withoutDuplicatesOfFile(findings: readonly Finding[]): readonly Finding[] {
  const ours = findings.filter((finding) => layerOf(finding) === 'rules')
  const told = new Set<string>()
  return findings.filter((finding) => {
    const key = JSON.stringify([finding.rule, finding.place, finding.args])
    if (told.has(key)) return false
    told.add(key)
    if (layerOf(finding) === 'rules') return true
    if (ours.some((other) => isTwin(finding, other))) return false
    return !(layerOf(finding) === 'actionlint' && findings.some((other) => isToldByGithub(finding, other)))
  })
}

function isTwin(finding: Finding, ours: Finding): boolean {
  const text = textOf(finding)
  return twins.some(({ rule, github, actionlint, anywhere = false }) => {
    const pattern = layerOf(finding) === 'github' ? github : actionlint
    // Inside of a script actionlint counts lines from elsewhere; the name that both are about tells that they mean the same.
    const isNear = anywhere || ours.place.line === finding.place.line || isAboutSameName(text, ours)
    return rule === ours.rule && isNear && pattern?.test(text) === true
  })
}

function isAboutSameName(text: string, ours: Finding): boolean {
  const name = /^expression: \w+ \w+ "(?<variable>[^"]+)"|^expression: property "(?<property>[^"]+)"/.exec(text)?.groups
  const told = (name?.['variable'] ?? name?.['property'])?.toLowerCase()
  return told !== undefined && Object.values(ours.args).some((value) => String(value).toLowerCase() === told)
}

/** GitHub's own word on a line makes a second opinion on the same matters superfluous. */
function isToldByGithub(finding: Finding, other: Finding): boolean {
  if (layerOf(other) !== 'github' || other.severity !== 'error') return false
  const text = textOf(finding)
  const unknown = /^Unrecognized named-value: '(?<name>[^']+)'/.exec(textOf(other))?.groups?.['name']
  const isSameName = unknown !== undefined && text.startsWith(`expression: undefined variable "${unknown}"`)
  return isSameName || (other.place.line === finding.place.line && alsoJudged.test(text))
}

function layerOf({ rule }: Finding): 'github' | 'actionlint' | 'rules' {
  if (rule === 'actionlint') return 'actionlint'
  return rule === 'github-schema' || rule === 'github-expression' ? 'github' : 'rules'
}

function textOf(finding: Finding): string {
  if (finding.rule === 'actionlint') return `${finding.args.kind}: ${finding.args.message}`
  return finding.rule === 'github-schema' || finding.rule === 'github-expression' ? finding.args.message : ''
}
