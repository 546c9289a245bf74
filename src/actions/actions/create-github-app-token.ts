// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What actions/create-github-app-token takes. */
export interface CreateGithubAppTokenInputs {
  readonly 'client-id'?: string
  /** @deprecated Use `client-id`. */
  readonly 'app-id'?: string
  readonly 'private-key': string
  readonly owner?: string
  /** A list is written one item a line. */
  readonly repositories?: string | readonly string[]
  /** Default: `false`. */
  readonly 'skip-token-revoke'?: boolean
  /** Default: `${{ github.api_url }}`. */
  readonly 'github-api-url'?: string
  readonly 'permission-actions'?: 'read' | 'write'
  readonly 'permission-administration'?: 'read' | 'write'
  readonly 'permission-artifact-metadata'?: 'read' | 'write'
  readonly 'permission-attestations'?: 'read' | 'write'
  readonly 'permission-checks'?: 'read' | 'write'
  readonly 'permission-codespaces'?: 'read' | 'write'
  readonly 'permission-contents'?: 'read' | 'write'
  readonly 'permission-custom-properties-for-organizations'?: 'read' | 'write'
  readonly 'permission-dependabot-secrets'?: 'read' | 'write'
  readonly 'permission-deployments'?: 'read' | 'write'
  readonly 'permission-discussions'?: 'read' | 'write'
  readonly 'permission-email-addresses'?: 'read' | 'write'
  readonly 'permission-enterprise-custom-properties-for-organizations'?: 'read' | 'write' | 'admin'
  readonly 'permission-environments'?: 'read' | 'write'
  readonly 'permission-followers'?: 'read' | 'write'
  readonly 'permission-git-ssh-keys'?: 'read' | 'write'
  readonly 'permission-gpg-keys'?: 'read' | 'write'
  readonly 'permission-interaction-limits'?: 'read' | 'write'
  readonly 'permission-issues'?: 'read' | 'write'
  readonly 'permission-members'?: 'read' | 'write'
  readonly 'permission-merge-queues'?: 'read' | 'write'
  readonly 'permission-metadata'?: 'read' | 'write'
  readonly 'permission-organization-administration'?: 'read' | 'write'
  readonly 'permission-organization-announcement-banners'?: 'read' | 'write'
  readonly 'permission-organization-copilot-seat-management'?: 'write'
  readonly 'permission-organization-custom-org-roles'?: 'read' | 'write'
  readonly 'permission-organization-custom-properties'?: 'read' | 'write' | 'admin'
  readonly 'permission-organization-custom-roles'?: 'read' | 'write'
  readonly 'permission-organization-events'?: 'read'
  readonly 'permission-organization-hooks'?: 'read' | 'write'
  readonly 'permission-organization-packages'?: 'read' | 'write'
  readonly 'permission-organization-personal-access-token-requests'?: 'read' | 'write'
  readonly 'permission-organization-personal-access-tokens'?: 'read' | 'write'
  readonly 'permission-organization-plan'?: 'read'
  readonly 'permission-organization-projects'?: 'read' | 'write' | 'admin'
  readonly 'permission-organization-secrets'?: 'read' | 'write'
  readonly 'permission-organization-self-hosted-runners'?: 'read' | 'write'
  readonly 'permission-organization-user-blocking'?: 'read' | 'write'
  readonly 'permission-packages'?: 'read' | 'write'
  readonly 'permission-pages'?: 'read' | 'write'
  readonly 'permission-profile'?: 'write'
  readonly 'permission-pull-requests'?: 'read' | 'write'
  readonly 'permission-repository-custom-properties'?: 'read' | 'write'
  readonly 'permission-repository-hooks'?: 'read' | 'write'
  readonly 'permission-repository-projects'?: 'read' | 'write' | 'admin'
  readonly 'permission-secret-scanning-alerts'?: 'read' | 'write'
  readonly 'permission-secrets'?: 'read' | 'write'
  readonly 'permission-security-events'?: 'read' | 'write'
  readonly 'permission-single-file'?: 'read' | 'write'
  readonly 'permission-starring'?: 'read' | 'write'
  readonly 'permission-statuses'?: 'read' | 'write'
  readonly 'permission-team-discussions'?: 'read' | 'write'
  readonly 'permission-vulnerability-alerts'?: 'read' | 'write'
  readonly 'permission-workflows'?: 'write'
}

/** What actions/create-github-app-token gives. */
export type CreateGithubAppTokenOutput = 'token' | 'installation-id' | 'app-slug'

/** Uses actions/create-github-app-token. */
export const createGithubAppToken: Action<CreateGithubAppTokenInputs, CreateGithubAppTokenOutput> = defineAction({
  name: 'actions/create-github-app-token',
  inputs: {
    'client-id': {},
    'app-id': { deprecated: 'Use `client-id`.' },
    'private-key': { required: true },
    owner: {},
    repositories: { list: '\n' },
    'skip-token-revoke': { boolean: true, default: 'false' },
    'github-api-url': { default: '${{ github.api_url }}' },
    'permission-actions': {},
    'permission-administration': {},
    'permission-artifact-metadata': {},
    'permission-attestations': {},
    'permission-checks': {},
    'permission-codespaces': {},
    'permission-contents': {},
    'permission-custom-properties-for-organizations': {},
    'permission-dependabot-secrets': {},
    'permission-deployments': {},
    'permission-discussions': {},
    'permission-email-addresses': {},
    'permission-enterprise-custom-properties-for-organizations': {},
    'permission-environments': {},
    'permission-followers': {},
    'permission-git-ssh-keys': {},
    'permission-gpg-keys': {},
    'permission-interaction-limits': {},
    'permission-issues': {},
    'permission-members': {},
    'permission-merge-queues': {},
    'permission-metadata': {},
    'permission-organization-administration': {},
    'permission-organization-announcement-banners': {},
    'permission-organization-copilot-seat-management': {},
    'permission-organization-custom-org-roles': {},
    'permission-organization-custom-properties': {},
    'permission-organization-custom-roles': {},
    'permission-organization-events': {},
    'permission-organization-hooks': {},
    'permission-organization-packages': {},
    'permission-organization-personal-access-token-requests': {},
    'permission-organization-personal-access-tokens': {},
    'permission-organization-plan': {},
    'permission-organization-projects': {},
    'permission-organization-secrets': {},
    'permission-organization-self-hosted-runners': {},
    'permission-organization-user-blocking': {},
    'permission-packages': {},
    'permission-pages': {},
    'permission-profile': {},
    'permission-pull-requests': {},
    'permission-repository-custom-properties': {},
    'permission-repository-hooks': {},
    'permission-repository-projects': {},
    'permission-secret-scanning-alerts': {},
    'permission-secrets': {},
    'permission-security-events': {},
    'permission-single-file': {},
    'permission-starring': {},
    'permission-statuses': {},
    'permission-team-discussions': {},
    'permission-vulnerability-alerts': {},
    'permission-workflows': {},
  },
  outputs: ['token', 'installation-id', 'app-slug'],
})
