// Holds that a stamp is written once: again for the same digest is done, for another one is an error.
import { describe, expect, it } from 'vitest'
import { stampDoor } from '../../src/decide/stamp.ts'
import { outputsOf } from './open-door.ts'
import { OldRegistry } from './old-registry.ts'
import { policy, sha } from './promotions.ts'

const tag = 'staging-20260701-3f2c1ab'
const look = (FOUND: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, unknown>> =>
  outputsOf(stampDoor, policy, { TAG: tag, DIGEST: sha('b'), FOUND, ...more })

describe('a stamp', () => {
  it('B14 INV-15 INV-36 is written when it is absent, and is done when it is there', () => {
    expect(look('')).toEqual({ write: 'true' })
    expect(look(sha('b'))).toEqual({ write: 'false' })
  })

  it('B14 INV-15 that stands for another digest is left alone, and stops the run', () => {
    expect(look(sha('a'))).toEqual({
      refused: [`${tag} stands for ${sha('a')} and is never moved; it was to be written for ${sha('b')}`],
    })
  })

  it('B14 was written again when the same commit was built twice in a day; ours keeps the first', () => {
    const old = new OldRegistry()
    for (const sign of ['a', 'b']) old.run('nearai-stamp.sh', { DAY: '20260701', SHA: '3f2c1ab9', DIGEST: sha(sign) })
    expect(old.tags).toEqual({ [tag]: sha('b') })
    expect(look(sha('a'))).toHaveProperty('refused')
  })

  it('INV-39 is not written on a look that is no digest', () => {
    expect(look('null')).toEqual({ malformed: ["'null' is not a digest (sha256: and 64 hex digits)"] })
    expect(look('', { TAG: 'a b' })).toEqual({ malformed: ["'a b' is no name of a tag"] })
  })
})
