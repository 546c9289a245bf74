// What each rule tells about its finding: the values its sentence is made of. One line a rule; the wording is report's.

/** The arguments of each rule's finding, by rule id. A rule id states the defect. */
export interface FindingArgs {
  // The file as YAML, and as GitHub reads it.
  'yaml-broken': { problem: string; detail: string }
  'github-schema': { message: string }
  'github-expression': { message: string }
  actionlint: { kind: string; message: string }
  // The graph: jobs, steps, outputs, inputs.
  'needs-unknown-job': { job: string; needs: string; jobs: readonly string[] }
  'needs-cycle': { jobs: readonly string[] }
  'duplicate-job-id': { id: string }
  'duplicate-step-id': { job: string; id: string }
  'no-trigger': { workflow: string }
  'bad-cron': { cron: string; reason: string }
  'unknown-step': { job: string; step: string; steps: readonly string[] }
  'step-not-run-yet': { job: string; step: string }
  'unknown-output': { of: string; output: string; outputs: readonly string[] }
  'output-without-needs': { job: string; of: string }
  'unknown-matrix-key': { job: string; key: string; keys: readonly string[] }
  'unknown-input': { input: string; inputs: readonly string[] }
  'unknown-function': { name: string; known: readonly string[] }
  'unknown-action-input': { action: string; input: string; inputs: readonly string[] }
  'missing-action-input': { action: string; input: string }
  'unknown-call-input': { workflow: string; input: string; inputs: readonly string[] }
  'missing-call-input': { workflow: string; input: string }
  // Silent traps: GitHub accepts them and does something else than was meant.
  'tag-push-may-be-dropped': { filters: readonly string[] }
  'every-activity-type': { event: string; types: readonly string[] }
  'two-workflows-publish-one-release': { first: string; second: string; event: string }
  'event-never-starts': { event: string; made: string; by: string }
  'publish-after-skippable-job': { job: string; ancestor: string }
  'lock-before-conditions': { group: string; event: string }
  'caller-named-group': { group: string }
  'publishing-group-drops-runs': { group: string; cause: 'replaces-waiting' | 'cancels-running' }
  'path-filter-beside-tags': { filter: string }
  'called-workflow-exceeds-grant': { workflow: string; scope: string; asks: string; granted: string }
  'matrix-legs-share-output': { job: string; output: string }
  'matrix-output-read-as-one': { job: string; output: string }
  'output-may-hold-secret': { job: string; output: string; secret: string }
  'condition-always-true': { condition: string }
  // Safety.
  'unpinned-action': { action: string; ref: string }
  'pin-differs-from-lock': { action: string; pin: string; locked: string; version: string }
  'expression-in-run': { expression: string }
  'credentials-kept-by-checkout': { job: string }
  'missing-permissions': { job: string }
  'missing-timeout': { job: string }
  'shell-without-pipefail': { job: string }
  'inherited-secrets': { job: string; workflow: string }
  'secret-in-workflow-env': { name: string; secret: string }
}
