// What the webhook descriptions do not say about payloads: the types of their properties, and the objects that recur.

const numbers = `+1 -1 additions annotations_count changed_files check_suite_id child_comment_count closed_issues
  column_id comment_count comments commits confused deletions discussion_id download_count duration enterprise_id
  eyes forks forks_count heart hooray id in_reply_to_id installations_count latest_check_runs_count laugh line
  network_count number open_issues open_issues_count organization_id original_line original_position
  original_start_line parent_id position pull_request_review_id repository_id required_approving_review_count
  review_comments rocket run_attempt run_number size stargazers stargazers_count start_line subscribers_count
  total_count watchers watchers_count workflow_id`

const booleans = `admin admin_enforced allow_auto_merge allow_forking allow_merge_commit allow_rebase_merge
  allow_squash_merge allow_update_branch anonymous_access_enabled archived authorized_actors_only
  authorized_dismissal_actors_only create_protected created default delete_branch_on_merge deleted disabled
  dismiss_stale_reviews_on_push distinct draft forced fork has_discussions has_downloads has_issues has_pages
  has_projects has_pull_requests has_wiki ignore_approvals_from_contributors immutable is_answerable is_enabled
  is_template lock_allows_fork_sync locked maintain maintainer_can_modify mergeable merged prerelease private
  production_environment protected public pull push rebaseable require_code_owner_review require_last_push_approval
  rerequestable runs_rerequestable site_admin strict_required_status_checks_policy transient_environment triage
  use_squash_pr_title_as_default verified web_commit_signoff_required`

const textLists = `added authorized_actor_names events labels metadata modified removed required_status_checks tags topics`

const maps = 'changes client_payload custom_properties inputs payload pin stack'

const flag = 'boolean'
const textList = 'readonly string[]'
export const looseObject = 'Readonly<Record<string, unknown>>'

const rareConclusions = "'action_required' | 'stale' | 'startup_failure'"

/** Types that hold for one place only, by the object or shape and the property. */
const atPlaces: Readonly<Record<string, string>> = {
  'Commit.id': 'string',
  'PushedCommit.id': 'string',
  'Issue.state': "'open' | 'closed'",
  'PullRequest.state': "'open' | 'closed'",
  'WorkflowRun.conclusion': `'success' | 'failure' | 'neutral' | 'cancelled' | 'skipped' | 'timed_out' | ${rareConclusions}`,
  'create.ref_type': "'branch' | 'tag'",
  'delete.ref_type': "'branch' | 'tag'",
  'workflow_dispatch.inputs': 'Readonly<Record<string, string>>',
  'container_metadata.labels': looseObject,
  'container_metadata.manifest': looseObject,
  'package_version.body': looseObject,
  'permissions.metadata': 'string',
  'verification.payload': 'string',
  'admin_enforced.from': flag,
  'authorized_actors_only.from': flag,
  'authorized_dismissal_actors_only.from': flag,
  'authorized_actor_names.from': textList,
  'required_status_checks.from': textList,
  'make_latest.to': flag,
  'column_id.from': 'number',
}

const byName = new Map<string, string>()
for (const [names, type] of [
  [numbers, 'number'],
  [booleans, flag],
  [textLists, textList],
  [maps, looseObject],
] as const) {
  for (const name of names.split(/\s+/)) byName.set(name, type)
}

/** The type of a property without properties of its own. Most are strings, times and addresses included. */
export function leafType(owner: string, name: string): string {
  return atPlaces[`${owner}.${name}`] ?? byName.get(name) ?? 'string'
}

/** Objects whose properties nobody reads in a release: packages that are no container images, settings, summaries. */
const keptShut = new Set(
  `npm_metadata nuget_metadata rubygems_metadata security_and_analysis issue_dependencies_summary issue_field_values
  pinned_comment sub_issues_summary App.permissions`.split(/\s+/),
)

export function isKeptShut(owner: string, name: string): boolean {
  return keptShut.has(name) || keptShut.has(`${owner}.${name}`)
}

/** Properties that hold a list of objects. */
export const objectLists: ReadonlySet<string> = new Set(
  `assets assignees branches commits docker_metadata labels package_files pages parents pull_requests
  referenced_workflows requested_reviewers requested_teams`.split(/\s+/),
)

/** Addresses that lead somewhere. All others are templates of API calls, and are left out. */
export const keptAddresses: ReadonlySet<string> = new Set(
  `browser_download_url clone_url details_url diff_url environment_url git_url html_url log_url package_url patch_url
  ssh_url target_url upload_url`.split(/\s+/),
)

interface KnownShape {
  readonly name: string
  readonly doc: string
  /** An object with all of these keys is of this shape. */
  readonly keys: string
  /** Only where it is the value of this property: its keys alone would fit others. */
  readonly property?: string
}

/** Objects that recur, the more telling first. */
export const knownShapes: readonly KnownShape[] = [
  { name: 'User', doc: 'An account: a person, an organization or a bot.', keys: 'login gravatar_id' },
  { name: 'Organization', doc: 'The organization that owns the repository.', keys: 'login members_url' },
  { name: 'Repository', doc: 'A repository.', keys: 'full_name default_branch' },
  { name: 'MinimalRepository', doc: 'A repository as runs show it.', keys: 'full_name owner' },
  { name: 'Installation', doc: 'The installation of a GitHub App.', keys: 'id node_id', property: 'installation' },
  { name: 'License', doc: 'The license of a repository.', keys: 'spdx_id key' },
  { name: 'Enterprise', doc: 'The enterprise that owns the organization.', keys: 'website_url slug' },
  { name: 'App', doc: 'A GitHub App.', keys: 'slug events permissions' },
  { name: 'Team', doc: 'A team of an organization.', keys: 'slug permission' },
  { name: 'Reactions', doc: 'How often each reaction was given.', keys: '+1 hooray' },
  { name: 'Label', doc: 'A label of an issue or pull request.', keys: 'color default name' },
  { name: 'Milestone', doc: 'A milestone.', keys: 'open_issues closed_issues' },
  { name: 'PushedCommit', doc: 'A commit of a push.', keys: 'tree_id message distinct' },
  { name: 'Commit', doc: 'A commit.', keys: 'tree_id message timestamp' },
  { name: 'CommitPerson', doc: 'Who wrote or made a commit.', keys: 'email username' },
  { name: 'PullRequest', doc: 'A pull request.', keys: 'head base title' },
  { name: 'PullRequestBranch', doc: 'One end of a pull request.', keys: 'label ref sha' },
  { name: 'PullRequestLink', doc: 'A pull request as runs show it.', keys: 'head base number' },
  { name: 'Issue', doc: 'An issue.', keys: 'title labels comments_url' },
  { name: 'Discussion', doc: 'A discussion.', keys: 'answer_chosen_at category' },
  { name: 'Deployment', doc: 'A deployment.', keys: 'task original_environment' },
  { name: 'Workflow', doc: 'A workflow file.', keys: 'badge_url path' },
  { name: 'WorkflowRun', doc: 'A run of a workflow.', keys: 'run_number head_sha' },
]
