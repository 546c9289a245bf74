// The verb `check`: every workflow and action in three layers, as GitHub reads it, as our rules read it, as actionlint reads it.
import type { Host } from '../host/host.ts'
import type { Failure } from '../model/failure.ts'
import { sortFindings, type Finding } from '../model/finding.ts'
import type { CheckOutcome, Skip } from '../model/outcome.ts'
import { secondOpinion } from './actionlint/second-opinion.ts'
import { withOrigin, type CompiledFile } from './compiled.ts'
import { withoutDuplicates } from './duplicates.ts'
import { validateAsGithub } from './github/validate.ts'
import { makeProjects } from './make-projects.ts'
import type { Project } from './project.ts'
import { readFiles } from './read-files.ts'
import type { WorkflowFile } from './reading/workflow-file.ts'
import { runRule } from './rule.ts'
import { rules } from './rules/index.ts'
import { findSources } from './sources.ts'

export interface CheckOptions {
  /** Files and folders; when there are none, `.github` and `generated`. */
  readonly paths: readonly string[]
  /** False leaves the second opinion of actionlint out. */
  readonly actionlint: boolean
  /** Texts that synth made and has not written: each takes the place of the file of its path. */
  readonly compiled?: readonly CompiledFile[]
}

/** What one layer found, and what it could not do. */
interface Opinion {
  readonly findings: readonly Finding[]
  readonly failures?: readonly Failure[]
  readonly skipped?: readonly Skip[]
}

/** The findings in all files that were asked for. Siblings of a file are read for the rules that look at them. */
export async function check(host: Host, options: CheckOptions): Promise<CheckOutcome> {
  const { compiled = [] } = options
  const { sources, failures } = findSources(host, options.paths, compiled)
  const { files, sound, findings: broken } = readFiles(sources)
  const facts = new Map(
    compiled.flatMap((file) => (file.facts === undefined ? [] : [[file.path, file.facts] as const])),
  )
  const { projects, failures: lockFailures } = makeProjects(host, files, facts)
  const asked = new Set(sources.filter((source) => source.isAsked).map((source) => source.path))
  const isJudged = (file: WorkflowFile): boolean => asked.has(file.path) && sound.has(file.path)
  const opinions: readonly Opinion[] = [
    { findings: broken, failures: [...failures, ...lockFailures] },
    await askGithub(projects, isJudged),
    ...projects.map((project) => askRules(project, project.files.filter(isJudged))),
    options.actionlint ? await askActionlint(host, files.filter(isJudged)) : turnedOff,
  ]
  // A finding about what a module does stands in the module, which is no source.
  const known = new Set(sources.map(({ path }) => path))
  const isMeant = ({ place }: Finding): boolean => asked.has(place.file) || !known.has(place.file)
  const found = opinions.flatMap((opinion) => opinion.findings).filter(isMeant)
  return {
    findings: sortFindings(addOrigins(withoutDuplicates(found), files, compiled)),
    failures: opinions.flatMap((opinion) => opinion.failures ?? []),
    files: [...asked],
    skipped: unique(opinions.flatMap((opinion) => opinion.skipped ?? [])),
  }
}

/** One file after the other: the parser keeps what it has read last. */
async function askGithub(projects: readonly Project[], isJudged: (file: WorkflowFile) => boolean): Promise<Opinion> {
  const findings: Finding[] = []
  const skipped: Skip[] = []
  for (const project of projects) {
    for (const file of project.files.filter(isJudged)) {
      const outcome = await validateAsGithub(file, project)
      findings.push(...outcome.findings)
      if (outcome.trouble !== undefined)
        skipped.push({ what: `GitHub's parser on ${file.path}`, reason: outcome.trouble })
    }
  }
  return { findings, skipped }
}

function askRules(project: Project, files: readonly WorkflowFile[]): Opinion {
  const readable = files.filter((file) => file.kind !== 'other')
  const opinions = rules.map((rule): Opinion => {
    const reason = rule.skip?.(project)
    if (reason !== undefined) return { findings: [], skipped: [{ what: rule.id, reason }] }
    return { findings: readable.flatMap((file) => runRule(rule, file, project)) }
  })
  return {
    findings: opinions.flatMap((opinion) => opinion.findings),
    skipped: opinions.flatMap((opinion) => opinion.skipped ?? []),
  }
}

const turnedOff: Opinion = { findings: [], skipped: [{ what: 'actionlint', reason: 'it was turned off' }] }

async function askActionlint(host: Host, files: readonly WorkflowFile[]): Promise<Opinion> {
  const workflows = files.filter((file) => file.kind === 'workflow')
  return secondOpinion(
    host,
    workflows.map((file) => ({ path: file.path, text: file.yaml.text })),
  )
}

function addOrigins(
  findings: readonly Finding[],
  files: readonly WorkflowFile[],
  compiled: readonly CompiledFile[],
): readonly Finding[] {
  const origins = new Map(compiled.map((file) => [file.path, file.origins ?? []]))
  const yamls = new Map(files.map((file) => [file.path, file.yaml]))
  return findings.map((finding) => {
    const yaml = yamls.get(finding.place.file)
    const made = origins.get(finding.place.file)
    return yaml === undefined || made === undefined ? finding : withOrigin(finding, yaml, made)
  })
}

function unique(skips: readonly Skip[]): readonly Skip[] {
  return [...new Map(skips.map((skip) => [`${skip.what}\n${skip.reason}`, skip])).values()]
}
