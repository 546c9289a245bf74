// Builds projects for tests from plain objects: JSON is YAML, so a workflow is one `JSON.stringify` away.
import type { WorkflowFile } from '../../src/check/reading/workflow-file.ts'
import type { AnyRule } from '../../src/check/rule.ts'
import type { Finding } from '../../src/model/finding.ts'
import { findingsOf, projectOf } from './fixture.ts'

export type Workflows = Readonly<Record<string, object>>

/** The workflows by path, from the names of their files. */
export function textsOf(workflows: Workflows): Record<string, string> {
  return Object.fromEntries(
    Object.entries(workflows).map(([name, workflow]) => [`.github/workflows/${name}.yml`, JSON.stringify(workflow)]),
  )
}

/** What a rule finds in the workflows. */
export function found(rule: AnyRule, workflows: Workflows): readonly Finding[] {
  return findingsOf([rule], textsOf(workflows))
}

/** One workflow, read. */
export function fileOf(workflow: object): WorkflowFile {
  const [file] = projectOf(textsOf({ a: workflow })).files
  if (file === undefined) throw new Error('there is one file')
  return file
}
