// Holds the reading of the promotion log: its order, what counts, what is of others, what is broken, what was before it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { promotionLogDoor } from '../../../src/decide/promotion/promotion-log-door.ts'
import { readPromotionLog } from '../../../src/decide/promotion/promotion-log.ts'
import { openDoor, outputsOf } from '../open-door.ts'
import { chat, logOf, policy, promoted, rolledBack, sha } from './promotions.ts'

const read = (log: unknown): Readonly<Record<string, unknown>> =>
  outputsOf(promotionLogDoor, policy, { IMAGE: chat.name, CHANNEL: 'prod', LOG: log })

/** A deployment as GitHub gives it. */
const deployment = (id: number, payload: unknown, ...states: readonly string[]): Readonly<Record<string, unknown>> => {
  const at = `2026-07-${String(id).padStart(2, '0')}T10:00:00Z`
  return { id, created_at: at, payload, statuses: states.map((state) => ({ state, created_at: at })) }
}

const promotion = (sign: string, replaces = ''): Readonly<Record<string, unknown>> => ({
  kind: 'promotion',
  digest: sha(sign),
  replaces,
})

/** A status as a run gives it, with the link to the run. */
const statusOf = (run: number, state: string): Readonly<Record<string, unknown>> => ({
  state,
  created_at: '2026-07-07T10:00:00Z',
  log_url: `https://github.com/acme/app/actions/runs/${run}`,
})

const withStatuses = (...statuses: readonly unknown[]): readonly unknown[] => [
  { ...deployment(7, { ...promotion('b', sha('a')), run: '50' }), environment: 'prod', statuses },
]

