// The source that a run builds: the payload goes before the form, the form before the default.
import { describe, expect, test } from 'vitest'
import { receiveDoor } from '../../../src/decide/contract/receive-dispatch.ts'
import { hostileTexts, policyWith, sha } from './contracts.ts'
import { outputsOf } from '../open-door.ts'

const other = 'b'.repeat(40)

const received = (variables: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> =>
  outputsOf(receiveDoor, policyWith(), variables)

describe('the source of a run', () => {
  test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    [
      'is what the payload says, whatever else is there',
      {
        PAYLOAD_REF: 'main',
        PAYLOAD_SHA: sha,
        PAYLOAD_REF_TYPE: 'branch',
        INPUT_REF: 'dev',
        INPUT_SHA: other,
        DEFAULT_REF: 'main',
      },
      { from: 'payload', ref: 'main', 'ref-type': 'branch', sha, checkout: sha },
    ],
    [
      'is else what the form says',
      { PAYLOAD_REF: '', PAYLOAD_SHA: '', INPUT_REF: 'dev', INPUT_SHA: other, DEFAULT_REF: 'main' },
      { from: 'input', ref: 'dev', 'ref-type': '', sha: other, checkout: other },
    ],
    [
      'is the head of the ref where nobody names a commit',
      { INPUT_REF: 'dev', INPUT_SHA: '', DEFAULT_REF: 'main' },
      { from: 'input', ref: 'dev', 'ref-type': '', sha: '', checkout: 'dev' },
    ],
    ['is else the default', { DEFAULT_REF: 'main' }, { from: 'default', ref: 'main', sha: '', checkout: 'main' }],
    [
      'takes the commit of the form for the default ref',
      { INPUT_SHA: other, DEFAULT_REF: 'main' },
      { from: 'default', ref: 'main', sha: other, checkout: other },
    ],
    [
      'is a tag by its full name where the kind is known and the commit is not',
      { PAYLOAD_REF: '1.2.3', PAYLOAD_REF_TYPE: 'tag' },
      { ref: '1.2.3', 'ref-type': 'tag', checkout: 'refs/tags/1.2.3' },
    ],
    [
      'reads the kind from a full name',
      { INPUT_REF: 'refs/heads/dev' },
      { ref: 'dev', 'ref-type': 'branch', checkout: 'refs/heads/dev' },
    ],
  ])('A16 %s', (_what, variables, expected) => {
    expect(received(variables)).toMatchObject(expected)
  })

  test('A16 has a short commit and a tag of its own for each ref', () => {
    expect(received({ PAYLOAD_REF: 'feature/x', PAYLOAD_REF_TYPE: 'branch', PAYLOAD_SHA: sha })).toMatchObject({
      'short-sha': '3f2c1ab',
      tag: 'feature-x',
    })
    expect(received({ PAYLOAD_REF: 'fix#1', PAYLOAD_REF_TYPE: 'branch' })).toMatchObject({ 'short-sha': '', tag: '' })
  })

  test('A09 is no version of a branch', () => {
    expect(received({ PAYLOAD_REF: '1.2.3', PAYLOAD_REF_TYPE: 'branch', PAYLOAD_SHA: sha })).toEqual({
      refused: ["ref '1.2.3' is a version, and it is sent as a branch: only a tag is released"],
    })
    expect(received({ PAYLOAD_REF: '1.2.3', PAYLOAD_SHA: sha })).toEqual({
      refused: ["ref '1.2.3' is a version, and ref_type is not given: only a tag is released"],
    })
  })

  test('A16 of nothing at all is refused', () => {
    expect(received({})).toEqual({ missing: ['neither the payload nor the form names a ref, and there is no default'] })
  })

  test('A16 with a commit that is none is refused, together with whatever else is wrong', () => {
    expect(received({ PAYLOAD_REF: 'a..b', PAYLOAD_SHA: 'HEAD', PAYLOAD_REF_TYPE: 'note' })).toEqual({
      malformed: [
        "ref is 'a..b', which is no name of a branch or tag: it holds '..'",
        "sha is 'HEAD', not the 40 hex digits of a commit",
        "ref_type is 'note', not branch or tag",
      ],
    })
  })

  test.each(hostileTexts.filter(([, ref]) => ref !== 'EOF'))(
    'INV-51 A29 with %s in its ref is refused',
    (_what, ref) => {
      expect(received({ INPUT_REF: ref, DEFAULT_REF: 'main' })).toHaveProperty('malformed')
    },
  )
})
