// Facts about events that other rooms build on, read off the generated table.
import { describe, expect, test } from 'vitest'
import { events } from '../../src/language/generated/events.ts'

describe('the table of events', () => {
  test('push filters by branch, tag and path and has no activity types', () => {
    expect(events.push).toMatchObject({
      types: [],
      filters: ['branches', 'branches-ignore', 'tags', 'tags-ignore', 'paths', 'paths-ignore'],
    })
  })

  test('a release has seven activity types and no filter', () => {
    expect(events.release.types).toHaveLength(7)
    expect(events.release.filters).toEqual([])
  })

  test.each([
    ['workflow_run', 'filters', ['workflows', 'branches', 'branches-ignore']],
    ['image_version', 'filters', ['names', 'versions']],
    ['repository_dispatch', 'lists', ['types']],
    ['workflow_dispatch', 'keys', ['inputs']],
    ['workflow_call', 'keys', ['inputs', 'secrets', 'outputs']],
    ['registry_package', 'types', ['published', 'updated']],
  ] as const)('%s has as %s %j', (event, kind, names) => {
    expect(events[event][kind]).toEqual(names)
  })

  test('a workflow run takes no tag filter', () => {
    expect(events.workflow_run.filters).not.toContain('tags')
  })

  test.each([
    ['schedule', 'list', false],
    ['create', 'none', true],
    ['push', 'mapping', true],
  ] as const)('%s takes a %s, and may stand without a value: %s', (event, value, empty) => {
    expect(events[event]).toMatchObject({ value, empty })
  })

  test('the official schema lacks the short form of repository_dispatch only', () => {
    const named = Object.entries(events).filter(([, event]) => !event.short)
    expect(named.map(([name]) => name)).toEqual(['repository_dispatch'])
  })

  test('the alias of issue_comment has its activity types', () => {
    expect(events.pull_request_comment.types).toEqual(events.issue_comment.types)
  })
})