describe('the promotion log', () => {
  it('INV-35 INV-47 tells which other runs worked on a record, each once, also when it is read a second time', () => {
    const statuses = [statusOf(50, 'in_progress'), statusOf(50, 'failure'), statusOf(51, 'failure')]
    const { entries } = read(withStatuses(...statuses, statusOf(51, 'success')))
    expect(entries).toMatchObject([{ run: '50', runs: ['51'], environment: 'prod', state: 'success' }])
    expect(read(entries)['entries']).toEqual(entries)
  })

  it.each([
    ['no link', { state: 'success' }],
    ['an empty link', { state: 'success', log_url: null }],
    ['a link to something else', { state: 'success', log_url: 'https://ci.example/actions/runs/7x' }],
    ['only links to the run that made it', statusOf(50, 'success')],
  ])('names no other run when its statuses have %s', (_, status) => {
    expect(read(withStatuses(status))['entries']).toEqual([expect.not.objectContaining({ runs: expect.anything() })])
  })

  it('INV-47 is read from deployments: who, in which run, what instead of what, why', () => {
    const payload = {
      ...promotion('b', sha('a')),
      image: chat.name,
      stamp: 'prod-20260701-3f2c1ab',
      by: 'kim',
      run: 4711,
      reason: 'week 27',
    }
    expect(read([deployment(7, payload, 'in_progress', 'success')])).toEqual({
      entries: [
        {
          id: 7,
          at: '2026-07-07T10:00:00Z',
          kind: 'promotion',
          digest: sha('b'),
          replaces: sha('a'),
          state: 'success',
          stamp: 'prod-20260701-3f2c1ab',
          by: 'kim',
          run: '4711',
          reason: 'week 27',
          image: chat.name,
        },
      ],
      count: '1',
      unrelated: '0',
      last: '7',
      current: sha('b'),
      unfinished: [],
    })
  })

  it.each<[states: readonly string[], state: string]>([
    [['in_progress', 'success'], 'success'],
    [['inactive', 'success', 'in_progress'], 'success'],
    [['success', 'failure'], 'success'],
    [['in_progress', 'failure'], 'failure'],
    [['error'], 'failure'],
    [['queued', 'in_progress'], 'in_progress'],
    [[], 'in_progress'],
  ])('INV-44 a deployment with the statuses %j counts as %s', (states, state) => {
    expect(read([deployment(1, promotion('a'), ...states)])).toMatchObject({
      entries: [{ state }],
      unfinished: state === 'success' ? [] : [1],
    })
  })

  it('B50 is in the order in which records were made, whatever the times say and in whatever order they come', () => {
    const entries = logOf(promoted('a'), promoted('b'), rolledBack('a'), promoted('c')).map((entry) => ({
      ...entry,
      at: `2026-07-${30 - entry.id}T10:00:00Z`,
    }))
    fc.assert(
      fc.property(fc.shuffledSubarray([...entries], { minLength: 4 }), fc.subarray([...entries]), (shuffled, again) => {
        const log = readPromotionLog([...shuffled, ...again])
        expect(log.ok && log.value.entries).toEqual(entries)
      }),
    )
  })

  it('leaves out deployments of others, and counts them', () => {
    const others = ['', null, {}, '{}', 'release 7', { commit: 'abc' }, { kind: 'preview' }].map((payload, n) =>
      deployment(n + 1, payload, 'success'),
    )
    const ofAnotherImage = deployment(20, { ...promotion('b'), image: 'acme/other' }, 'success')
    const asText = deployment(21, JSON.stringify(promotion('a')), 'success')
    expect(read([...others, ofAnotherImage, asText])).toMatchObject({
      count: '1',
      unrelated: '8',
      last: '21',
      current: sha('a'),
    })
  })

  it.each<[what: string, raw: unknown, sentence: string]>([
    [
      'a kind that does not exist',
      deployment(3, { ...promotion('a'), kind: 'promotoin' }, 'success'),
      "record 3 of the promotion log is of the kind 'promotoin'",
    ],
    [
      'no digest',
      deployment(3, { kind: 'rollback', digest: 'prod' }, 'success'),
      "record 3 of the promotion log names no digest: 'prod'",
    ],
    [
      'what is replaced',
      deployment(3, promotion('a', 'sha256:1'), 'success'),
      "record 3 of the promotion log replaces no digest: 'sha256:1'",
    ],
    [
      'no statuses',
      { ...deployment(3, promotion('a')), statuses: undefined },
      'record 3 of the promotion log has no statuses that can be read',
    ],
    [
      'no time',
      { ...deployment(3, promotion('a')), created_at: 'yesterday' },
      "record 3 of the promotion log has no time: 'yesterday'",
    ],
    ['no number', { ...deployment(3, promotion('a')), id: 'x' }, 'record x of the promotion log has no number'],
    [
      'a state that says nothing',
      { ...logOf(promoted('a'))[0], state: 'inactive' },
      'record 1 of the promotion log has no statuses that can be read',
    ],
  ])('INV-39 a broken record stops everything and is named: %s', (_, raw, sentence) => {
    expect(read([deployment(1, promotion('b'), 'success'), raw])).toEqual({ unreadable: [sentence] })
  })

  it('INV-39 is not a list, or has two records of one number', () => {
    expect(read({ message: 'Not Found' })).toEqual({ unreadable: ['the promotion log is no list of records'] })
    const twice = [deployment(2, promotion('a'), 'success'), deployment(2, promotion('b'), 'success')]
    expect(read(twice)).toEqual({
      unreadable: [`record 2 of the promotion log is there twice, for ${sha('a')} and ${sha('b')}`],
    })
  })

  it('can be read again from what was written', () => {
    const written = read(logOf(promoted('a'), promoted('b', { state: 'failure' })))
    expect(read(written)).toEqual(written)
  })

  it('INV-28 shows what was never finished', () => {
    const answer = openDoor(promotionLogDoor, policy, {
      IMAGE: chat.name,
      CHANNEL: 'prod',
      LOG: logOf(promoted('a'), promoted('b', { state: 'in_progress', by: 'kim' })),
    })
    expect(answer.ok && answer.value.warnings).toEqual([
      `promotion 2 of 2026-07-02 by kim was not finished (in_progress): ${sha('b')}`,
    ])
    expect(answer.ok && answer.value.summary).toContain(
      `| 1 | 2026-07-01T10:00:00Z | promotion | \`${sha('a')}\` | prod-20260701-aaaaaaa | success |`,
    )
  })
})

