// Shows what was wrong with a rollback as it was, with its own shell, and that the plan is free of it.
import { describe, expect, it } from 'vitest'
import { abc, askRollback } from './ask-promotion.ts'
import { resolveDigest } from '../../../src/steps/resolve-digest.ts'
import { runStep } from '../../world/shell.ts'
import { OldRegistry } from '../build/old-registry.ts'
import { logOf, promoted, rolledBack, sha } from './promotions.ts'
import { hasProgram } from '../../world/shell.ts'

const stamps = (order: readonly string[]): readonly { name: string; digest: string; last_updated: string }[] =>
  order.map((sign, n) => ({
    name: `prod-20260701-${sign.repeat(7)}`,
    digest: sha(sign),
    last_updated: `2026-07-0${n + 1}T10:00:00Z`,
  }))

function oldRegistry(order: readonly string[], prod: string): OldRegistry {
  const listed = stamps(order)
  const old = new OldRegistry({
    ...Object.fromEntries(listed.map(({ name, digest }) => [name, digest])),
    prod: sha(prod),
  })
  old.list(listed)
  return old
}

describe.skipIf(!hasProgram('jq'))('the rollback as it was', () => {
  it('B48 a second rollback went back to the bad image; ours goes on to the one before', () => {
    const old = oldRegistry(['a', 'b', 'c'], 'c')
    expect(old.run('nearai-rollback.sh', { TARGET_TAG: '' }).lines).toEqual(['prod-20260701-bbbbbbb'])
    expect(old.run('nearai-rollback.sh', { TARGET_TAG: '' }).lines).toEqual(['prod-20260701-ccccccc'])
    const log = [...abc, ...logOf(rolledBack('b', { id: 4, replaces: sha('c') }))]
    expect(askRollback({ LOG: log, CURRENT: sha('b') })).toHaveProperty('digest', sha('a'))
  })

  it('B50 a stamp that was pushed again counted as the newest; ours goes by the log', () => {
    const old = oldRegistry(['b', 'a', 'c'], 'c')
    expect(old.run('nearai-rollback.sh', { TARGET_TAG: '' }).lines).toEqual(['prod-20260701-aaaaaaa'])
    expect(askRollback()).toHaveProperty('digest', sha('b'))
  })

  it('B49 INV-39 a denied read was told as a tag that does not exist; ours says that it could not be read', async () => {
    const old = oldRegistry(['a', 'b'], 'b')
    expect(
      old.run('nearai-rollback.sh', { TARGET_TAG: 'prod-20260701-aaaaaaa', DENIED: 'prod-20260701-aaaaaaa' }).lines,
    ).toEqual(['::error::Tag prod-20260701-aaaaaaa not found'])
    const denied = 'echo "unauthorized: authentication required" >&2; exit 1'
    const { code, errors, outputs } = await runStep(resolveDigest, {
      env: { REF: 'docker.io/nearaidev/private-chat:prod' },
      stubs: { skopeo: denied },
    })
    expect({ code, errors, outputs }).toEqual({
      code: 5,
      errors: [expect.stringContaining('cannot be read: unauthorized')],
      outputs: {},
    })
  })

  it('B30 B31 it could not go back to a promotion without a stamp; ours knows it from the log', () => {
    const old = oldRegistry(['a', 'c'], 'c')
    expect(old.run('nearai-rollback.sh', { TARGET_TAG: '' }).lines).toEqual(['prod-20260701-aaaaaaa'])
    const log = logOf(promoted('a'), { digest: sha('b') }, promoted('c'))
    expect(askRollback({ LOG: log })).toMatchObject({
      digest: sha('b'),
      'audit-tag': 'prod-rollback-20260709-101500-from-dbbbbbbbbbbbb',
    })
  })
})
