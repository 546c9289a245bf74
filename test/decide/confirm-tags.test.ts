// Holds the look after writing: every tag or an error that names it, and another look while a registry may show the past.
import { describe, expect, it } from 'vitest'
import { confirmTagsDoor } from '../../src/decide/confirm-tags.ts'
import { outputsOf } from './open-door.ts'
import { OldRegistry } from './old-registry.ts'
import { policy, sha } from './promotions.ts'

const confirm = (found: unknown, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> =>
  outputsOf(confirmTagsDoor, policy, { FOUND: found, ...more })

const look = (tag: string, sign: string): Readonly<Record<string, string>> => ({
  tag,
  found: sign && sha(sign),
  expected: sha('b'),
})

describe('tags after writing', () => {
  it('B23 are confirmed when every one stands for the digest', () => {
    expect(confirm([look('prod', 'b'), look('latest', 'b')])).toEqual({ confirmed: 'true', again: '' })
  })

  it('B23 INV-38 stop the run when one does not: the tag, what was found, what was expected', () => {
    expect(confirm([look('prod', 'a'), look('latest', 'b'), look('prod-20260701-3f2c1ab', '')])).toEqual({
      unreadable: [
        `prod stands for ${sha('a')}, expected ${sha('b')}`,
        `prod-20260701-3f2c1ab stands for nothing, expected ${sha('b')}`,
      ],
    })
  })

  it('B32 INV-38 are read again while there is time, only those that were wrong', () => {
    expect(confirm([look('prod', 'a'), look('latest', 'b')], { AGAIN: 'true' })).toEqual({
      confirmed: 'false',
      again: 'prod',
    })
    expect(confirm([look('prod', 'b')], { AGAIN: 'true' })).toEqual({ confirmed: 'true', again: '' })
  })

  it('B32 made a good promotion red by one look too early; ours looks again', () => {
    const old = new OldRegistry({ staging: sha('b'), prod: sha('a') })
    expect(old.run('nearai-promote.sh', { DAY: '20260702', STALE: '1' })).toEqual({
      code: 1,
      lines: [`::error::docker.io/nearaidev/private-chat:prod resolved to ${sha('a')}, expected ${sha('b')}`],
    })
    expect(old.tags['prod']).toBe(sha('b'))
    expect(confirm([look('prod', 'a')], { AGAIN: 'true' })).toEqual({ confirmed: 'false', again: 'prod' })
  })

  it.each<[what: string, found: unknown]>([
    ['nothing', []],
    ['no list', {}],
  ])('INV-28 are not confirmed by %s', (_, found) => {
    expect(confirm(found)).toEqual({ unreadable: ['FOUND holds no list of tags with what they stand for'] })
  })

  it('INV-28 are not confirmed against nothing: two empty texts are not equal', () => {
    expect(confirm([{ tag: 'prod', found: '', expected: '' }])).toEqual({
      unreadable: ["FOUND says of 'prod' that it should stand for ''"],
    })
  })
})
