// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Organization, Repository, User } from './shared.ts'

export interface BranchProtectionRulePayload {
  readonly action: 'created' | 'edited' | 'deleted'
  readonly changes: {
    readonly admin_enforced: { readonly from: boolean }
    readonly authorized_actor_names: { readonly from: readonly string[] }
    readonly authorized_actors_only: { readonly from: boolean }
    readonly authorized_dismissal_actors_only: { readonly from: boolean }
    readonly linear_history_requirement_enforcement_level: { readonly from: string }
    readonly lock_allows_fork_sync: { readonly from: string }
    readonly lock_branch_enforcement_level: { readonly from: string }
    readonly pull_request_reviews_enforcement_level: { readonly from: string }
    readonly require_last_push_approval: { readonly from: string }
    readonly required_status_checks: { readonly from: readonly string[] }
    readonly required_status_checks_enforcement_level: { readonly from: string }
  }
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly repository: Repository
  readonly rule: {
    readonly admin_enforced: boolean
    readonly allow_deletions_enforcement_level: string
    readonly allow_force_pushes_enforcement_level: string
    readonly authorized_actor_names: readonly string[]
    readonly authorized_actors_only: boolean
    readonly authorized_dismissal_actors_only: boolean
    readonly create_protected: boolean
    readonly created_at: string
    readonly dismiss_stale_reviews_on_push: boolean
    readonly id: number
    readonly ignore_approvals_from_contributors: boolean
    readonly linear_history_requirement_enforcement_level: string
    readonly lock_allows_fork_sync: boolean
    readonly lock_branch_enforcement_level: string
    readonly merge_queue_enforcement_level: string
    readonly name: string
    readonly pull_request_reviews_enforcement_level: string
    readonly repository_id: number
    readonly require_code_owner_review: boolean
    readonly require_last_push_approval: boolean
    readonly required_approving_review_count: number
    readonly required_conversation_resolution_level: string
    readonly required_deployments_enforcement_level: string
    readonly required_status_checks: readonly string[]
    readonly required_status_checks_enforcement_level: string
    readonly signature_requirement_enforcement_level: string
    readonly strict_required_status_checks_policy: boolean
    readonly updated_at: string
  }
  readonly sender: User
}
