// Shows what was wrong with a promotion as it was, with its own shell, and that the plan is free of it.
import { describe, expect, it } from 'vitest'
import { askPromotion } from './ask-promotion.ts'
import type { ChannelWrite } from '../../../src/decide/promotion/promotion-plan.ts'
import { commit } from '../images.ts'
import { OldRegistry } from '../build/old-registry.ts'
import { logOf, promoted, rolledBack, sha } from './promotions.ts'
import { hasProgram } from '../../world/shell.ts'

describe.skipIf(!hasProgram('jq'))('the promotion as it was', () => {
  const listed = [{ name: 'staging-20260701-3f2c1ab', digest: sha('b') }]

  it('B27 a list that may not be read stopped it, though only a name was at stake; ours goes on', () => {
    const old = new OldRegistry({ staging: sha('b'), prod: sha('a') })
    expect(old.run('nearai-promote.sh', { DAY: '20260702', DENIED_LIST: '1' }).code).not.toBe(0)
    expect(old.tags['prod']).toBe(sha('a'))
    expect(askPromotion({ REVISION: '' })).toHaveProperty('todo', 'true')
  })

  it('B28 a long answer killed it by a closed pipe; ours reads lists without pipes', () => {
    const many = Array.from({ length: 30_000 }, (_, n) => ({
      name: `staging-20260701-${n.toString(16).padStart(7, '0')}`,
      digest: sha('b'),
    }))
    const old = new OldRegistry({ staging: sha('b') })
    old.list(many)
    expect(old.run('nearai-promote.sh', { DAY: '20260702' }).code).toBe(141)
    expect(askPromotion({ FROM: sha('b'), TAGS: many })).toHaveProperty('digest', sha('b'))
  })

  it('B30 it took seven digits of the digest for a commit; ours has a form of its own', () => {
    const old = new OldRegistry({ staging: sha('b') })
    expect(old.run('nearai-promote.sh', { DAY: '20260702' }).lines.at(-1)).toBe('prod-20260702-bbbbbbb')
    expect(askPromotion({ REVISION: '' })['stamp']).toBe('prod-20260702-dbbbbbbbbbbbb')
    expect(askPromotion({ REVISION: '' })['stamp']).not.toMatch(/^prod-[0-9]{8}-[0-9a-f]{7}$/)
  })

  it('B31 it left prod moved without a stamp when the second copy broke off; in ours the stamp is there before', () => {
    const old = new OldRegistry({ staging: sha('b'), prod: sha('a') })
    old.list(listed)
    expect(old.run('nearai-promote.sh', { DAY: '20260702', BREAK_AT: '2' }).code).not.toBe(0)
    expect(old.tags).toMatchObject({ prod: sha('b') })
    expect(old.tags).not.toHaveProperty('prod-20260702-3f2c1ab')
    expect((askPromotion()['writes'] as readonly ChannelWrite[]).map(({ tag }) => tag)).toEqual([
      'prod-20260702-3f2c1ab',
      'latest',
      'prod',
    ])
  })

  it('B33 its release made a git tag at the head of main; ours says the commit of the image', () => {
    const old = new OldRegistry({ staging: sha('b') })
    old.list(listed)
    expect(old.run('nearai-promote.sh', { DAY: '20260702' }).code).toBe(0)
    expect(old.gitTags).toEqual({ 'prod-20260702-3f2c1ab': 'f'.repeat(40) })
    expect(askPromotion()['target']).toBe(commit)
  })

  it('B38 on schedule it promoted what had just been rolled back from; ours refuses', () => {
    const old = new OldRegistry({ staging: sha('b'), prod: sha('a'), 'prod-20260701-3f2c1ab': sha('b') })
    old.list(listed)
    expect(old.run('nearai-promote.sh', { DAY: '20260702' }).code).toBe(0)
    expect(old.tags['prod']).toBe(sha('b'))
    expect(askPromotion({ LOG: logOf(promoted('a'), promoted('b'), rolledBack('a')) })).toHaveProperty('refused')
  })
})
