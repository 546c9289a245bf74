// Made by scripts/generate-language.ts from the webhook descriptions of @actions/languageservice. Do not edit.
import type { Enterprise, Installation, Organization, Repository, User } from './shared.ts'

export interface RegistryPackagePayload {
  readonly action: 'published' | 'updated'
  readonly enterprise: Enterprise
  readonly installation: Installation
  readonly organization: Organization
  readonly registry_package: {
    readonly created_at: string
    readonly description: string
    readonly ecosystem: string
    readonly html_url: string
    readonly id: number
    readonly name: string
    readonly namespace: string
    readonly owner: User
    readonly package_type: string
    readonly package_version: {
      readonly author: User
      readonly body: Readonly<Record<string, unknown>>
      readonly body_html: string
      readonly container_metadata: {
        readonly labels: Readonly<Record<string, unknown>>
        readonly manifest: Readonly<Record<string, unknown>>
        readonly tag: { readonly digest: string; readonly name: string }
      }
      readonly created_at: string
      readonly description: string
      readonly docker_metadata: readonly { readonly tags: readonly string[] }[]
      readonly draft: boolean
      readonly html_url: string
      readonly id: number
      readonly installation_command: string
      readonly manifest: string
      readonly metadata: readonly string[]
      readonly name: string
      readonly npm_metadata: Readonly<Record<string, unknown>>
      readonly nuget_metadata: Readonly<Record<string, unknown>>
      readonly package_files: readonly {
        readonly content_type: string
        readonly created_at: string
        readonly id: number
        readonly md5: string
        readonly name: string
        readonly sha1: string
        readonly sha256: string
        readonly size: number
        readonly state: string
        readonly updated_at: string
      }[]
      readonly package_url: string
      readonly prerelease: boolean
      readonly release: {
        readonly author: User
        readonly created_at: string
        readonly draft: boolean
        readonly html_url: string
        readonly id: number
        readonly name: string
        readonly prerelease: boolean
        readonly published_at: string
        readonly tag_name: string
        readonly target_commitish: string
        readonly url: string
      }
      readonly rubygems_metadata: Readonly<Record<string, unknown>>
      readonly summary: string
      readonly tag_name: string
      readonly target_commitish: string
      readonly target_oid: string
      readonly updated_at: string
      readonly version: string
    }
    readonly registry: {
      readonly name: string
      readonly type: string
      readonly url: string
      readonly vendor: string
    }
    readonly updated_at: string
  }
  readonly repository: Repository
  readonly sender: User
}
