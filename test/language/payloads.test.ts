// What release pipelines read of contexts and payloads is there, with the type that GitHub gives it.
import { describe, expect, test } from 'vitest'
import { languageFiles } from '../../scripts/generate-language/files.ts'
import { events } from '../../src/language/generated/events.ts'

const files = languageFiles()
const room = 'src/language/generated'

/** The text of one interface. */
function interfaceText(file: string, name: string): string {
  const text = files.get(`${room}/${file}.ts`) ?? ''
  return new RegExp(`export interface ${name}\\b[^]*?\\n}\\n`).exec(text)?.[0] ?? ''
}

const context = 'context-shapes'
const shared = 'payloads/shared'

const claims: [file: string, name: string, property: string][] = [
  [context, 'GithubContext', "ref_type: 'branch' | 'tag'"],
  [context, 'GithubContext', 'ref_protected: boolean'],
  [context, 'GithubContext', 'run_id: string'],
  [context, 'GithubContext', 'event: Event'],
  [context, 'RunnerContext', "os: 'Linux' | 'Windows' | 'macOS'"],
  [context, 'RunnerContext', "arch: 'X86' | 'X64' | 'ARM' | 'ARM64'"],
  [context, 'StrategyContext', "'job-index': number"],
  [context, 'JobContext', "status: 'success' | 'failure' | 'cancelled'"],
  [context, 'JobResult', "result: 'success' | 'failure' | 'cancelled' | 'skipped'"],
  [context, 'StepResult', "outcome: 'success' | 'failure' | 'cancelled' | 'skipped'"],
  ['payloads/push', 'PushPayload', 'ref: string'],
  ['payloads/push', 'PushPayload', 'before: string'],
  ['payloads/push', 'PushPayload', 'deleted: boolean'],
  ['payloads/push', 'PushPayload', 'forced: boolean'],
  ['payloads/push', 'PushPayload', 'head_commit: PushedCommit'],
  ['payloads/push', 'PushPayload', 'commits: readonly PushedCommit[]'],
  [shared, 'PushedCommit', 'id: string'],
  [shared, 'PushedCommit', 'timestamp: string'],
  [shared, 'PushedCommit', 'author: CommitPerson'],
  ['payloads/release', 'ReleasePayload', 'tag_name: string'],
  ['payloads/release', 'ReleasePayload', 'prerelease: boolean'],
  ['payloads/release', 'ReleasePayload', 'draft: boolean'],
  ['payloads/release', 'ReleasePayload', 'target_commitish: string'],
  ['payloads/release', 'ReleasePayload', 'upload_url: string'],
  ['payloads/release', 'ReleasePayload', 'id: number'],
  ['payloads/workflow-run', 'WorkflowRunPayload', 'workflow_run: WorkflowRun'],
  [shared, 'WorkflowRun', 'head_sha: string'],
  [shared, 'WorkflowRun', 'head_repository: MinimalRepository'],
  [shared, 'WorkflowRun', 'pull_requests: readonly PullRequestLink[]'],
  [shared, 'WorkflowRun', 'run_attempt: number'],
  [shared, 'MinimalRepository', 'full_name: string'],
  ['payloads/delete', 'DeletePayload', "ref_type: 'branch' | 'tag'"],
  ['payloads/pull-request', 'PullRequestPayload', 'number: number'],
  [shared, 'PullRequest', 'merged: boolean'],
  [shared, 'PullRequest', 'head: PullRequestBranch'],
  [shared, 'PullRequest', 'labels: readonly Label[]'],
  [shared, 'PullRequestBranch', 'repo: Repository'],
  [shared, 'Repository', 'fork: boolean'],
  ['payloads/registry-package', 'RegistryPackagePayload', 'package_url: string'],
  ['payloads/workflow-dispatch', 'WorkflowDispatchPayload', 'inputs: Readonly<Record<string, string>>'],
  ['payloads/repository-dispatch', 'RepositoryDispatchPayload', 'client_payload: Readonly<Record<string, unknown>>'],
  ['payloads/repository-dispatch', 'RepositoryDispatchPayload', 'action: string'],
  ['payloads/schedule', 'SchedulePayload', 'schedule: string'],
  ['payloads/merge-group', 'MergeGroupPayload', 'head_sha: string'],
  ['payloads', 'EventPayloads', 'pull_request_target: PullRequestPayload'],
  ['payloads', 'EventPayloads', 'pull_request_comment: IssueCommentPayload'],
  ['payloads', 'EventPayloads', 'workflow_call: Readonly<Record<string, unknown>>'],
]

describe('contexts and payloads', () => {
  test.each(claims)('%s: %s has %s', (file, name, property) => {
    const lines = interfaceText(file, name).split('\n')
    expect(lines.map((line) => line.trim())).toContain(`readonly ${property}`)
  })

  test('each event has a payload', () => {
    const listed = [...interfaceText('payloads', 'EventPayloads').matchAll(/readonly (\w+):/g)].map(([, name]) => name)
    expect(listed).toEqual(Object.keys(events))
  })

  test('the action of a release is one of its activity types', () => {
    const types = events.release.types.map((type) => `'${type}'`).join(' | ')
    expect(interfaceText('payloads/release', 'ReleasePayload')).toContain(`readonly action: ${types}\n`)
  })

  test('a workflow run may end in a way that only GitHub brings about', () => {
    expect(interfaceText(shared, 'WorkflowRun')).toContain("| 'startup_failure'")
  })

  test('a repository as a run shows it has no default branch', () => {
    expect(interfaceText(shared, 'MinimalRepository')).not.toContain('default_branch')
  })

  test('no address is kept that is a template of an API call', () => {
    const kept = [...files.values()].flatMap((text) => [...text.matchAll(/readonly (\w+_url): string/g)])
    expect(
      kept.map(([, name]) => name).filter((name) => /^(assets|hooks|statuses|avatar)_url$/.test(name ?? '')),
    ).toEqual([])
  })
})
