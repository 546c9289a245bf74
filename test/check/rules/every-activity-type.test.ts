// When a missing `types` is an error, when the jobs make it a warning, and when it is none.
import { expect, test } from 'vitest'
import { everyActivityType } from '../../../src/check/rules/every-activity-type.ts'
import { found } from '../workflows.ts'

test.each<[unknown, object, readonly string[]]>([
  ['release', {}, ['error']],
  [['release', 'registry_package'], {}, ['error', 'error']],
  [{ release: { types: null } }, {}, ['error']],
  [{ release: { types: ['created', 'edited'] } }, {}, []],
  // What an empty list does is documented nowhere.
  [{ release: { types: [] } }, {}, []],
  [{ release: null }, { if: "github.event.action == 'published'" }, ['warning']],
  [{ release: null }, { if: "github.event.action != 'deleted'" }, ['error']],
  [{ release: null }, { if: 'github.event.release.draft == false' }, ['error']],
  [{ workflow_run: { workflows: ['Test'] } }, { if: "github.event.workflow_run.conclusion == 'success'" }, ['error']],
  [{ push: null, issues: null, pull_request: null }, {}, []],
])('%j with the job %j: %j', (on, job, severities) => {
  const findings = found(everyActivityType, { a: { on, jobs: { job } } })
  expect(findings.map(({ severity }) => severity)).toEqual(severities)
})
