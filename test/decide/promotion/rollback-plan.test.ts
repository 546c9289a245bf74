// Holds the plan of a rollback: where it goes, what it writes in which order, when it says no; beside the rollback as it was.
import { describe, expect, it } from 'vitest'
import { abc, askRollback, rollbackVariables } from './ask-promotion.ts'
import { rollbackPlanDoor } from '../../../src/decide/promotion/rollback-plan-door.ts'
import type { LogEntry } from '../../../src/decide/promotion/promotion-log-entry.ts'
import type { TagClass } from '../../../src/model/tag-policy.ts'
import { commit, policyOf } from '../images.ts'
import { openDoor, outputsOf } from '../open-door.ts'
import { bare, chat, logOf, policy, promoted, rolledBack, sha } from './promotions.ts'

type Variables = Readonly<Record<string, unknown>>

describe('what a rollback does', () => {
  it('B42 B45 B56 goes back by one, moves prod and its alias, and leaves an audit tag that may fail', () => {
    const { digest, replaces, writes, tags, ...rest } = askRollback()
    expect({ digest, replaces, tags }).toEqual({ digest: sha('b'), replaces: sha('c'), tags: 'prod latest' })
    expect(rest).toMatchObject({
      'target-tag': 'prod-20260701-bbbbbbb',
      'audit-tag': 'prod-rollback-20260709-101500-from-20260701-bbbbbbb',
      target: commit,
      change: 'true',
      log: 'start',
      seen: '3',
    })
    expect(writes).toEqual([
      { tag: 'prod', class: 'prod', mobility: 'free', need: 'must' },
      { tag: 'latest', class: 'latest', mobility: 'free', need: 'must' },
      {
        tag: 'prod-rollback-20260709-101500-from-20260701-bbbbbbb',
        class: 'prod-rollback',
        mobility: 'write-once',
        need: 'may',
      },
    ])
  })

  it('INV-47 the record says from what to what, and in which run', () => {
    expect(askRollback({ BY: 'kim', RUN: '9', REASON: 'loses mail' })['record']).toEqual({
      kind: 'rollback',
      digest: sha('b'),
      replaces: sha('c'),
      stamp: 'prod-rollback-20260709-101500-from-20260701-bbbbbbb',
      revision: commit,
      run: '9',
    })
  })

  it('B41 stops when prod cannot be resolved', () => {
    expect(askRollback({ CURRENT: '' })).toEqual({ missing: ['Failed to inspect current :prod digest.'] })
  })

  it('B42 stops when there is nothing to go back to, and says what it left out', () => {
    const sentence = 'No previous prod-* tag found whose digest differs from current :prod.'
    expect(askRollback({ LOG: [] })).toEqual({ refused: [sentence] })
    const rejected = logOf(promoted('a'), promoted('b'), rolledBack('a'))
    expect(askRollback({ LOG: rejected, CURRENT: sha('a') })).toEqual({
      refused: [sentence, `Left out, for they were rolled back from: ${sha('b')}.`],
    })
  })

  it.each<[what: string, variables: Variables, refusal: Variables]>([
    [
      'does not exist',
      { WANTED: 'prod-20260630-abcdef1' },
      { refused: ['Tag prod-20260630-abcdef1 not found in docker.io/nearaidev/private-chat'] },
    ],
    [
      'is what prod stands for',
      { WANTED: 'prod-20260701-ccccccc', WANTED_DIGEST: sha('c') },
      { refused: ['Target tag prod-20260701-ccccccc already matches current :prod.'] },
    ],
    [
      'may move',
      { WANTED: 'staging', WANTED_DIGEST: sha('a') },
      {
        refused: [
          "'staging' is of the class staging, and prod is not rolled back to it; these are, or a digest: {version}, staging-{date}-{sha7}, prod-{date}-{sha7}, prod-{date}-d{hex12}, prod-rollback-{date}-{time}-from-{text}",
        ],
      },
    ],
    ['is no tag', { WANTED: 'prod 2026' }, { malformed: ["'prod 2026' is neither a tag nor a digest"] }],
  ])('B43 INV-49 stops when the tag that somebody names %s', (_, variables, refusal) => {
    expect(askRollback(variables)).toEqual(refusal)
  })

  it('B43 B53 goes to the tag that somebody names: a stamp of either form, a version with or without v, a digest', () => {
    expect(askRollback({ WANTED: 'prod-20260701-aaaaaaa', WANTED_DIGEST: sha('a') })).toMatchObject({
      digest: sha('a'),
      'audit-tag': 'prod-rollback-20260709-101500-from-20260701-aaaaaaa',
    })
    expect(askRollback({ WANTED: 'prod-20260701-daaaaaaaaaaaa', WANTED_DIGEST: sha('a') })).toMatchObject({
      'audit-tag': 'prod-rollback-20260709-101500-from-20260701-daaaaaaaaaaaa',
    })
    expect(askRollback({ WANTED: 'v0.2.12', WANTED_DIGEST: sha('a') })).toMatchObject({
      digest: sha('a'),
      'target-tag': '0.2.12',
      'audit-tag': 'prod-rollback-20260709-101500-from-0.2.12',
    })
    expect(askRollback({ WANTED: sha('a') })).toMatchObject({ digest: sha('a'), 'target-tag': 'prod-20260701-aaaaaaa' })
  })

  it('B30 goes back to a promotion that names no commit', () => {
    const log = logOf(promoted('a', { stamp: 'prod-20260701-daaaaaaaaaaaa' }), promoted('c'))
    expect(askRollback({ LOG: log })).toMatchObject({
      digest: sha('a'),
      'audit-tag': 'prod-rollback-20260709-101500-from-20260701-daaaaaaaaaaaa',
    })
  })

  it('goes back to what was there before the log, whose name nobody knows', () => {
    expect(askRollback({ LOG: logOf(promoted('c', { replaces: sha('a') })) })).toMatchObject({
      digest: sha('a'),
      'target-tag': '',
      'audit-tag': 'prod-rollback-20260709-101500-from-daaaaaaaaaaaa',
    })
  })

  it('INV-44 goes to what was never in production, or was left, only when somebody says why, and records it', () => {
    const never = { WANTED: '0.2.12', WANTED_DIGEST: sha('f') }
    expect(askRollback(never)).toEqual({
      refused: [
        `0.2.12 (${sha('f')}) was never promoted to prod to the end; to go there all the same, say why in the break-glass input`,
      ],
    })
    expect(askRollback({ ...never, BREAK_GLASS: 'all others leak' })).toMatchObject({
      digest: sha('f'),
      log: 'start',
    })
    const left = {
      LOG: [...abc, ...logOf(rolledBack('b', { id: 4, replaces: sha('c'), reason: 'loses mail' }))],
      CURRENT: sha('b'),
      WANTED: sha('c'),
    }
    expect(askRollback(left)).toEqual({
      refused: [
        `${sha('c')} was rolled back from: rollback 4 of 2026-07-01 (loses mail); to go there all the same, say why in the break-glass input`,
      ],
    })
    expect(askRollback({ ...left, BREAK_GLASS: 'mended' })).toMatchObject({ digest: sha('c') })
    const failed = {
      LOG: logOf(promoted('a'), promoted('d', { state: 'failure' }), promoted('c', { replaces: sha('a') })),
      WANTED: sha('d'),
    }
    expect(askRollback(failed)).toHaveProperty('refused')
  })

  it('B27 B49 INV-39 a log that cannot be read stops it, but not when somebody names the target and insists', () => {
    expect(askRollback({ LOG: {} })).toEqual({ unreadable: ['the promotion log is no list of records'] })
    expect(askRollback({ LOG: {}, WANTED: sha('a') })).toHaveProperty('unreadable')
    expect(askRollback({ LOG: {}, BREAK_GLASS: 'down' })).toHaveProperty('unreadable')
    const answer = openDoor(rollbackPlanDoor, policy, {
      ...rollbackVariables,
      LOG: {},
      WANTED: sha('a'),
      BREAK_GLASS: 'GitHub is down',
    })
    expect(answer).toMatchObject({
      ok: true,
      value: { outputs: { digest: sha('a') }, warnings: ['the promotion log is no list of records'] },
    })
  })

  it('INV-48 a policy without audit tags does not stop it, nor does a name that is too long for one', () => {
    const named: TagClass = {
      name: 'named',
      grammar: '{text}',
      mobility: 'write-once',
      writer: 'build',
      retention: 'forever',
      causes: ['release'],
    }
    const withNames = policyOf({ ...chat, tags: { ...chat.tags, classes: [...chat.tags.classes, named] } })
    const variables = { ...rollbackVariables, WANTED: 'x'.repeat(120), WANTED_DIGEST: sha('a') }
    expect(outputsOf(rollbackPlanDoor, withNames, variables)).toMatchObject({
      digest: sha('a'),
      tags: 'prod latest',
      'audit-tag': '',
    })
    expect(askRollback({ IMAGE: bare.name, ALSO: '', LOG: logOf(promoted('a'), promoted('c')) })).toMatchObject({
      digest: sha('a'),
      tags: 'prod',
      'audit-tag': '',
    })
  })
})

