// What a second run of build-images ends, and what it waits for: the groups as GitHub fills them in.
import { describe, expect, it } from 'vitest'
import { fill } from '../world/expressions.ts'
import { file, job, jobs } from './pigfoot-file.ts'

interface Start {
  readonly event_name: string
  readonly ref: string
  readonly ref_type: string
  readonly run_id: string
}

const push = (ref: string, run_id: string): Start => {
  return { event_name: 'push', ref, ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch', run_id }
}
const byHand = (ref: string, run_id: string): Start => ({ ...push(ref, run_id), event_name: 'workflow_dispatch' })

/** The jobs of a running run that a newer one ends when it comes to the same job. */
function endedBy(newer: Start, running: Start): readonly string[] {
  const matrix = { leg: 'linux-arm64' }
  return Object.entries(jobs).flatMap(([id, { concurrency }]) => {
    if (concurrency === undefined) return []
    const groups = [newer, running].map((github) => fill(concurrency.group, { github, matrix }))
    const cancels = fill(String(concurrency['cancel-in-progress'] ?? false), { github: newer, matrix })
    return groups[0] === groups[1] && cancels === 'true' ? [id] : []
  })
}

describe('a second run of build-images', () => {
  const [main, version] = ['refs/heads/main', 'refs/tags/v1.2.3']

  it('C14 C21 ends the builds of a first one on the same branch, and waits for nothing else', () => {
    expect(file.concurrency).toBeUndefined()
    expect(job('build').concurrency?.group).toMatch(/^build-images-/)
    expect(
      fill(String(job('build').concurrency?.group), {
        github: push(main, '1'),
        matrix: { leg: 'linux-amd64' },
      }),
    ).toBe('build-images-refs/heads/main-linux-amd64')
    expect(endedBy(push(main, '2'), push(main, '1'))).toEqual(['try', 'build'])
  })

  it('C14 leaves the builds of another branch alone', () => {
    expect(endedBy(push('refs/heads/other', '2'), push(main, '1'))).toEqual([])
  })

  it('C32 never ends the build of a version', () => {
    expect(endedBy(push(version, '2'), push(version, '1'))).toEqual([])
    expect(endedBy(push(main, '2'), push(version, '1'))).toEqual([])
  })

  it('C32 by hand ends no build that a push has started, whatever its inputs are, nor the other way round', () => {
    expect(endedBy(byHand(main, '2'), push(main, '1'))).toEqual([])
    expect(endedBy(push(main, '2'), byHand(main, '1'))).toEqual([])
    expect(endedBy(byHand(main, '2'), byHand(main, '1'))).toEqual([])
  })

  it('C32 INV-29 INV-31 writes tags after the first one has ended: one lock for the image, where all wait their turn', () => {
    expect(job('tags').concurrency).toEqual({ group: 'image-mutation-pigfoot-docker-headless', queue: 'max' })
    for (const id of ['index', 'prove', 'report']) expect(job(id).concurrency).toBeUndefined()
  })
})
