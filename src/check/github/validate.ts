// The first layer of check: GitHub's own parser, in the form its language service wraps it, on one file at a time.
import type { Diagnostic } from '#workflow-parser'
import type { Finding } from '../../model/finding.ts'
import type { Project } from '../project.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import { refusedFilters } from './beyond-parser.ts'
import { judgeDiagnostic } from './judge-diagnostic.ts'
import { loadParser, type AskParser } from './parser.ts'
import { withoutNoise } from './noise.ts'
import { readable } from './readable.ts'
import { toPlace } from './to-place.ts'

export interface GithubOutcome {
  readonly findings: readonly Finding[]
  /** Why the parser could not look at the file: its own fault, not the file's. */
  readonly trouble: string | undefined
}

/** What GitHub says about a workflow or an action. The parser is loaded at the first call. */
export async function validateAsGithub(file: WorkflowFile, project: Project): Promise<GithubOutcome> {
  if (file.kind === 'other') return { findings: [], trouble: undefined }
  const ask = await loadParser()
  const { diagnostics, crash } = await ask(file.kind, file.yaml.text)
  const calls = await aboutCalls(file, project, ask)
  const told = [...diagnostics, ...calls].flatMap(
    (diagnostic) => judgeDiagnostic(diagnostic, toPlace(file, diagnostic), file) ?? [],
  )
  const findings = [...withoutNoise(told, file), ...refusedFilters(file)]
  const refusal = crash === undefined ? undefined : refusalIn(crash, file)
  return refusal ? { findings: [...findings, refusal], trouble: undefined } : { findings, trouble: crash }
}

/** The parser stumbles over a value of a wrong type in an action and does not say where: that is still the fault of the file. */
function refusalIn(crash: string, file: WorkflowFile): Finding | undefined {
  const message = /Unexpected type '\w+' encountered while reading [^]*$/.exec(crash)?.[0]
  if (message === undefined) return undefined
  const place = file.keyPlace(['runs'])
  return { rule: 'github-schema', severity: 'error', place, args: { message: readable(message) } }
}

/**
 * What is wrong with the calls of workflows in the same repository. This takes a second look with the called files at hand,
 * of which only the remarks about the call count: those about the called file would stand at a wrong place.
 */
async function aboutCalls(file: WorkflowFile, project: Project, ask: AskParser): Promise<readonly Diagnostic[]> {
  if (!file.jobs.some((job) => job.calls !== undefined && /^[.$]\//.test(job.calls))) return []
  const { diagnostics } = await ask('workflow', file.yaml.text, {
    getFileContent: ({ path, repository }) => {
      if (repository !== undefined) return Promise.resolve({ name: path, content: anyCallable })
      const called = project.calledWorkflow(`./${path}`)
      return called
        ? Promise.resolve({ name: path, content: called.yaml.text })
        : Promise.reject(new Error('no such file'))
    },
  })
  return diagnostics.filter(({ message }) =>
    /^(?:Secret|Invalid secret|Unable to find reusable|workflow_call key)/.test(message),
  )
}

/** Stands for a workflow of another repository, about which nothing is known. */
const anyCallable = 'on: workflow_call\njobs: {}\n'
