// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.

/** An account: a person, an organization or a bot. */
export interface User {
  readonly deleted: boolean
  readonly email: string
  readonly gravatar_id: string
  readonly html_url: string
  readonly id: number
  readonly login: string
  readonly name: string
  readonly node_id: string
  readonly site_admin: boolean
  readonly starred_at: string
  readonly type: string
  readonly url: string
  readonly user_view_type: string
}

/** The organization that owns the repository. */
export interface Organization {
  readonly description: string
  readonly id: number
  readonly login: string
  readonly node_id: string
  readonly url: string
}

/** A repository. */
export interface Repository {
  readonly allow_auto_merge: boolean
  readonly allow_forking: boolean
  readonly allow_merge_commit: boolean
  readonly allow_rebase_merge: boolean
  readonly allow_squash_merge: boolean
  readonly allow_update_branch: boolean
  readonly anonymous_access_enabled: boolean
  readonly archived: boolean
  readonly clone_url: string
  readonly code_of_conduct: {
    readonly body: string
    readonly html_url: string
    readonly key: string
    readonly name: string
    readonly url: string
  }
  readonly code_search_index_status: { readonly lexical_commit_sha: string; readonly lexical_search_ok: string }
  readonly created_at: string
  readonly custom_properties: Readonly<Record<string, unknown>>
  readonly default_branch: string
  readonly delete_branch_on_merge: boolean
  readonly description: string
  readonly disabled: boolean
  readonly fork: boolean
  readonly forks: number
  readonly forks_count: number
  readonly full_name: string
  readonly git_url: string
  readonly has_discussions: boolean
  readonly has_downloads: boolean
  readonly has_issues: boolean
  readonly has_pages: boolean
  readonly has_projects: boolean
  readonly has_pull_requests: boolean
  readonly has_wiki: boolean
  readonly homepage: string
  readonly html_url: string
  readonly id: number
  readonly is_template: boolean
  readonly language: string
  readonly license: License
  readonly master_branch: string
  readonly merge_commit_message: string
  readonly merge_commit_title: string
  readonly name: string
  readonly network_count: number
  readonly node_id: string
  readonly open_issues: number
  readonly open_issues_count: number
  readonly organization: User
  readonly owner: User
  readonly permissions: {
    readonly admin: boolean
    readonly maintain: boolean
    readonly pull: boolean
    readonly push: boolean
    readonly triage: boolean
  }
  readonly private: boolean
  readonly public: boolean
  readonly pull_request_creation_policy: string
  readonly pushed_at: string
  readonly role_name: string
  readonly security_and_analysis: Readonly<Record<string, unknown>>
  readonly size: number
  readonly squash_merge_commit_message: string
  readonly squash_merge_commit_title: string
  readonly ssh_url: string
  readonly stargazers: number
  readonly stargazers_count: number
  readonly starred_at: string
  readonly subscribers_count: number
  readonly temp_clone_token: string
  readonly template_repository: Repository
  readonly topics: readonly string[]
  readonly updated_at: string
  readonly url: string
  readonly use_squash_pr_title_as_default: boolean
  readonly visibility: string
  readonly watchers: number
  readonly watchers_count: number
  readonly web_commit_signoff_required: boolean
}

/** A repository as runs show it. */
export interface MinimalRepository {
  readonly description: string
  readonly fork: boolean
  readonly full_name: string
  readonly html_url: string
  readonly id: number
  readonly name: string
  readonly node_id: string
  readonly owner: User
  readonly private: boolean
  readonly url: string
}

/** The installation of a GitHub App. */
export interface Installation {
  readonly id: number
  readonly node_id: string
}

/** The license of a repository. */
export interface License {
  readonly html_url: string
  readonly key: string
  readonly name: string
  readonly node_id: string
  readonly spdx_id: string
  readonly url: string
}

/** The enterprise that owns the organization. */
export interface Enterprise {
  readonly created_at: string
  readonly description: string
  readonly html_url: string
  readonly id: number
  readonly name: string
  readonly node_id: string
  readonly slug: string
  readonly updated_at: string
}

/** A GitHub App. */
export interface App {
  readonly client_id: string
  readonly created_at: string
  readonly description: string
  readonly events: readonly string[]
  readonly html_url: string
  readonly id: number
  readonly installations_count: number
  readonly name: string
  readonly node_id: string
  readonly owner: User
  readonly permissions: Readonly<Record<string, unknown>>
  readonly slug: string
  readonly updated_at: string
}

