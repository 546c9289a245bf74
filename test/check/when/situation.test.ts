// The situations that start a workflow, and what is known of the run in each.
import { expect, test } from 'vitest'
import { holds } from '../../../src/check/when/condition.ts'
import { runs } from '../../../src/check/when/job-runs.ts'
import { isTrial, placeOf, situationsOf } from '../../../src/check/when/situation.ts'
import { fileOf } from '../workflows.ts'

const situations = (on: unknown) => situationsOf(fileOf({ on, jobs: {} }))

const names = (on: unknown): string[] =>
  situations(on).map(({ event, activity, refType }) =>
    [event, activity, refType].filter((part) => part !== undefined).join(' '),
  )

test.each([
  ['push', ['push branch', 'push tag']],
  [{ push: { branches: ['main'] } }, ['push branch']],
  [{ push: { tags: ['v*', 'w*', '!v0*'] } }, ['push tag', 'push tag']],
  ['pull_request', ['pull_request opened', 'pull_request synchronize', 'pull_request reopened']],
  [{ release: { types: 'published' } }, ['release published tag']],
  [['registry_package'], ['registry_package published', 'registry_package updated']],
  [{ schedule: [{ cron: '0 4 * * *' }] }, ['schedule branch']],
  [{ repository_dispatch: { types: ['built'] } }, ['repository_dispatch built branch']],
  ['workflow_call', ['workflow_call']],
  [{ unheard_of: null }, ['unheard_of']],
  [undefined, []],
])('%j starts in %j', (on, expected) => {
  expect(names(on)).toEqual(expected)
})

test.each([
  [{ push: { branches: ['main'] } }, "github.ref == 'refs/heads/main'", true],
  [{ push: { branches: ['main'] } }, "github.ref_name == 'dev'", false],
  [{ push: { branches: ['release/*'] } }, "startsWith(github.ref_name, 'release/')", true],
  [{ push: { tags: ['v*'] } }, "startsWith(github.ref, 'refs/tags/v')", true],
  [{ push: { tags: ['v*'] } }, 'github.event.deleted', false],
  [{ release: { types: ['published'] } }, "github.event.action == 'published' && github.ref_type == 'tag'", true],
  [{ release: { types: ['published'] } }, 'github.event.release.prerelease', undefined],
  ['push', 'github.event.action', false],
  ['push', "github.head_ref == ''", true],
  ['pull_request', "github.ref == 'refs/heads/main'", false],
  ['workflow_dispatch', 'inputs.tag', undefined],
  ['workflow_dispatch', "github.ref_type == 'tag'", undefined],
  // A called workflow sees the event of its caller.
  ['workflow_call', "github.event_name == 'push'", undefined],
  ['workflow_call', 'inputs.tag', undefined],
  ['workflow_call', '!github.event.repository.fork', true],
])('in %j the condition %s is %s', (on, condition, expected) => {
  expect([...new Set(situations(on).map(({ facts }) => holds(condition, facts)))]).toEqual([expected])
})

test('a situation stands at the filter that brings it, else at the name of the event', () => {
  const file = fileOf({ on: { push: { tags: ['v*'] }, release: null }, jobs: {} })
  const places = situationsOf(file).map((situation) => placeOf(situation, file).column)
  expect(places[0]).toBe('{"on":{"push":{'.length + 1)
  expect(places[1]).toBe('{"on":{"push":{"tags":["v*"]},'.length + 1)
})

test('a pull request is a trial until it is closed', () => {
  const types = ['opened', 'closed']
  expect(situations({ pull_request: { types } }).map(isTrial)).toEqual([true, false])
  expect(situations('push').some(isTrial)).toBe(false)
})

test.each([
  [{ b: { needs: 'a' } }, true],
  [{ b: { needs: 'a', if: 'github.actor' } }, undefined],
  [{ a: { if: "github.event_name == 'schedule'" }, b: { needs: 'a' } }, false],
  [{ a: { if: "github.event_name == 'schedule'" }, m: { needs: 'a', if: 'always()' }, b: { needs: 'm' } }, false],
  [{ a: { if: "github.event_name == 'schedule'" }, b: { needs: 'a', if: 'always()' } }, true],
  [{ a: { if: "github.event_name == 'schedule'" }, b: { needs: 'a', if: '!cancelled()' } }, true],
  [{ a: { if: "github.event_name == 'schedule'" }, b: { needs: 'a', if: 'success()' } }, false],
  [{ a: { if: 'github.actor' }, b: { needs: 'a', if: 'success() || false' } }, undefined],
  [{ a: { needs: 'b' }, b: { needs: 'a' } }, true],
])('of the jobs %j the job b runs on a push: %s', (jobs, expected) => {
  const file = fileOf({ on: 'push', jobs })
  const [push] = situationsOf(file)
  const job = file.jobs.find(({ id }) => id === 'b')
  expect(push && job && runs(job, file, push)).toBe(expected)
})
