// An image with a channel, and logs of it, for the tests of promotions and rollbacks.
import type { LogEntry } from '../../../src/decide/promotion/promotion-log-entry.ts'
import { findChannel } from '../../../src/decide/promotion/channel-classes.ts'
import type { MovedChannel } from '../../../src/decide/promotion/channel-classes.ts'
import type { Mobility, TagClass } from '../../../src/model/tag-policy.ts'
import { imageWith, policyOf } from '../images.ts'

/** A digest that is easy to tell from others: `sha256:aaaa…`. */
export const sha = (sign: string): string => `sha256:${sign.repeat(64).slice(0, 64)}`

const promotion = (name: string, grammar: string, mobility: Mobility): TagClass => {
  return { name, grammar, mobility, writer: 'promotion', retention: 'forever', causes: [] }
}

const build = (name: string, grammar: string, mobility: Mobility, causes: TagClass['causes']): TagClass => {
  return { name, grammar, mobility, writer: 'build', retention: 'forever', causes }
}

/** Staging by builds of main, prod by promotions, `latest` an alias of prod. */
export const chat = imageWith(
  'nearaidev/private-chat',
  {
    git: 'v{version}',
    variants: [''],
    latest: 'none',
    classes: [
      build('version', '{version}', 'write-once', ['release']),
      promotion('latest', 'latest', 'free'),
      build('staging', 'staging', 'free', [{ branch: 'main' }]),
      build('staging-stamp', 'staging-{date}-{sha7}', 'write-once', [{ branch: 'main' }]),
      build('dev', 'dev', 'free', ['branch']),
      promotion('prod', 'prod', 'free'),
      promotion('prod-stamp', 'prod-{date}-{sha7}', 'write-once'),
      promotion('prod-stamp-digest', 'prod-{date}-d{hex12}', 'write-once'),
      promotion('prod-rollback', 'prod-rollback-{date}-{time}-from-{text}', 'write-once'),
    ],
  },
  { registries: [{ kind: 'dockerhub', host: 'docker.io', repository: 'nearaidev/private-chat' }] },
)

/** The final state of the pull request: promotions leave no stamps, and only prod moves. */
export const bare = imageWith('acme/bare', {
  git: 'v{version}',
  variants: [''],
  latest: 'none',
  classes: [build('version', '{version}', 'write-once', ['release']), promotion('prod', 'prod', 'free')],
})

export const policy = policyOf(chat, bare)

export const prod: MovedChannel = movedChannel('prod', 'latest')

function movedChannel(name: string, ...also: readonly string[]): MovedChannel {
  const found = findChannel(chat, name, also)
  if (!found.ok) throw new Error(found.sentences.join())
  return found.value
}

/** One entry in short: what it made the channel stand for. Numbers and times rise, `replaces` is what the entry before left. */
export interface ShortEntry extends Partial<LogEntry> {
  readonly digest: string
}

/** A log in which every entry begins where the one before ended. */
export function logOf(...entries: readonly ShortEntry[]): readonly LogEntry[] {
  let before = ''
  return entries.map((entry, n) => {
    const whole = {
      id: n + 1,
      at: `2026-07-${String(n + 1).padStart(2, '0')}T10:00:00Z`,
      kind: 'promotion',
      replaces: before,
      state: 'success',
    } as const
    const made: LogEntry = { ...whole, ...entry }
    if (made.state === 'success') before = made.digest
    return made
  })
}

/** A promotion with the stamp that it leaves. */
export const promoted = (sign: string, more: Partial<LogEntry> = {}): ShortEntry => {
  return { digest: sha(sign), stamp: `prod-20260701-${sign.repeat(7)}`, ...more }
}

/** A rollback. */
export const rolledBack = (sign: string, more: Partial<LogEntry> = {}): ShortEntry => ({
  digest: sha(sign),
  kind: 'rollback',
  ...more,
})
