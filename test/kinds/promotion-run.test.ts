// Promotions as they run: every script, every decision, every grant of the compiled workflow.
import { describe, expect, it } from 'vitest'
import { signedBy } from '../../src/kinds/promotion/signed-by.ts'
import { hasProgram } from '../world/shell.ts'
import { startPromotionWorld } from './promotion-world.ts'

const canRun = hasProgram('skopeo') && hasProgram('gh') && hasProgram('jq')
const minutes = 120_000

describe.skipIf(!canRun)('a promotion', () => {
  it(
    'B56 B22 B23 B24 B25 B33 INV-24 INV-47 INV-52 makes three tags of one digest, a record and a release, with the grants it asks for',
    async () => {
      const world = await startPromotionWorld()
      const digest = world.build('one')
      const head = world.app.commits.at(-1)?.sha ?? ''
      const stamp = `prod-20260702-${head.slice(0, 7)}`
      const run = await world.promote({ inputs: { reason: 'tested' } })
      expect(Object.values(run).map(({ result }) => result)).toEqual(Array.from({ length: 5 }, () => 'success'))
      expect(world.tags()).toEqual({ staging: digest, prod: digest, latest: digest, [stamp]: digest })
      expect(world.registry.written().filter((line) => /^tag .*(?:prod|latest)/.test(line))).toEqual([
        `tag acme/app:${stamp}`,
        'tag acme/app:latest',
        'tag acme/app:prod',
      ])
      expect(world.app.releases).toMatchObject([{ tag: stamp, target: head, draft: false }])
      expect(world.app.latest).toBe(world.app.releases[0]?.id)
      expect(world.app.deployments).toMatchObject([
        {
          environment: 'prod',
          payload: { kind: 'promotion', digest, replaces: '', by: 'mona', reason: 'tested' },
          statuses: [{ state: 'success' }, { state: 'in_progress' }],
        },
      ])
      const { host } = world.registry
      for (const tag of ['prod', 'latest', stamp]) expect(run['report']?.summary).toContain(`${host}/acme/app:${tag}`)
      expect(run['report']?.summary).toContain(digest)
    },
    minutes,
  )

  it(
    'B16 B36 INV-49 INV-51 stops at a wrong word or a hostile one before any login, request and write',
    async () => {
      const world = await startPromotionWorld()
      world.build('one')
      const [asked, moved] = [world.registry.requests.length, world.registry.written().length]
      for (const confirm of ['Promote', `promote'; touch "$GITHUB_WORKSPACE/owned" #`]) {
        const run = await world.promote({ inputs: { confirm } })
        expect(run['preview']).toMatchObject({
          result: 'failure',
          errors: ["Confirmation input must be exactly 'promote'"],
          ran: ['Fetch the decisions', 'Check the form'],
        })
        expect(run['move']).toMatchObject({ result: 'skipped' })
        expect(run['report']?.summary).toContain('prod was not touched')
      }
      expect([world.registry.requests.length, world.registry.written().length]).toEqual([asked, moved])
      expect(world.github.mutations()).toEqual([])
    },
    minutes,
  )

  it(
    'B21 B37 INV-42 verifies before any write: without a signature nothing is written and nothing recorded',
    async () => {
      const world = await startPromotionWorld()
      world.build('one')
      const argv = `printf '%s\\n' "$*" >&2; exit 1`
      const run = await world.promote({ stubs: { cosign: argv } })
      expect(run['move']?.result).toBe('failure')
      expect(run['move']?.errors[0]).toMatch(
        /has no signature by https:\/\/github\.com\/acme\/app\/\.github\/workflows\/release\.yml@refs\/heads\/main$/,
      )
      expect(run['move']?.ran).not.toContain('Write the tags')
      expect(Object.keys(world.tags())).toEqual(['staging'])
      expect(world.github.mutations()).toEqual([])
      expect(run['release']?.result).toBe('skipped')
    },
    minutes,
  )

  it(
    'B18 B31 INV-32 writes nothing when nobody approves, or when prod moved while somebody made up their mind',
    async () => {
      const world = await startPromotionWorld()
      const other = world.build('zero')
      const digest = world.build('one')
      const refused = await world.promote({ rejected: true })
      expect(refused['move']?.result).toBe('skipped')
      expect(refused['report']?.summary).toContain('prod was not touched: nobody approved')
      const stopped = await world.promote({ before: { move: () => world.registry.tag('acme/app', 'prod', other) } })
      expect(stopped['move']).toMatchObject({
        result: 'failure',
        errors: [`prod stands for ${other}, and stood for nothing at the preview; start a new run`],
      })
      expect(world.tags()).toEqual({ staging: digest, prod: other })
    },
    minutes,
  )

  it(
    'B31 INV-35 INV-47 that breaks off at prod has its stamp, says so, and is finished by its next attempt',
    async () => {
      const world = await startPromotionWorld()
      const digest = world.build('one')
      world.registry.fault({ on: /PUT .*manifests\/prod$/, status: 403, times: 1 })
      const first = await world.promote({ runId: '7' })
      expect(first['move']?.result).toBe('failure')
      expect(first['report']?.warnings[0]).toContain('did not come to its end; run the failed jobs of this run again')
      expect(world.tags()['prod']).toBeUndefined()
      expect(world.tags()).toMatchObject({ latest: digest })
      expect(world.app.deployments.map(({ statuses }) => statuses[0]?.state)).toEqual(['failure'])
      const second = await world.promote({ runId: '7', earlier: first })
      expect(second['move']?.result).toBe('success')
      expect(world.tags()['prod']).toBe(digest)
      expect(world.app.deployments.map(({ statuses }) => statuses[0]?.state)).toEqual(['success'])
      expect(world.app.releases).toHaveLength(1)
    },
    minutes,
  )

  it(
    'B39 B47 INV-48 deploys what stands although its release fails',
    async () => {
      const world = await startPromotionWorld()
      world.build('one')
      world.github.fault({ on: /POST .*\/releases$/, status: 403, times: 9 })
      const run = await world.promote(
        {},
        {
          redeploy: {
            repository: 'acme/deploy',
            workflow: 'deploy.yml',
            token: 'DEPLOY_TOKEN',
            health: 'https://acme.example/health',
          },
        },
      )
      expect([run['move']?.result, run['release']?.result, run['redeploy']?.result]).toEqual([
        'success',
        'failure',
        'success',
      ])
      expect(world.github.repository('acme/deploy').runs).toHaveLength(1)
      expect(run['report']?.summary).toContain(run['redeploy']?.outputs['url'])
      expect(run['report']?.summary).toContain('https://acme.example/health')
      expect(run['report']?.warnings[0]).toContain('there is no release that tells of it yet')
    },
    minutes,
  )

  it(
    'B47 INV-47 INV-48 deploys what stands although its record cannot be closed, and closes it in its next attempt',
    async () => {
      const world = await startPromotionWorld()
      const digest = world.build('one')
      const closes = /POST .*\/deployments\/\d+\/statuses$/
      world.github.fault({ on: closes, status: 403, nth: 2, times: 1 })
      const settings = { redeploy: { repository: 'acme/deploy', workflow: 'deploy.yml', token: 'DEPLOY_TOKEN' } }
      const first = await world.promote({ runId: '7' }, settings)
      expect([first['move']?.result, first['redeploy']?.result]).toEqual(['failure', 'success'])
      expect(first['report']?.warnings[0]).toContain('prod moved, and its record is not closed')
      const second = await world.promote({ runId: '7', earlier: first }, settings)
      expect([second['move']?.result, second['release']?.result]).toEqual(['success', 'success'])
      expect(world.app.deployments).toMatchObject([{ payload: { digest }, statuses: [{ state: 'success' }, {}, {}] }])
    },
    minutes,
  )

  it(
    'B52 B26 takes a version with its v or a digest from the form, and says what is not there',
    async () => {
      const world = await startPromotionWorld()
      const digest = world.build('one')
      world.registry.tag('acme/app', '1.2.3', digest)
      const verify = signedBy('release.yml', { tags: 'v{version}', repository: 'acme/app' })
      const missing = await world.promote({ inputs: { tag: 'v1.2.4' } }, { asks: 'tag', verify })
      expect(missing['preview']?.errors).toEqual([`Failed to resolve ${world.registry.host}/acme/app:1.2.4`])
      const wrong = await world.promote({ inputs: { digest: 'sha256:abc' } }, { asks: 'digest' })
      expect(wrong['preview']?.errors.join()).toContain('sha256:abc')
      expect(wrong['preview']?.ran).toEqual(['Fetch the decisions', 'Check the form'])
      const named = await world.promote({ inputs: { tag: 'v1.2.3' } }, { asks: 'tag', verify })
      expect(named['move']).toMatchObject({ result: 'success', errors: [] })
      expect(world.tags()['prod']).toBe(digest)
      const next = world.build('two')
      const typed = await world.promote({ inputs: { digest: next } }, { asks: 'digest' })
      expect(typed['move']).toMatchObject({ result: 'success', errors: [] })
      expect(world.tags()['prod']).toBe(next)
    },
    minutes,
  )
})