/** A team of an organization. */
export interface Team {
  readonly deleted: boolean
  readonly description: string
  readonly enterprise_id: number
  readonly html_url: string
  readonly id: number
  readonly ldap_dn: string
  readonly name: string
  readonly node_id: string
  readonly notification_setting: string
  readonly organization_id: number
  readonly parent: Team
  readonly permission: string
  readonly privacy: string
  readonly slug: string
  readonly type: string
  readonly url: string
}

/** How often each reaction was given. */
export interface Reactions {
  readonly '+1': number
  readonly '-1': number
  readonly confused: number
  readonly eyes: number
  readonly heart: number
  readonly hooray: number
  readonly laugh: number
  readonly rocket: number
  readonly total_count: number
  readonly url: string
}

/** A label of an issue or pull request. */
export interface Label {
  readonly color: string
  readonly default: boolean
  readonly description: string
  readonly id: number
  readonly name: string
  readonly node_id: string
  readonly url: string
}

/** A milestone. */
export interface Milestone {
  readonly closed_at: string
  readonly closed_issues: number
  readonly created_at: string
  readonly creator: User
  readonly description: string
  readonly due_on: string
  readonly html_url: string
  readonly id: number
  readonly node_id: string
  readonly number: number
  readonly open_issues: number
  readonly state: string
  readonly title: string
  readonly updated_at: string
  readonly url: string
}

/** A commit of a push. */
export interface PushedCommit {
  readonly added: readonly string[]
  readonly author: CommitPerson
  readonly committer: CommitPerson
  readonly distinct: boolean
  readonly id: string
  readonly message: string
  readonly modified: readonly string[]
  readonly removed: readonly string[]
  readonly timestamp: string
  readonly tree_id: string
  readonly url: string
}

/** A commit. */
export interface Commit {
  readonly author: CommitPerson
  readonly committer: CommitPerson
  readonly id: string
  readonly message: string
  readonly timestamp: string
  readonly tree_id: string
}

/** Who wrote or made a commit. */
export interface CommitPerson {
  readonly date: string
  readonly email: string
  readonly name: string
  readonly username: string
}

/** A pull request. */
export interface PullRequest {
  readonly active_lock_reason: string
  readonly additions: number
  readonly allow_auto_merge: boolean
  readonly allow_update_branch: boolean
  readonly assignee: User
  readonly assignees: readonly User[]
  readonly author_association: string
  readonly auto_merge: {
    readonly commit_message: string
    readonly commit_title: string
    readonly enabled_by: User
    readonly merge_method: string
  }
  readonly base: PullRequestBranch
  readonly body: string
  readonly changed_files: number
  readonly closed_at: string
  readonly comments: number
  readonly commits: number
  readonly created_at: string
  readonly delete_branch_on_merge: boolean
  readonly deletions: number
  readonly diff_url: string
  readonly draft: boolean
  readonly head: PullRequestBranch
  readonly html_url: string
  readonly id: number
  readonly labels: readonly Label[]
  readonly locked: boolean
  readonly maintainer_can_modify: boolean
  readonly merge_commit_message: string
  readonly merge_commit_sha: string
  readonly merge_commit_title: string
  readonly mergeable: boolean
  readonly mergeable_state: string
  readonly merged: boolean
  readonly merged_at: string
  readonly merged_by: User
  readonly milestone: Milestone
  readonly node_id: string
  readonly number: number
  readonly patch_url: string
  readonly rebaseable: boolean
  readonly requested_reviewers: readonly User[]
  readonly requested_teams: readonly Team[]
  readonly review_comments: number
  readonly squash_merge_commit_message: string
  readonly squash_merge_commit_title: string
  readonly stack: {
    readonly base: { readonly ref: string; readonly sha: string }
    readonly id: number
    readonly number: number
    readonly position: number
    readonly size: number
  }
  readonly state: 'open' | 'closed'
  readonly title: string
  readonly updated_at: string
  readonly url: string
  readonly use_squash_pr_title_as_default: boolean
  readonly user: User
}

/** One end of a pull request. */
export interface PullRequestBranch {
  readonly label: string
  readonly ref: string
  readonly repo: Repository
  readonly sha: string
  readonly user: User
}

