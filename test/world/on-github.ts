// Runs a step against the GitHub of a test, by the plain gh of a workflow.
import type { ShellStep } from '../../src/steps/shell-step.ts'
import { scriptOf } from '../../src/steps/shell-step.ts'
import { startGitHub } from './github.ts'
import type { GitHub } from './github.ts'
import type { Repository } from './github/state.ts'
import { runScript } from './shell.ts'
import type { ShellOptions, ShellResult } from './shell.ts'

type AnyStep = Pick<ShellStep<string, string, string>, 'definition'>

/** A GitHub with the repository that steps run in. */
export async function startAcme(
  given: Partial<Repository> = {},
): Promise<{ github: GitHub; app: Repository; head: string }> {
  const github = await startGitHub({
    repositories: { 'acme/app': given, 'acme/deploy': { workflows: ['deploy.yml'] } },
    owners: { acme: 'Organization' },
  })
  const app = github.repository('acme/app')
  return { github, app, head: app.refs['heads/main']?.sha ?? '' }
}

/** Runs a step; variables and outputs that its definition does not name are refused, and so is one that is missing. */
export async function runOn(github: GitHub, step: AnyStep, options: ShellOptions = {}): Promise<ShellResult> {
  const { script, env, optionalEnv = [], outputs = [], tools } = step.definition
  const given = Object.keys(options.env ?? {})
  const strange = given.filter((name) => ![...env, ...optionalEnv].includes(name) && !/^(?:GITHUB|RUNNER)_/.test(name))
  const missing = env.filter((name) => name !== 'GH_TOKEN' && !given.includes(name))
  if (strange.length + missing.length > 0)
    throw new Error(`${script}: not declared ${strange.join()}, not given ${missing.join()}`)
  const result = await runShell(github, scriptOf(script), { ...options, tools })
  const unsaid = Object.keys(result.outputs).filter((name) => !outputs.includes(name))
  if (unsaid.length > 0) throw new Error(`${script} does not say that it gives ${unsaid.join(', ')}`)
  return result
}

/** Runs any script in the same surroundings, such as one that shows how it was done before. */
export const runShell = (
  github: GitHub,
  script: string,
  options: ShellOptions & { readonly tools?: readonly string[] } = {},
): Promise<ShellResult> => runScript(script, { ...options, env: { ...github.env, ...options.env } })
