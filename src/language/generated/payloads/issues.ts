// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Issue, Label, Milestone, Organization, Repository, User } from './shared.ts'

export interface IssuesPayload {
  readonly action:
    | 'opened'
    | 'edited'
    | 'deleted'
    | 'transferred'
    | 'pinned'
    | 'unpinned'
    | 'closed'
    | 'reopened'
    | 'assigned'
    | 'unassigned'
    | 'labeled'
    | 'unlabeled'
    | 'locked'
    | 'unlocked'
    | 'milestoned'
    | 'demilestoned'
    | 'field_added'
    | 'field_removed'
    | 'typed'
    | 'untyped'
  readonly assignee: User
  readonly changes: {
    readonly body: { readonly from: string }
    readonly issue_field_value: {
      readonly from: {
        readonly id: number
        readonly option: {
          readonly color: string
          readonly description: string
          readonly id: number
          readonly name: string
        }
        readonly options: {
          readonly color: string
          readonly description: string
          readonly id: number
          readonly name: string
        }
        readonly value: string
        readonly value_id: string
        readonly value_ids: string
      }
    }
    readonly new_issue: Issue
    readonly new_repository: Repository
    readonly old_issue: Issue
    readonly old_repository: Repository
    readonly title: { readonly from: string }
  }
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly issue: Issue
  readonly issue_field: { readonly field_type: string; readonly id: number; readonly name: string }
  readonly issue_field_value: {
    readonly id: number
    readonly option: {
      readonly color: string
      readonly description: string
      readonly id: number
      readonly name: string
    }
    readonly options: {
      readonly color: string
      readonly description: string
      readonly id: number
      readonly name: string
    }
    readonly value: string
    readonly value_id: string
    readonly value_ids: string
  }
  readonly label: Label
  readonly milestone: Milestone
  readonly organization: Organization
  readonly repository: Repository
  readonly sender: User
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
}
