// Holds what a kind says of settings that no run could go by: one sentence, when the module is loaded.
import { describe, expect, it } from 'vitest'
import { cleanup, ghcr, image, promote, release, retag, rollback, signedBy, tagPolicy } from '../../src/index.ts'

const app = image('acme/app', {
  registries: [ghcr()],
  platforms: ['linux/amd64'],
  tags: tagPolicy({ git: 'v{version}', channels: ['staging', 'prod'] }),
})
const approval = 'production'
const weekly = '23 3 * * 1'

// Modules run without the compiler, so the values are ones that it would refuse.
const wrong = (value: unknown): never => value as never

describe('a kind that cannot be meant stops the module', () => {
  it.each<[string, () => unknown]>([
    ["release() is given no image; make one with image('owner/name', { … })", () => release(wrong(undefined))],
    [
      "promote() is given no image; make one with image('owner/name', { … })",
      () => promote(wrong('acme/app'), { from: 'staging', to: 'prod' }),
    ],
    [
      "rollback() is given no image; make one with image('owner/name', { … })",
      () => rollback(wrong({}), { channel: 'prod' }),
    ],
    ["retag() is given no image; make one with image('owner/name', { … })", () => retag(wrong(null))],
    [
      "cleanup() is given no image; make one with image('owner/name', { … })",
      () => cleanup(wrong(undefined), { schedule: weekly }),
    ],
    ["cleanup() is not told when it runs; give schedule, such as '23 3 * * 1'", () => cleanup(app, wrong({}))],
    [
      'cleanup(): keepUntagged is -1; it must be a whole number, 0 or more',
      () => cleanup(app, { schedule: weekly, keepUntagged: -1 }),
    ],
    ['cleanup(): cap is 0.5; it must be a whole number, 0 or more', () => cleanup(app, { schedule: weekly, cap: 0.5 })],
    [
      'release(): runners names linux/s390x, and acme/app is built for linux/amd64',
      () => release(app, { runners: { 'linux/s390x': 'large' } }),
    ],
    ["no promotion moves 'staging' of acme/app (they move: prod)", () => rollback(app, { channel: 'staging' })],
    [
      "'prod' of acme/app is not promoted to prod (these are: {version}, latest, staging, staging-{date}-{sha7})",
      () => promote(app, { from: 'prod', to: 'prod', approval }),
    ],
    [
      "'stagin' of acme/app is not promoted to prod (these are: {version}, latest, staging, staging-{date}-{sha7})",
      () => promote(app, { from: wrong('stagin'), to: 'prod', approval }),
    ],
    [
      'promote() has a schedule and no form to ask: give from, which is what it promotes then',
      () => promote(app, { asks: 'tag', to: 'prod', schedule: [{ cron: weekly }], verify: signedBy('release.yml') }),
    ],
    [
      'release() is told the ref by facts, and not which git tag the release on GitHub gets: give publish: { tag: … }, or publish: false',
      () => release(app, { facts: { REF: 'v1.2.3', REF_TYPE: 'tag' } }),
    ],
  ])('%s', (sentence, make) => {
    expect(make).toThrow(sentence)
  })
})
