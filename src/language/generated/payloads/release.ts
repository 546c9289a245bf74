// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Organization, Reactions, Repository, User } from './shared.ts'

export interface ReleasePayload {
  readonly action: 'published' | 'unpublished' | 'created' | 'edited' | 'deleted' | 'prereleased' | 'released'
  readonly changes: {
    readonly body: { readonly from: string }
    readonly make_latest: { readonly to: boolean }
    readonly name: { readonly from: string }
    readonly tag_name: { readonly from: string }
  }
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly release: {
    readonly assets: readonly {
      readonly browser_download_url: string
      readonly content_type: string
      readonly created_at: string
      readonly digest: string
      readonly download_count: number
      readonly id: number
      readonly label: string
      readonly name: string
      readonly node_id: string
      readonly size: number
      readonly state: string
      readonly updated_at: string
      readonly uploader: User
      readonly url: string
    }[]
    readonly author: User
    readonly body: string
    readonly created_at: string
    readonly draft: boolean
    readonly html_url: string
    readonly id: number
    readonly immutable: boolean
    readonly name: string
    readonly node_id: string
    readonly prerelease: boolean
    readonly published_at: string
    readonly reactions: Reactions
    readonly tag_name: string
    readonly target_commitish: string
    readonly updated_at: string
    readonly upload_url: string
    readonly url: string
  }
  readonly repository: Repository
  readonly sender: User
}
