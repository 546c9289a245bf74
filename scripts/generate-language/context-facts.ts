// What GitHub's documentation says of each property of a context: its type where it is no string, and a line for the editor.

/** A property's line of documentation, and its type when that is not `string`. */
export type Fact = readonly [doc: string, type?: string]

const result = "'success' | 'failure' | 'cancelled' | 'skipped'"
const texts = 'Readonly<Record<string, string>>'

export const contextFacts: Readonly<Record<string, Readonly<Record<string, Fact>>>> = {
  github: {
    action: ['The id of the running step, or a name made from its action.'],
    action_path: ['The folder of the running composite action.'],
    action_ref: ['The ref of the running action.'],
    action_repository: ['The owner and name of the running action.'],
    action_status: ['The result of the composite action so far.'],
    actor: ['The login of the account that started the first attempt. Its rights are used in each attempt.'],
    actor_id: ['The id of that account.'],
    api_url: ['The address of the REST API.'],
    base_ref: ['The branch a pull request goes to. Empty for other events.'],
    env: ['The file that sets environment variables for later steps.'],
    event: ['The payload of the event.', 'Event'],
    event_name: ['The event that started the run. A called workflow sees the event of its caller.', 'EventName'],
    event_path: ['The file that holds the payload.'],
    graphql_url: ['The address of the GraphQL API.'],
    head_ref: ['The branch a pull request comes from. Empty for other events.'],
    job: ['The id of the job. Only set within steps.'],
    path: ['The file that adds folders to PATH for later steps.'],
    ref: ['The full ref, such as `refs/heads/main` or `refs/tags/v1.0.0`.'],
    ref_name: ['The ref without `refs/heads/` or `refs/tags/`.'],
    ref_protected: ['Whether rules protect the ref.', 'boolean'],
    ref_type: ['What the ref is.', "'branch' | 'tag'"],
    repository: ['The owner and name of the repository.'],
    repository_id: ['The id of the repository.'],
    repository_owner: ['The owner of the repository.'],
    repository_owner_id: ['The id of the owner.'],
    repositoryUrl: ['The git address of the repository.'],
    retention_days: ['How many days logs and artifacts are kept.'],
    run_id: ['The number of the run, the same in each attempt.'],
    run_number: ['The number of the run among the runs of this workflow.'],
    run_attempt: ['The number of the attempt, from 1.'],
    secret_source: ['Where the secrets come from.', "'None' | 'Actions' | 'Dependabot' | 'Codespaces'"],
    server_url: ['The address of GitHub.'],
    sha: ['The commit that the event is about. Which one it is depends on the event.'],
    token: ['The token of the job. Only set within steps.'],
    triggering_actor: ['The login of the account that started this attempt.'],
    workflow: [
      'The name of the workflow, or its path when it has none. A called workflow sees the name of its caller.',
    ],
    workflow_ref: ['The path and ref of the workflow file. A called workflow sees that of its caller.'],
    workflow_sha: ['The commit of the workflow file.'],
    workspace: ['The folder that steps start in.'],
  },
  runner: {
    name: ['The name of the runner.'],
    os: ['The operating system.', "'Linux' | 'Windows' | 'macOS'"],
    arch: ['The processor.', "'X86' | 'X64' | 'ARM' | 'ARM64'"],
    temp: ['A folder that is empty at the start of each job.'],
    tool_cache: ['The folder of the tools that come with the runner.'],
    debug: ["'1' when debug logging is on, else empty.", "'1' | ''"],
    environment: ['Who runs the runner.', "'github-hosted' | 'self-hosted'"],
    workspace: ['The folder of the job. `github.workspace` is the one to use.'],
  },
  strategy: {
    'fail-fast': ['Whether one failing leg cancels the others.', 'boolean'],
    'job-index': ['The number of this leg, from 0.', 'number'],
    'job-total': ['How many legs there are.', 'number'],
    'max-parallel': ['How many legs may run at a time.', 'number'],
  },
  job: {
    status: ['The result of the job so far.', "'success' | 'failure' | 'cancelled'"],
    check_run_id: ['The id of the check run of this job.', 'number'],
    workflow_file_path: ['The path of the file that this job is written in.'],
    workflow_ref: ['The path and ref of that file. In a called workflow this is the called file.'],
    workflow_repository: ['The repository of that file.'],
    workflow_sha: ['The commit of that file.'],
    container: ['The container of the job.', '{ readonly id: string; readonly network: string }'],
    services: [
      'The service containers of the job.',
      `Readonly<\n    Record<string, { readonly id: string; readonly network: string; readonly ports: ${texts} }>\n  >`,
    ],
  },
  steps: {
    outputs: ['The outputs of the step.', texts],
    conclusion: ['The result after `continue-on-error`.', result],
    outcome: ['The result before `continue-on-error`.', result],
  },
  jobs: {
    outputs: ['The outputs of the job.', texts],
    result: ['The result of the job.', result],
  },
}