/** A pull request as runs show it. */
export interface PullRequestLink {
  readonly base: {
    readonly ref: string
    readonly repo: { readonly id: number; readonly name: string; readonly url: string }
    readonly sha: string
  }
  readonly head: {
    readonly ref: string
    readonly repo: { readonly id: number; readonly name: string; readonly url: string }
    readonly sha: string
  }
  readonly id: number
  readonly number: number
  readonly url: string
}

/** An issue. */
export interface Issue {
  readonly active_lock_reason: string
  readonly assignee: User
  readonly assignees: readonly User[]
  readonly author_association: string
  readonly body: string
  readonly closed_at: string
  readonly comments: number
  readonly created_at: string
  readonly draft: boolean
  readonly html_url: string
  readonly id: number
  readonly issue_dependencies_summary: Readonly<Record<string, unknown>>
  readonly issue_field_values: Readonly<Record<string, unknown>>
  readonly labels: readonly Label[]
  readonly locked: boolean
  readonly milestone: Milestone
  readonly node_id: string
  readonly number: number
  readonly performed_via_github_app: App
  readonly pinned_comment: Readonly<Record<string, unknown>>
  readonly pull_request: {
    readonly diff_url: string
    readonly html_url: string
    readonly merged_at: string
    readonly patch_url: string
    readonly url: string
  }
  readonly reactions: Reactions
  readonly state: 'open' | 'closed'
  readonly state_reason: string
  readonly sub_issues_summary: Readonly<Record<string, unknown>>
  readonly title: string
  readonly type: {
    readonly color: string
    readonly created_at: string
    readonly description: string
    readonly id: number
    readonly is_enabled: boolean
    readonly name: string
    readonly node_id: string
    readonly updated_at: string
  }
  readonly updated_at: string
  readonly url: string
  readonly user: User
}

/** A discussion. */
export interface Discussion {
  readonly active_lock_reason: string
  readonly answer_chosen_at: string
  readonly answer_chosen_by: User
  readonly author_association: string
  readonly body: string
  readonly category: {
    readonly created_at: string
    readonly description: string
    readonly emoji: string
    readonly id: number
    readonly is_answerable: boolean
    readonly name: string
    readonly node_id: string
    readonly repository_id: number
    readonly slug: string
    readonly updated_at: string
  }
  readonly comments: number
  readonly created_at: string
  readonly html_url: string
  readonly id: number
  readonly labels: readonly Label[]
  readonly locked: boolean
  readonly node_id: string
  readonly number: number
  readonly reactions: Reactions
  readonly state: string
  readonly state_reason: string
  readonly title: string
  readonly updated_at: string
  readonly user: User
}

/** A deployment. */
export interface Deployment {
  readonly created_at: string
  readonly creator: User
  readonly description: string
  readonly environment: string
  readonly id: number
  readonly node_id: string
  readonly original_environment: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly performed_via_github_app: App
  readonly production_environment: boolean
  readonly ref: string
  readonly sha: string
  readonly task: string
  readonly transient_environment: boolean
  readonly updated_at: string
  readonly url: string
}

/** A workflow file. */
export interface Workflow {
  readonly created_at: string
  readonly html_url: string
  readonly id: number
  readonly name: string
  readonly node_id: string
  readonly path: string
  readonly state: string
  readonly updated_at: string
  readonly url: string
}

/** A run of a workflow. */
export interface WorkflowRun {
  readonly actor: User
  readonly check_suite_id: number
  readonly check_suite_node_id: string
  readonly conclusion:
    | 'success'
    | 'failure'
    | 'neutral'
    | 'cancelled'
    | 'skipped'
    | 'timed_out'
    | 'action_required'
    | 'stale'
    | 'startup_failure'
  readonly created_at: string
  readonly display_title: string
  readonly event: string
  readonly head_branch: string
  readonly head_commit: Commit
  readonly head_repository: MinimalRepository
  readonly head_sha: string
  readonly html_url: string
  readonly id: number
  readonly name: string
  readonly node_id: string
  readonly path: string
  readonly pull_requests: readonly PullRequestLink[]
  readonly referenced_workflows: readonly { readonly path: string; readonly ref: string; readonly sha: string }[]
  readonly repository: MinimalRepository
  readonly run_attempt: number
  readonly run_number: number
  readonly run_started_at: string
  readonly status: string
  readonly triggering_actor: User
  readonly updated_at: string
  readonly url: string
  readonly workflow_id: number
}
