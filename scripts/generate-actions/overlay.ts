// What the metadata of the actions do not say, by action: how lists are written, types, permissions. Each with its source.
import type { ConditionalGrant } from '../../src/actions/binding.ts'
import type { Permissions } from '../../src/model/permissions.ts'

export interface Overlay {
  /** The name of the binding. */
  readonly as: string
  /** Lists that take one item a line. */
  readonly lines?: readonly string[]
  /** Lists with commas between the items. */
  readonly commas?: readonly string[]
  /** Booleans that have no default to tell them by. */
  readonly booleans?: readonly string[]
  /** Numbers that have no default to tell them by. */
  readonly numbers?: readonly string[]
  /** TypeScript types that neither of these gives. */
  readonly types?: Readonly<Record<string, string>>
  /** What to do in place of a deprecated input. */
  readonly deprecated?: Readonly<Record<string, string>>
  readonly permissions?: Permissions
  readonly tokenInput?: string
  readonly permissionsWith?: readonly ConditionalGrant[]
  readonly safeInputs?: Readonly<Record<string, boolean | string>>
}

export const overlays: Readonly<Record<string, Overlay>> = {
  'actions/checkout': {
    as: 'checkout',
    lines: ['sparse-checkout'], // action.yml: "each pattern should be separated with new lines"
    types: { submodules: "boolean | 'recursive'" }, // action.yml
    permissions: { contents: 'read' },
    tokenInput: 'token',
    // The token would stay in .git/config, where every later step can read it.
    safeInputs: { 'persist-credentials': false },
  },
  'actions/upload-artifact': {
    as: 'uploadArtifact',
    lines: ['path'], // README, "multiple paths and exclusions"
    numbers: ['retention-days'],
    types: { 'if-no-files-found': "'warn' | 'error' | 'ignore'" }, // README, available options
  },
  'actions/download-artifact': {
    as: 'downloadArtifact',
    commas: ['artifact-ids'], // action.yml: "comma-separated"
    // README: a token is given to reach another run or repository, and needs actions: read there.
    permissionsWith: [{ when: { 'github-token': 'job-token' }, grants: { actions: 'read' } }],
  },
  'actions/github-script': {
    as: 'githubScript',
    commas: ['previews', 'retry-exempt-status-codes'], // action.yml: "comma-separated list"
    booleans: ['debug'], // its default is an expression
    types: { 'result-encoding': "'json' | 'string'" }, // action.yml
    // What the token needs depends on the script.
  },
  'actions/setup-node': {
    as: 'setupNode',
    lines: ['cache-dependency-path'], // action.yml: "wildcards or a list of file names"; advanced usage has one a line
  },
  'actions/setup-python': {
    as: 'setupPython',
    lines: ['python-version', 'cache-dependency-path'], // read with getMultilineInput; wildcards or a list of file names
  },
  'actions/cache': {
    as: 'cache',
    lines: ['path', 'restore-keys'], // both read with getInputAsArray, which splits by line
    numbers: ['upload-chunk-size'],
    deprecated: { 'save-always': 'It does not do what it says; use actions/cache/restore and actions/cache/save.' },
  },
  'actions/create-github-app-token': {
    as: 'createGithubAppToken',
    lines: ['repositories'], // action.yml: "comma or newline-separated"
    deprecated: { 'app-id': 'Use `client-id`.' },
    // action.yml gives 'read' and 'write' for every permission but these; the enterprise one is taken from GitHub's API.
    types: {
      'permission-enterprise-custom-properties-for-organizations': "'read' | 'write' | 'admin'",
      'permission-organization-copilot-seat-management': "'write'",
      'permission-organization-custom-properties': "'read' | 'write' | 'admin'",
      'permission-organization-events': "'read'",
      'permission-organization-plan': "'read'",
      'permission-organization-projects': "'read' | 'write' | 'admin'",
      'permission-profile': "'write'",
      'permission-repository-projects': "'read' | 'write' | 'admin'",
      'permission-workflows': "'write'",
      'permission-*': "'read' | 'write'",
    },
  },
  'actions/attest': {
    as: 'attest',
    lines: ['subject-path'], // README: "either a comma or newline delimited list"
    permissions: { 'id-token': 'write', attestations: 'write' }, // README
    permissionsWith: [
      // README, container image: the attestation is pushed beside the image.
      { when: { 'push-to-registry': 'on' }, grants: { packages: 'write' } },
      // action.yml: the storage record is made by default, but only for what is pushed to a registry.
      { when: { 'push-to-registry': 'on', 'create-storage-record': 'on' }, grants: { 'artifact-metadata': 'write' } },
    ],
  },
  'docker/login-action': {
    as: 'dockerLogin',
    types: { ecr: "boolean | 'auto'" }, // README
    // What the token needs depends on what is pulled and pushed afterwards.
  },
  'docker/setup-buildx-action': {
    as: 'setupBuildx',
    lines: ['driver-opts'], // README: List
    commas: ['platforms'], // README: List/CSV
  },
  'docker/setup-qemu-action': {
    as: 'setupQemu',
    commas: ['platforms'], // split by line or comma
  },
  'docker/build-push-action': {
    as: 'buildPush',
    lines: [
      // README: List, where a comma belongs to the item.
      'annotations',
      'attests',
      'build-args',
      'build-contexts',
      'cache-from',
      'cache-to',
      'labels',
      'outputs',
      'secret-files',
      'secrets',
      'ulimit',
      // README: List/CSV, where a comma may also part two items.
      'add-hosts',
      'allow',
      'no-cache-filters',
      'secret-envs',
      'ssh',
      'tags',
    ],
    commas: ['platforms'], // README: List/CSV
    types: { provenance: 'boolean | string', sbom: 'boolean | string' }, // README: Bool/String
    // Without a path the builder fetches the repository itself.
    permissionsWith: [{ when: { context: 'missing', 'github-token': 'job-token' }, grants: { contents: 'read' } }],
  },
  'docker/bake-action': {
    as: 'bake',
    lines: ['allow', 'files', 'set', 'targets'], // README: List (set) and List/CSV
    types: { provenance: 'boolean | string', sbom: 'boolean | string' }, // README: Bool/String
    // Without a path the builder fetches the repository itself.
    permissionsWith: [{ when: { source: 'missing', 'github-token': 'job-token' }, grants: { contents: 'read' } }],
  },
  'docker/metadata-action': {
    as: 'dockerMetadata',
    lines: ['annotations', 'flavor', 'images', 'labels', 'tags'], // read by line, a comma belongs to the item
    types: { context: "'workflow' | 'git'" }, // README
    // It asks for the date of the commit where the event does not tell it, and takes the time of day when it may not.
    permissions: { contents: 'read' },
    tokenInput: 'github-token',
  },
  'sigstore/cosign-installer': { as: 'cosignInstaller' },
  'peter-evans/repository-dispatch': {
    as: 'repositoryDispatch',
    permissions: { contents: 'write' }, // README
    tokenInput: 'token',
  },
  'nick-fields/retry': {
    as: 'retry',
    numbers: ['timeout_minutes', 'timeout_seconds', 'retry_on_exit_code'],
  },
  'softprops/action-gh-release': {
    as: 'ghRelease',
    lines: ['files'], // README: "newline-delimited globs"
    booleans: [
      'draft',
      'prerelease',
      'preserve_order',
      'fail_on_unmatched_files',
      'generate_release_notes',
      'append_body',
    ],
    types: { make_latest: "boolean | 'legacy'" }, // GitHub's API for releases
    permissions: { contents: 'write' }, // README
    tokenInput: 'token',
    // A release with a category opens a discussion.
    permissionsWith: [
      { when: { discussion_category_name: 'on', token: 'job-token' }, grants: { discussions: 'write' } },
    ],
  },
  'aquasecurity/trivy-action': {
    as: 'trivy',
    commas: ['vuln-type', 'severity', 'skip-dirs', 'skip-files', 'scanners', 'trivyignores'], // action.yaml
    booleans: ['hide-progress', 'limit-severities-for-sarif'],
    numbers: ['exit-code'],
    // README: the token sends the SBOM to the dependency graph.
    permissionsWith: [{ when: { 'github-pat': 'job-token' }, grants: { contents: 'write' } }],
  },
  'actions/delete-package-versions': {
    as: 'deletePackageVersions',
    commas: ['package-version-ids'], // README
    types: { 'package-type': "'container' | 'maven' | 'npm' | 'nuget' | 'rubygems'" }, // README
    permissions: { packages: 'write' }, // README
    tokenInput: 'token',
  },
}
