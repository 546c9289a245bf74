// The commit that is built: what was sent with a ref, and what the ref stands for by now.
import { describe, expect, it } from 'vitest'
import { sourceCommitDoor } from '../../../src/decide/build/source-commit.ts'
import { policyWith } from '../contract/contracts.ts'
import { outputsOf } from '../open-door.ts'

const [old, head] = ['a', 'b'].map((letter) => letter.repeat(40)) as [string, string]

const chosen = (KIND: string, SENT: string, HEAD = head): unknown =>
  outputsOf(sourceCommitDoor, policyWith(), { KIND, NAME: { tag: '1.2.3', sha: HEAD }[KIND] ?? 'main', HEAD, SENT })

describe('the commit of a source', () => {
  it.each([
    ['the head of a branch when none was sent', 'branch', '', head, 'false'],
    ['the one that was sent', 'branch', head, head, 'false'],
    ['the one that was sent, also when its branch has gone on', 'branch', old, old, 'true'],
    ['that of a tag', 'tag', '', head, 'false'],
    ['that of a tag that was sent with it', 'tag', head, head, 'false'],
  ])('A16 is %s', (_what, kind, sent, commit, behind) => {
    expect(chosen(kind, sent)).toEqual({ commit, 'short-commit': commit.slice(0, 7), behind })
  })

  it('A09 is no other than the one that a tag stands for', () => {
    expect(chosen('tag', old)).toEqual({
      refused: [`the tag '1.2.3' stands for ${head}, and ${old} was sent with it: send it again`],
    })
  })

  it('A09 is no other than the one that was named itself', () => {
    expect(chosen('sha', head)).toMatchObject({ commit: head, behind: 'false' })
    expect(chosen('sha', '')).toMatchObject({ commit: head, behind: 'false' })
    expect(chosen('sha', old)).toEqual({
      refused: [`the commit '${head}' stands for ${head}, and ${old} was sent with it: send it again`],
    })
  })

  it('A16 is no name, and not nothing', () => {
    expect(chosen('branch', 'HEAD')).toEqual({ malformed: ["'HEAD' is not the 40 hex digits of a commit"] })
    expect(chosen('branch', '', '')).toEqual({ missing: ["nothing tells which commit 'main' stands for"] })
  })
})
