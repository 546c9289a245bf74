// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type {
  Discussion,
  Enterprise,
  Installation,
  Label,
  Organization,
  Reactions,
  Repository,
  User,
} from './shared.ts'

export interface DiscussionPayload {
  readonly action:
    | 'created'
    | 'edited'
    | 'deleted'
    | 'transferred'
    | 'pinned'
    | 'unpinned'
    | 'labeled'
    | 'unlabeled'
    | 'locked'
    | 'unlocked'
    | 'category_changed'
    | 'answered'
    | 'unanswered'
  readonly answer: {
    readonly author_association: string
    readonly body: string
    readonly child_comment_count: number
    readonly created_at: string
    readonly discussion_id: number
    readonly html_url: string
    readonly id: number
    readonly node_id: string
    readonly parent_id: number
    readonly reactions: Reactions
    readonly updated_at: string
    readonly user: User
  }
  readonly changes: {
    readonly body: { readonly from: string }
    readonly category: {
      readonly from: {
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
    }
    readonly new_discussion: Discussion
    readonly new_repository: Repository
    readonly title: { readonly from: string }
  }
  readonly discussion: Discussion
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly label: Label
  readonly old_answer: {
    readonly author_association: string
    readonly body: string
    readonly child_comment_count: number
    readonly created_at: string
    readonly discussion_id: number
    readonly html_url: string
    readonly id: number
    readonly node_id: string
    readonly parent_id: number
    readonly reactions: Reactions
    readonly updated_at: string
    readonly user: User
  }
  readonly organization: Organization
  readonly repository: Repository
  readonly sender: User
}