const began = (state: LogEntry['state']): readonly LogEntry[] => [
  ...abc,
  ...logOf(
    rolledBack('b', {
      id: 4,
      state,
      run: '9',
      replaces: sha('c'),
      stamp: 'prod-rollback-20260708-235959-from-20260701-bbbbbbb',
    }),
  ),
]

describe('a rollback that is repeated', () => {
  it.each<[state: LogEntry['state'], current: string]>([
    ['in_progress', 'c'],
    ['failure', 'b'],
    ['success', 'b'],
  ])(
    'INV-35 INV-45 goes on to the same target, with the same audit tag (its record says %s, prod is at %s)',
    (state, current) => {
      expect(askRollback({ RUN: '9', LOG: began(state), CURRENT: sha(current) })).toMatchObject({
        digest: sha('b'),
        replaces: sha('c'),
        'audit-tag': 'prod-rollback-20260708-235959-from-20260701-bbbbbbb',
        tags: 'prod latest',
      })
    },
  )

  it.each(['c', 'b'])(
    'INV-45 is finished by another run, and not taken one step further (prod is at %s)',
    (current) => {
      const again = askRollback({ RUN: '10', LOG: began('failure'), CURRENT: sha(current) })
      expect(again['digest']).toBe(sha('b'))
      expect(again).toMatchObject(
        current === 'b'
          ? { log: 'finish', 'record-id': '4', change: 'false' }
          : { log: 'start', 'record-id': '', change: 'true' },
      )
      const named = { WANTED: 'prod-20260701-bbbbbbb', WANTED_DIGEST: sha('b') }
      expect(askRollback({ RUN: '10', LOG: began('failure'), CURRENT: sha(current), ...named })).toHaveProperty(
        'digest',
        sha('b'),
      )
    },
  )

  it('INV-45 goes where somebody says, whatever another run left', () => {
    const elsewhere = { WANTED: 'prod-20260701-aaaaaaa', WANTED_DIGEST: sha('a') }
    expect(askRollback({ RUN: '10', LOG: began('failure'), CURRENT: sha('b'), ...elsewhere })).toMatchObject({
      digest: sha('a'),
      replaces: sha('b'),
      log: 'start',
    })
  })

  it('INV-35 goes on although the tag that was named matches by now', () => {
    expect(
      askRollback({
        RUN: '9',
        LOG: began('failure'),
        CURRENT: sha('b'),
        WANTED: 'prod-20260701-bbbbbbb',
        WANTED_DIGEST: sha('b'),
      }),
    ).toMatchObject({ digest: sha('b'), change: 'false' })
  })

  it('INV-32 stops when something else happened since', () => {
    const log = [...began('success'), ...logOf(promoted('d', { id: 5, replaces: sha('b') }))]
    expect(askRollback({ RUN: '9', LOG: log, CURRENT: sha('d') })).toEqual({
      refused: [
        'this run made rollback 4 of 2026-07-01, and since then there was promotion 5 of 2026-07-01; start a new run',
      ],
    })
  })
})
