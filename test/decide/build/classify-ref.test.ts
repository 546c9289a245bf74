// What a name stands for, from what git knows of it.
import { describe, expect, it, test } from 'vitest'
import { classifyRefDoor } from '../../../src/decide/build/classify-ref.ts'
import { hostileTexts, policyWith, sha } from '../contract/contracts.ts'
import { openDoor, outputsOf } from '../open-door.ts'

const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string]

const classified = (ref: string, refs: readonly string[], said = ''): Readonly<Record<string, unknown>> =>
  outputsOf(classifyRefDoor, policyWith(), { REF: ref, REFS: refs.join('\n') || ' ', REF_TYPE: said })

const branchMain = `${a} refs/remotes/origin/main`
const tagRelease = [`${b} refs/tags/1.2.3`, `${c} refs/tags/1.2.3^{}`]

describe('a name', () => {
  it('A52 A53 of 40 hex digits is a commit, to be checked out as it is', () => {
    expect(classified(sha, [branchMain])).toEqual({
      kind: 'sha',
      name: sha,
      commit: sha,
      fetch: sha,
      checkout: sha,
      reset: false,
    })
  })

  it('A52 A53 that is a tag is checked out by its full name, and nothing is reset', () => {
    expect(classified('1.2.3', [branchMain, ...tagRelease])).toEqual({
      kind: 'tag',
      name: '1.2.3',
      commit: c,
      fetch: 'refs/tags/1.2.3:refs/tags/1.2.3',
      checkout: 'refs/tags/1.2.3',
      reset: false,
    })
  })

  it('A52 A53 that is a branch is reset to what the origin has', () => {
    expect(classified('main', [branchMain, ...tagRelease])).toEqual({
      kind: 'branch',
      name: 'main',
      commit: a,
      fetch: '+refs/heads/main:refs/remotes/origin/main',
      checkout: 'refs/remotes/origin/main',
      reset: true,
    })
  })

  test.each<[string, string, readonly string[], string, unknown]>([
    ['a tag without a note of its own', '1.2.3', [`${b} refs/tags/1.2.3`], '', { kind: 'tag', commit: b }],
    ['a branch as the origin lists it', 'main', [`${a}\trefs/heads/main`], '', { kind: 'branch', commit: a }],
    ['a branch with slashes', 'x/y', [`${a}\trefs/heads/x/y`], '', { kind: 'branch', name: 'x/y' }],
    ['a full name of a tag', 'refs/tags/1.2.3', tagRelease, '', { kind: 'tag', name: '1.2.3' }],
    ['a tag that is sent as one', '1.2.3', tagRelease, 'tag', { kind: 'tag' }],
    [
      'a branch although a tag has its name',
      'refs/heads/1.2.3',
      [...tagRelease, `${a} refs/heads/1.2.3`],
      '',
      { kind: 'branch', commit: a },
    ],
    [
      'a branch that is sent as one',
      '1.2.3',
      [...tagRelease, `${a} refs/heads/1.2.3`],
      'branch',
      { kind: 'branch', commit: a },
    ],
  ])('A52 of %s', (_what, ref, refs, said, expected) => {
    expect(classified(ref, refs, said)).toMatchObject(expected as object)
  })

  test.each<[string, string, readonly string[], string, string]>([
    ['that nothing has', 'nope', [branchMain], '', "there is no branch and no tag 'nope'"],
    [
      'that only another name ends with',
      'main',
      [`${a}\trefs/heads/x/main`, `${a}\trefs/x/refs/heads/main`],
      '',
      "there is no branch and no tag 'main'",
    ],
    [
      'that is sent as a tag and is a branch',
      'main',
      [branchMain],
      'tag',
      "there is no tag 'main'; there is a branch of that name",
    ],
    [
      'that is sent as a branch and is a tag',
      '1.2.3',
      tagRelease,
      'branch',
      "there is no branch '1.2.3'; there is a tag of that name",
    ],
    ['that is sent as a tag and is nothing', 'x', [], 'tag', "there is no tag 'x'"],
  ])('A09 A54 %s is refused', (_what, ref, refs, said, sentence) => {
    expect(classified(ref, refs, said)).toEqual({ refused: [sentence] })
  })

  it('A52 of a branch and a tag is the tag, as git takes it, and that is told', () => {
    const answer = openDoor(classifyRefDoor, policyWith(), {
      REF: '1.2.3',
      REFS: [...tagRelease, `${a} refs/heads/1.2.3`].join('\n'),
    })
    expect(answer).toMatchObject({
      ok: true,
      value: {
        outputs: { kind: 'tag', commit: c },
        warnings: ["'1.2.3' is a tag and a branch; the tag is taken. Say refs/heads/1.2.3 for the branch."],
      },
    })
  })

  it('of an unknown kind is refused', () => {
    expect(classified('1.2.3', tagRelease, 'note')).toEqual({ malformed: ["REF_TYPE is 'note', not branch or tag"] })
  })

  test.each(hostileTexts.filter(([, ref]) => ref !== 'EOF'))('INV-51 with %s is refused', (_what, ref) => {
    expect(classified(ref, [`${a} refs/heads/${ref}`])).toHaveProperty('malformed')
  })
})
