// Made by scripts/generate-language.ts from the context descriptions of @actions/languageservice. Do not edit.

/** The run and the event behind it. */
export interface GithubContext<EventName extends string = string, Event = Readonly<Record<string, unknown>>> {
  /** The id of the running step, or a name made from its action. */
  readonly action: string
  /** The folder of the running composite action. */
  readonly action_path: string
  /** The ref of the running action. */
  readonly action_ref: string
  /** The owner and name of the running action. */
  readonly action_repository: string
  /** The result of the composite action so far. */
  readonly action_status: string
  /** The login of the account that started the first attempt. Its rights are used in each attempt. */
  readonly actor: string
  /** The id of that account. */
  readonly actor_id: string
  /** The address of the REST API. */
  readonly api_url: string
  /** The branch a pull request goes to. Empty for other events. */
  readonly base_ref: string
  /** The file that sets environment variables for later steps. */
  readonly env: string
  /** The payload of the event. */
  readonly event: Event
  /** The event that started the run. A called workflow sees the event of its caller. */
  readonly event_name: EventName
  /** The file that holds the payload. */
  readonly event_path: string
  /** The address of the GraphQL API. */
  readonly graphql_url: string
  /** The branch a pull request comes from. Empty for other events. */
  readonly head_ref: string
  /** The id of the job. Only set within steps. */
  readonly job: string
  /** The file that adds folders to PATH for later steps. */
  readonly path: string
  /** The full ref, such as `refs/heads/main` or `refs/tags/v1.0.0`. */
  readonly ref: string
  /** The ref without `refs/heads/` or `refs/tags/`. */
  readonly ref_name: string
  /** Whether rules protect the ref. */
  readonly ref_protected: boolean
  /** What the ref is. */
  readonly ref_type: 'branch' | 'tag'
  /** The owner and name of the repository. */
  readonly repository: string
  /** The id of the repository. */
  readonly repository_id: string
  /** The owner of the repository. */
  readonly repository_owner: string
  /** The id of the owner. */
  readonly repository_owner_id: string
  /** The git address of the repository. */
  readonly repositoryUrl: string
  /** How many days logs and artifacts are kept. */
  readonly retention_days: string
  /** The number of the run, the same in each attempt. */
  readonly run_id: string
  /** The number of the run among the runs of this workflow. */
  readonly run_number: string
  /** The number of the attempt, from 1. */
  readonly run_attempt: string
  /** Where the secrets come from. */
  readonly secret_source: 'None' | 'Actions' | 'Dependabot' | 'Codespaces'
  /** The address of GitHub. */
  readonly server_url: string
  /** The commit that the event is about. Which one it is depends on the event. */
  readonly sha: string
  /** The token of the job. Only set within steps. */
  readonly token: string
  /** The login of the account that started this attempt. */
  readonly triggering_actor: string
  /** The name of the workflow, or its path when it has none. A called workflow sees the name of its caller. */
  readonly workflow: string
  /** The path and ref of the workflow file. A called workflow sees that of its caller. */
  readonly workflow_ref: string
  /** The commit of the workflow file. */
  readonly workflow_sha: string
  /** The folder that steps start in. */
  readonly workspace: string
}

/** The machine of the job. */
export interface RunnerContext {
  /** The name of the runner. */
  readonly name: string
  /** The operating system. */
  readonly os: 'Linux' | 'Windows' | 'macOS'
  /** The processor. */
  readonly arch: 'X86' | 'X64' | 'ARM' | 'ARM64'
  /** A folder that is empty at the start of each job. */
  readonly temp: string
  /** The folder of the tools that come with the runner. */
  readonly tool_cache: string
  /** '1' when debug logging is on, else empty. */
  readonly debug: '1' | ''
  /** Who runs the runner. */
  readonly environment: 'github-hosted' | 'self-hosted'
  /** The folder of the job. `github.workspace` is the one to use. */
  readonly workspace: string
}

/** Where this job stands in its matrix. */
export interface StrategyContext {
  /** Whether one failing leg cancels the others. */
  readonly 'fail-fast': boolean
  /** The number of this leg, from 0. */
  readonly 'job-index': number
  /** How many legs there are. */
  readonly 'job-total': number
  /** How many legs may run at a time. */
  readonly 'max-parallel': number
}

/** The running job. */
export interface JobContext {
  /** The container of the job. */
  readonly container: { readonly id: string; readonly network: string }
  /** The service containers of the job. */
  readonly services: Readonly<
    Record<string, { readonly id: string; readonly network: string; readonly ports: Readonly<Record<string, string>> }>
  >
  /** The result of the job so far. */
  readonly status: 'success' | 'failure' | 'cancelled'
  /** The id of the check run of this job. */
  readonly check_run_id: number
  /** The path of the file that this job is written in. */
  readonly workflow_file_path: string
  /** The path and ref of that file. In a called workflow this is the called file. */
  readonly workflow_ref: string
  /** The repository of that file. */
  readonly workflow_repository: string
  /** The commit of that file. */
  readonly workflow_sha: string
}

/** One entry of `steps`. */
export interface StepResult {
  /** The outputs of the step. */
  readonly outputs: Readonly<Record<string, string>>
  /** The result after `continue-on-error`. */
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'skipped'
  /** The result before `continue-on-error`. */
  readonly outcome: 'success' | 'failure' | 'cancelled' | 'skipped'
}

/** One entry of `needs`, or of `jobs` where a called workflow names its outputs. */
export interface JobResult {
  /** The outputs of the job. */
  readonly outputs: Readonly<Record<string, string>>
  /** The result of the job. */
  readonly result: 'success' | 'failure' | 'cancelled' | 'skipped'
}
