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
  // The tags of an image, as its policy declares them.
  'tag-classes-overlap': { image: string; classes: readonly [string, string]; example: string }
  'tag-class-cannot-hold': {
    image: string
    class: string
    why: 'no-tag-name' | 'never-written' | 'no-order' | 'unknown-part' | 'too-complex'
    what: string
  }
  'release-without-tag': { image: string; example: string }
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
  // Effects: what the steps of our own workflows say they do, held against the tag policies.
  'moving-tag-outside-lock': { job: string; image: string; lock: string; problem: 'none' | 'per-run' | 'another' }
  'moving-tag-before-proof': {
    job: string
    image: string
    classes: readonly string[]
    missing: readonly string[]
    isLate: boolean
  }
  'release-before-image': { job: string; does: string; image: string; writer: string }
  'mutation-may-be-cancelled': {
    job: string
    image: string
    group: string
    cause: 'replaces-waiting' | 'cancels-running'
  }
  'promotion-without-verification': { job: string; image: string; classes: readonly string[] }
  'signature-by-nobody': { job: string; image: string; signer: string; signers: readonly string[] }
  'cleanup-reaches-protected-tag': { job: string; image: string; class: string; example: string }
  'two-workflows-write-one-class': { image: string; class: string; first: string; second: string }
  'trigger-misses-release': {
    image: string
    patterns: readonly string[]
    example: string
    filters: readonly string[]
  }
  'trigger-wider-than-policy': {
    image: string
    patterns: readonly string[]
    example: string
    filters: readonly string[]
  }
  'secret-on-pull-request': { job: string; event: string; secrets: readonly string[]; grants: readonly string[] }
  'grant-without-effect': { job: string; scope: string; level: string; least: string }
  // What crosses repositories: payloads, and tags that one writes and another reads.
  'payload-field-never-read': { event: string; field: string; receiver: string; fields: readonly string[] }
  'payload-field-never-sent': {
    event: string
    field: string
    sender: string
    fields: readonly string[]
    isRequired: boolean
  }
  'payload-type-differs': { event: string; field: string; sent: string; read: string }
  'tag-read-but-never-written': {
    image: string
    tag: string
    class: string | undefined
    written: readonly string[]
  }
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