const release = (tag: string, at: string | undefined): unknown => ({
  tag_name: tag,
  published_at: at,
  created_at: '2020-01-01T00:00:00Z',
  draft: at === undefined,
})

describe('the time before the log', () => {
  const releases = [
    release('prod-rollback-20260703-101500-from-20260701-aaaaaaa', '2026-07-03T10:16:00Z'),
    release('v1.2.3', '2026-07-03T09:00:00Z'),
    release('prod-20260702-bbbbbbb', '2026-07-02T10:00:00Z'),
    release('prod-20260701-aaaaaaa', '2026-07-01T10:00:00Z'),
    release('prod-20260705-ccccccc', undefined),
  ]
  const tags = [
    { name: 'prod-20260701-aaaaaaa', digest: sha('a') },
    { name: 'prod-20260702-bbbbbbb', digest: sha('b') },
    { name: 'prod-rollback-20260703-101500-from-20260701-aaaaaaa', digest: sha('a') },
  ]
  const trace = (more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> =>
    outputsOf(promotionLogDoor, policy, { IMAGE: chat.name, CHANNEL: 'prod', RELEASES: releases, TAGS: tags, ...more })

  it('is told by releases, in the order of their publication', () => {
    expect(trace()['entries']).toEqual([
      {
        id: -3,
        at: '2026-07-01T10:00:00Z',
        kind: 'promotion',
        digest: sha('a'),
        replaces: '',
        state: 'success',
        stamp: 'prod-20260701-aaaaaaa',
      },
      {
        id: -2,
        at: '2026-07-02T10:00:00Z',
        kind: 'promotion',
        digest: sha('b'),
        replaces: sha('a'),
        state: 'success',
        stamp: 'prod-20260702-bbbbbbb',
      },
      {
        id: -1,
        at: '2026-07-03T10:16:00Z',
        kind: 'rollback',
        digest: sha('a'),
        replaces: sha('b'),
        state: 'success',
        stamp: 'prod-rollback-20260703-101500-from-20260701-aaaaaaa',
      },
    ])
  })

  it('comes before the records of the log, which tell of themselves', () => {
    const log = [deployment(4, { ...promotion('c', sha('a')), stamp: 'prod-20260704-ccccccc' }, 'success')]
    const later = release('prod-20260704-ccccccc', '2026-07-04T10:05:00Z')
    const joined = trace({
      LOG: log,
      RELEASES: [...releases, later],
      TAGS: [...tags, { name: 'prod-20260704-ccccccc', digest: sha('c') }],
    })
    expect((joined['entries'] as readonly { id: number }[]).map(({ id }) => id)).toEqual([-3, -2, -1, 4])
    expect(read(joined)).toEqual({ ...joined, unrelated: '0' })
  })

  it('leaves out what the registry has no tag for, and says so', () => {
    const answer = openDoor(promotionLogDoor, policy, {
      IMAGE: chat.name,
      CHANNEL: 'prod',
      RELEASES: releases,
      TAGS: tags.slice(1),
    })
    expect(answer.ok && answer.value.warnings).toEqual(['the registry has no tag any more for: prod-20260701-aaaaaaa'])
    expect(answer.ok && answer.value.outputs['entries']).toMatchObject([
      { digest: sha('b'), replaces: '' },
      { digest: sha('a') },
    ])
  })

  it('INV-39 is not told by what cannot be read', () => {
    expect(trace({ RELEASES: { message: 'Bad credentials' } })).toEqual({
      unreadable: ['RELEASES holds no list of releases'],
    })
    expect(trace({ TAGS: {} })).toEqual({ unreadable: ['TAGS holds no list of tags with their digests'] })
    const undated = { tag_name: 'prod-20260701-aaaaaaa', published_at: null, draft: false }
    expect(trace({ RELEASES: [undated] })).toEqual({
      unreadable: ['the release prod-20260701-aaaaaaa has no date of publication'],
    })
    expect(outputsOf(promotionLogDoor, policy, { IMAGE: chat.name, CHANNEL: 'prod' })).toEqual({
      missing: ['promotion-log: neither LOG nor RELEASES is set'],
    })
  })
})
