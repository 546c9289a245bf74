// Holds from which commit an image is said to come, and that not knowing it never stops anything.
import { describe, expect, it } from 'vitest'
import { findRevisionDoor } from '../../../src/decide/build/find-revision.ts'
import { commit } from '../images.ts'
import { openDoor } from '../open-door.ts'
import { OldRegistry } from './old-registry.ts'
import { chat, policy, sha } from '../promotion/promotions.ts'
import { hasProgram } from '../../world/shell.ts'

type Variables = Readonly<Record<string, unknown>>

/** The outputs with the warnings. */
function find(variables: Variables): unknown {
  const answer = openDoor(findRevisionDoor, policy, { IMAGE: chat.name, DIGEST: sha('b'), ...variables })
  return answer.ok ? { ...answer.value.outputs, warnings: answer.value.warnings } : answer
}

const stamps = [
  { name: 'staging', digest: sha('b') },
  { name: 'staging-20260701-1111111', digest: sha('b') },
  { name: 'staging-20260702-2222222', digest: sha('b') },
  { name: 'staging-20260703-3333333', digest: sha('a') },
  { name: 'prod-20260704-4444444', digest: sha('b') },
]

describe('the commit of an image', () => {
  it('B15 B20 B30 is what its label says, whatever tags there are', () => {
    expect(find({ LABEL: commit, TAGS: stamps })).toEqual({
      revision: commit,
      revisions: commit,
      from: 'label',
      warnings: [],
    })
  })

  it('B20 is in the stamp that stands for the same digest', () => {
    expect(find({ TAGS: [stamps[1], stamps[3]] })).toEqual({
      revision: '1111111',
      revisions: '1111111',
      from: 'tags',
      warnings: [],
    })
  })

  it('B15 may be one of several, and all are told; the newest day comes first', () => {
    const warnings = [`${sha('b')} was built from several commits: 2222222, 1111111`]
    expect(find({ TAGS: stamps })).toEqual({
      revision: '2222222',
      revisions: '2222222 1111111',
      from: 'tags',
      warnings,
    })
    expect(find({ TAGS: stamps.toReversed() })).toEqual({
      revision: '2222222',
      revisions: '2222222 1111111',
      from: 'tags',
      warnings,
    })
  })

  it('B30 is not taken from what promotions write, which have it from there', () => {
    expect(find({ TAGS: [stamps[4]] })).toMatchObject({ revision: '', from: '' })
  })

  it.each<[what: string, variables: Variables, warnings: readonly string[]]>([
    ['no listing', {}, [`${sha('b')} names no commit, and the tags could not be listed`]],
    [
      'a listing that is none',
      { TAGS: { detail: 'denied' } },
      [`${sha('b')} names no commit, and the tags could not be listed`],
    ],
    ['no stamp', { TAGS: [] }, [`no label and no tag says which commit ${sha('b')} was built from`]],
    [
      'a label of another kind',
      { LABEL: 'main', TAGS: [] },
      [
        "the label org.opencontainers.image.revision is 'main', no commit",
        `no label and no tag says which commit ${sha('b')} was built from`,
      ],
    ],
    [
      'a listing without its end',
      { TAGS: [], COMPLETE: 'false' },
      ['the tags were not listed to the end', `no label and no tag says which commit ${sha('b')} was built from`],
    ],
  ])('B26 B27 INV-48 is not known with %s: a warning, and nothing stops', (_, variables, warnings) => {
    expect(find(variables)).toEqual({ revision: '', revisions: '', from: '', warnings })
  })

  it.skipIf(!hasProgram('jq'))('B15 was whatever stamp came first; ours is the label, or all of them', () => {
    const ends = [stamps.slice(1, 3), stamps.slice(1, 3).toReversed()].map((listed) => {
      const old = new OldRegistry({ staging: sha('b') })
      old.list(listed as { name: string; digest: string }[])
      return old.run('nearai-promote.sh', { DAY: '20260705' }).lines.at(-1)
    })
    expect(ends).toEqual(['prod-20260705-1111111', 'prod-20260705-2222222'])
    expect(find({ LABEL: commit, TAGS: stamps })).toHaveProperty('revision', commit)
  })
})
