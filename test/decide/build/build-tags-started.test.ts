// When a run began, which its summary counts from: the same reading of the clock as the tags.
import { describe, expect, it } from 'vitest'
import { buildSummaryDoor } from '../../../src/decide/build/build-summary.ts'
import { buildTagsDoor } from '../../../src/decide/build/build-tags-door.ts'
import { commit } from '../images.ts'
import { openDoor, outputsOf } from '../open-door.ts'
import { policy } from './release-onto.ts'

const start = { IMAGE: 'pigfoot/app', EVENT: 'push', REF_TYPE: 'branch', REF: 'main', SHA: commit, DATE: '20261121' }

describe('the beginning of a run', () => {
  it.each([
    ['010203', Date.UTC(2026, 10, 21, 1, 2, 3) / 1000],
    ['235959', Date.UTC(2026, 10, 21, 23, 59, 59) / 1000],
  ])('C17 is told in seconds: at %s', (TIME, seconds) => {
    expect(outputsOf(buildTagsDoor, policy, { ...start, TIME })['started']).toBe(String(seconds))
  })

  it('C17 is left open without a time, and then the summary tells no duration', () => {
    const { started } = outputsOf(buildTagsDoor, policy, start) as { readonly started: string }
    expect(started).toBe('')
    const answer = openDoor(buildSummaryDoor, policy, {
      IMAGE: 'pigfoot/app',
      KIND: 'branch',
      TAGS: ['latest'],
      PUSHED: 'false',
      STARTED: started,
      ENDED: '1000',
    })
    expect(answer.ok && answer.value.summary).not.toContain('Duration')
  })
})
