// One finding of every rule and one failure of every code, as realistic as a sentence needs.
import type { Failure, FailureArgs, FailureCode } from '../../src/model/failure.ts'
import type { FindingArgs } from '../../src/model/finding-args.ts'
import type { Finding, RuleId } from '../../src/model/finding.ts'

export const findingArgs: { readonly [R in RuleId]: FindingArgs[R] } = {
  'yaml-broken': { problem: 'duplicate-key', detail: 'on' },
  'github-schema': { message: "Unexpected value 'run-on'" },
  'github-expression': { message: "Unrecognized named-value: 'foo'." },
  actionlint: { kind: 'glob', message: 'character \\ is invalid for branch and tag names.' },
  'needs-unknown-job': { job: 'deploy', needs: 'biuld', jobs: ['build', 'test'] },
  'needs-cycle': { jobs: ['build', 'test'] },
  'duplicate-job-id': { id: 'build' },
  'duplicate-step-id': { job: 'build', id: 'meta' },
  'no-trigger': { workflow: 'Release' },
  'bad-cron': { cron: '61 * * * *', reason: 'minute 61 is above 59' },
  'unknown-step': { job: 'build', step: 'met', steps: ['meta', 'login'] },
  'step-not-run-yet': { job: 'build', step: 'meta' },
  'unknown-output': { of: 'needs.build', output: 'digset', outputs: ['digest', 'tags'] },
  'output-without-needs': { job: 'deploy', of: 'build' },
  'unknown-matrix-key': { job: 'build', key: 'arhc', keys: ['arch', 'os'] },
  'unknown-input': { input: 'tga', inputs: ['tag'] },
  'unknown-function': { name: 'startWith', known: ['contains', 'startsWith', 'endsWith'] },
  'unknown-action-input': { action: 'actions/checkout', input: 'fetchdepth', inputs: ['fetch-depth', 'ref'] },
  'missing-action-input': { action: 'docker/login-action', input: 'password' },
  'unknown-call-input': { workflow: './.github/workflows/build.yml', input: 'tag', inputs: [] },
  'missing-call-input': { workflow: './.github/workflows/build.yml', input: 'tag' },
  'tag-push-may-be-dropped': { filters: ['v*', 'release-*'] },
  'every-activity-type': { event: 'release', types: ['published', 'unpublished', 'created', 'edited'] },
  'two-workflows-publish-one-release': { first: 'docker.yml', second: 'release.yml', event: 'release: published' },
  'event-never-starts': { event: 'push', made: 'tag', by: 'gh release create' },
  'publish-after-skippable-job': { job: 'publish', ancestor: 'test' },
  'lock-before-conditions': { group: 'release', event: 'push' },
  'caller-named-group': { group: '${{ github.workflow }}-${{ github.ref }}' },
  'publishing-group-drops-runs': { group: 'release', cause: 'replaces-waiting' },
  'path-filter-beside-tags': { filter: 'paths' },
  'called-workflow-exceeds-grant': {
    workflow: './.github/workflows/build.yml',
    scope: 'packages',
    asks: 'write',
    granted: 'read',
  },
  'matrix-legs-share-output': { job: 'build', output: 'digest' },
  'matrix-output-read-as-one': { job: 'build', output: 'digest' },
  'output-may-hold-secret': { job: 'login', output: 'url', secret: 'REGISTRY_PASSWORD' },
  'condition-always-true': { condition: "${{ github.ref }} == 'refs/heads/main'" },
  'unpinned-action': { action: 'actions/checkout', ref: 'v7' },
  'pin-differs-from-lock': {
    action: 'actions/checkout',
    pin: '1111111111111111111111111111111111111111',
    locked: '3d3c42e5aac5ba805825da76410c181273ba90b1',
    version: 'v7.0.1',
  },
  'expression-in-run': { expression: 'github.event.issue.title' },
  'credentials-kept-by-checkout': { job: 'build' },
  'missing-permissions': { job: 'build' },
  'missing-timeout': { job: 'build' },
  'shell-without-pipefail': { job: 'build' },
  'inherited-secrets': { job: 'build', workflow: 'acme/ci/.github/workflows/build.yml@main' },
  'secret-in-workflow-env': { name: 'TOKEN', secret: 'REGISTRY_TOKEN' },
}

export const failureArgs: { readonly [C in FailureCode]: FailureArgs[C] } = {
  'unreadable-file': { path: 'workflows/a.ts', reason: 'permission denied' },
  'unreadable-folder': { path: 'workflows', reason: 'permission denied' },
  'unwritable-file': { path: '.github/workflows/a.yml', reason: 'the disk is full' },
  'no-such-path': { path: 'workflow' },
  'no-modules': { root: 'workflows' },
  'module-syntax': { path: 'workflows/a.ts', reason: "',' expected." },
  'module-import': { path: 'workflows/a.ts', reason: "'./repo' has no export named 'api' (it has: app, repo)" },
  'module-throws': { path: 'workflows/a.ts', reason: 'cannot read the version\n  of nothing' },
  'module-exports-nothing': { path: 'workflows/a.ts' },
  'module-in-no-repository': { path: 'workflows/acme/a.ts', root: 'workflows' },
  'never-made': { file: '.github/actions/setup/action.yml' },
  'two-files-one-name': { target: '.github/workflows/a.yml', first: 'workflows/a.ts', second: 'workflows/b.ts' },
  'bad-file-name': { name: 'a/b', path: 'workflows/a.ts' },
  'foreign-file': { path: '.github/workflows/a.yml' },
  'outside-repository': { path: '../a.yml' },
  'git-missing': {},
  'not-a-git-repository': { folder: '/repository' },
  'unknown-revision': { revision: 'mian' },
  'unknown-verb': { verb: 'chekc', known: ['synth', 'check'] },
  'unknown-option': { option: '--jsno', verb: 'check', known: ['--json', '--format'] },
  'bad-option': { option: '--format', value: 'xml', allowed: ['text', 'json'] },
  'broken-lock': { path: 'actions.lock', line: 3, text: 'actions/checkout v7' },
  'unknown-action': { action: 'acme/deploy', lock: 'actions.lock' },
  'actionlint-broken': { program: '/usr/bin/actionlint', reason: 'exit code 3' },
  'broken-json': { path: 'package.json', reason: 'Unexpected token } in JSON at position 12' },
}

/** A finding of each rule, all at one place. */
export const everyFinding: readonly Finding[] = Object.entries(findingArgs).map(
  ([rule, args]) =>
    ({ rule, severity: 'error', place: { file: 'a.yml', line: 1, column: 1 }, args }) as unknown as Finding,
)

/** A failure of each code. */
export const everyFailure: readonly Failure[] = Object.entries(failureArgs).map(
  ([code, args]) => ({ code, args }) as unknown as Failure,
)
