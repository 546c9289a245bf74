// Holds the intent of a release: exactly one label says it, and whatever is unclear is a refusal and no green run.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { releaseIntentDoor } from '../../../src/decide/release/release-intent.ts'
import { outputsOf } from '../open-door.ts'
import { policy } from '../build/release-onto.ts'
import type { Variables } from '../build/release-onto.ts'
import { inSweep } from '../../in-sweep.ts'

const ask = (variables: Variables): Variables => outputsOf(releaseIntentDoor, policy, variables)

const merged = (...labels: readonly string[]): Variables => ({ PULL_REQUESTS: [{ number: 12, labels }] })

const known = 'type:docs, type:skip, type:patch, type:minor, type:major'

describe('the intent of a release', () => {
  it.each<[label: string, intent: string, bump: string]>([
    ['type:docs', 'skip', ''],
    ['type:skip', 'skip', ''],
    ['type:patch', 'release', 'patch'],
    ['type:minor', 'release', 'minor'],
    ['type:major', 'release', 'major'],
  ])('E12 %s is a %s %s', (label, intent, bump) => {
    const reason = `pull request #12 is labelled ${label}`
    expect(ask(merged('bug', label))).toEqual({ intent, bump, label, pull: 12, reason })
    expect(ask({ LABELS: [label, 'bug'] })).toEqual({ intent, bump, label, pull: '', reason: label })
    expect(ask({ LABELS: [{ name: label }] })).toMatchObject({ intent, bump })
  })

  it('E12 comes from a file of pull requests as well, of which only merged ones count', () => {
    const PULLS = [
      { number: 12, merged_at: '2026-08-01T00:00:00Z', labels: [{ name: 'type:minor' }] },
      { number: 13, merged_at: null, labels: [{ name: 'type:skip' }] },
    ]
    expect(ask({ PULLS })).toMatchObject({ intent: 'release', bump: 'minor', pull: 12 })
    expect(ask({ PULLS: PULLS.slice(1) })).toEqual({
      refused: ['the commit belongs to no merged pull request, so nobody has said whether it is released'],
    })
    expect(ask({ PULLS: { message: 'Server Error' } })).toEqual({
      unreadable: [`PULLS is '{"message":"Server Error"}', which is no list of pull requests with number and labels`],
    })
  })

  it.each<[what: string, variables: Variables, answer: Variables]>([
    [
      'no label',
      merged('bug'),
      { refused: [`pull request #12 has none of the labels ${known}; give it one and run again`] },
    ],
    [
      'two labels',
      merged('type:docs', 'type:patch'),
      { refused: ['pull request #12 has the labels type:docs and type:patch; leave one of them and run again'] },
    ],
    [
      'the name of a method',
      merged('constructor'),
      { refused: [`pull request #12 has none of the labels ${known}; give it one and run again`] },
    ],
    [
      'no pull request',
      { PULL_REQUESTS: [] },
      { refused: ['the commit belongs to no merged pull request, so nobody has said whether it is released'] },
    ],
    [
      'two pull requests',
      { PULL_REQUESTS: [12, 13].map((number) => ({ number, labels: ['type:skip'] })) },
      { refused: ['the commit belongs to 2 merged pull requests (#12, #13); which one counts is not known'] },
    ],
    [
      'an answer that is an error',
      { PULL_REQUESTS: { message: 'Server Error' } },
      {
        unreadable: [
          `PULL_REQUESTS is '{"message":"Server Error"}', which is no list of pull requests with number and labels`,
        ],
      },
    ],
    [
      'labels that were not read',
      { PULL_REQUESTS: [{ number: 12 }] },
      { unreadable: [`PULL_REQUESTS is '[{"number":12}]', which is no list of pull requests with number and labels`] },
    ],
    ['no labels to look at', { LABELS: { a: 1 } }, { malformed: [`LABELS is '{"a":1}', which is no list of labels`] }],
    [
      'no labels at the gate',
      { LABELS: [] },
      { refused: [`the pull request has none of the labels ${known}; give it one and run again`] },
    ],
    ['nothing', {}, { missing: ['neither PULL_REQUESTS nor LABELS is given'] }],
  ])('E12 E22 %s is no release and no success', (_, variables, answer) => {
    expect(ask(variables)).toEqual(answer)
  })

  it('E12 E22 INV-28 any set of labels but one with exactly one intent is refused', () => {
    const labels = fc.uniqueArray(
      fc.oneof(fc.constantFrom(...known.split(', ')), fc.constantFrom('bug', 'type:', 'TYPE:PATCH')),
    )
    fc.assert(
      fc.property(labels, (given) => {
        const intents = given.filter((label) => known.split(', ').includes(label))
        const { intent, label } = ask(merged(...given))
        return intents.length === 1 ? label === intents[0] && intent !== undefined : intent === undefined
      }),
      { numRuns: inSweep(10_000) },
    )
  })
})
