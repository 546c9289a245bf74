// Rollbacks as they run, one after the other, and what a promotion does after them.
import { describe, expect, it } from 'vitest'
import { hasProgram } from '../world/shell.ts'
import { startPromotionWorld } from './promotion-world.ts'

const canRun = hasProgram('skopeo') && hasProgram('gh') && hasProgram('jq')
const minutes = 180_000

describe.skipIf(!canRun)('a rollback', () => {
  it(
    'B56 B38 B42 B45 B46 B48 INV-44 INV-45 INV-46 goes back by one each time, and what it left is not promoted by itself',
    async () => {
      const world = await startPromotionWorld()
      const a = world.build('a')
      await world.promote()
      const b = world.build('b')
      await world.promote()
      const latest = world.app.latest
      const c = world.build('c')
      await world.promote()
      const first = await world.rollback({ inputs: { reason: 'it is slow' } })
      expect(first['move']?.errors).toEqual([])
      const stampOfB = `20260702-${world.app.commits.at(-2)?.sha.slice(0, 7)}`
      const audit = `prod-rollback-20260702-101500-from-${stampOfB}`
      expect(world.tags()).toMatchObject({ prod: b, latest: b, [audit]: b })
      expect(world.app.releases.at(0)?.tag === audit || world.app.releases.at(-1)?.tag === audit).toBe(true)
      const release = world.app.releases.find(({ tag }) => tag === audit)
      expect(release?.body).toContain(b)
      expect(release?.body).toContain(c)
      expect(release?.target).toBe(world.app.commits.at(-2)?.sha)
      expect(world.app.latest).not.toBe(release?.id)
      expect(world.app.latest).not.toBe(latest)
      // Staging still stands for c, and it is Thursday.
      const again = await world.promote({ event: 'schedule' }, { schedule: [{ cron: '0 0 * * 4' }] })
      expect(again['preview']?.errors.join()).toContain(`${c} is not promoted again: prod was rolled back from it`)
      const second = await world.rollback()
      expect(second['move']?.result).toBe('success')
      expect(world.tags()['prod']).toBe(a)
      const third = await world.rollback()
      expect(third['preview']?.errors[0]).toBe('No previous prod-* tag found whose digest differs from current :prod.')
      const forced = await world.promote({ inputs: { override: 'the database was slow' } })
      expect(forced['move']?.result).toBe('success')
      expect(world.tags()['prod']).toBe(c)
    },
    minutes,
  )

  it(
    'B40 B41 B43 B49 INV-39 INV-49 stops at a wrong word, at a registry that does not answer, and at a tag that is not there',
    async () => {
      const world = await startPromotionWorld()
      world.build('a')
      const wrong = await world.rollback({ inputs: { confirm: 'rollback' } })
      expect(wrong['preview']).toMatchObject({
        errors: ['Confirmation failed. Set confirm to ROLLBACK.'],
        ran: ['Fetch the decisions', 'Check the form'],
      })
      const nothing = await world.rollback()
      expect(nothing['preview']?.errors).toEqual(['Failed to inspect current :prod digest.'])
      await world.promote()
      const missing = await world.rollback({ inputs: { target_tag: 'prod-20260101-abcdef0' } })
      expect(missing['preview']?.errors[0]).toMatch(/^Tag prod-20260101-abcdef0 not found/)
      world.registry.fault({ on: /manifests\/prod$/, status: 401, times: 9 })
      const denied = await world.rollback()
      expect(denied['preview']?.result).toBe('failure')
      expect(denied['preview']?.errors.join()).not.toContain('Failed to inspect current')
      expect(world.github.mutations().filter((line) => line.includes('rollback'))).toEqual([])
    },
    minutes,
  )

  it(
    'B27 B47 INV-48 moves prod and deploys although its audit tag cannot be written, and without a log when somebody insists',
    async () => {
      const world = await startPromotionWorld()
      const a = world.build('a')
      await world.promote()
      world.build('b')
      await world.promote()
      world.registry.fault({ on: /PUT .*manifests\/prod-rollback-/, status: 403, times: 99 })
      const redeploy = { repository: 'acme/deploy', workflow: 'deploy.yml', token: 'DEPLOY_TOKEN' }
      const run = await world.rollback({}, { redeploy })
      expect([run['move']?.result, run['redeploy']?.result]).toEqual(['success', 'success'])
      expect(run['move']?.warnings.join()).toContain('prod-rollback-')
      expect(world.tags()).toMatchObject({ prod: a, latest: a })
      world.github.fault({ on: /POST .*graphql/, status: 403, times: 99 })
      const blind = await world.rollback({ inputs: { target_tag: world.app.releases[0]?.tag ?? '' } })
      expect(blind['preview']?.result).toBe('failure')
      const tag = Object.keys(world.tags()).find((name) => /^prod-\d/.test(name) && world.tags()[name] !== a) ?? ''
      const insisted = await world.rollback({ inputs: { target_tag: tag, break_glass: 'GitHub is down' } })
      expect(insisted['preview']?.errors.concat(insisted['move']?.errors ?? [])).toEqual([])
      expect(world.tags()['prod']).toBe(world.tags()[tag])
    },
    minutes,
  )
})

describe.skipIf(!canRun)('a move by hand', () => {
  it(
    'B54 INV-17 points a tag at an image with all its platforms, and leaves prod and what is not there alone',
    async () => {
      const world = await startPromotionWorld()
      const old = world.build('a')
      world.registry.tag('acme/app', 'old', old)
      world.build('b')
      const moved = await world.retag({ source: 'old', target: 'staging' })
      expect(moved['retag']).toMatchObject({ result: 'success', errors: [] })
      expect(world.tags()).toEqual({ old, staging: old })
      const refused = await world.retag({ source: 'staging', target: 'prod' })
      expect(refused['retag']?.errors[0]).toMatch(/^'prod' is not moved by hand/)
      expect(refused['retag']?.ran).toEqual([
        'Fetch the decisions',
        'Check the form',
        'Check that nobody else owns the tag',
      ])
      const missing = await world.retag({ source: 'never', target: 'staging' })
      expect(missing['retag']?.errors).toEqual([`${world.registry.host}/acme/app:never does not exist`])
      expect(world.tags()).toEqual({ old, staging: old })
    },
    minutes,
  )
})
