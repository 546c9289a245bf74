// The other forms of nearai's pipelines: versions promoted by their tag, rollbacks to a tag that is named, moves by hand, and the cleanup.
import { describe, expect, it } from 'vitest'
import { cleanupPlanDoor } from '../../src/decide/cleanup/cleanup-plan-door.ts'
import { promotionPlanDoor } from '../../src/decide/promotion/promotion-plan-door.ts'
import { promotionSourceDoor } from '../../src/decide/promotion/promotion-source.ts'
import { retagPlanDoor } from '../../src/decide/promotion/retag-plan.ts'
import type { Policy } from '../../src/model/policy.ts'
import { verifyImage } from '../../src/steps/verify-image.ts'
import { logOf, promoted, sha } from '../decide/promotion/promotions.ts'
import { outputsOf } from '../decide/open-door.ts'
import { digestFor, inventoryDocument } from '../decide/cleanup/small-packages.ts'
import type { SmallPackage } from '../decide/cleanup/small-packages.ts'
import { runStep } from '../world/shell.ts'
import { jobOf, loadNearai, needsOf, placeOf, stepOf } from './nearai.ts'
import type { Loaded } from './nearai.ts'

const promote = await loadNearai('chat-api-by-tag/promote')
const rollback = await loadNearai('chat-api-by-tag/rollback')
const retag = await loadNearai('cloud-api/retag')
const cleanup = await loadNearai('chat-api/cleanup')

const policyOf = ({ workflow }: Loaded): Policy => ({
  images: Object.fromEntries((workflow.options.policy?.images ?? []).map((one) => [one.name, one])),
  contracts: Object.fromEntries((workflow.options.policy?.contracts ?? []).map((one) => [one.name, one])),
})
const inputsOf = ({ yaml }: Loaded): object => (yaml.on['workflow_dispatch'] as { inputs: object }).inputs

describe('a promotion by tag', () => {
  it('B52 asks for the tag, takes it with or without a v, and needs it to be there', () => {
    expect(inputsOf(promote)).toMatchObject({ tag: { required: true, type: 'string' }, confirm: { required: true } })
    const preview = jobOf(promote, 'preview')
    expect(stepOf(preview, 'promotion-source').env).toMatchObject({ GIVEN: '${{ steps.check-the-form.outputs.tag }}' })
    for (const GIVEN of ['0.2.13', 'v0.2.13'])
      expect(
        outputsOf(promotionSourceDoor, policyOf(promote), { IMAGE: 'nearaidev/private-chat', CHANNEL: 'prod', GIVEN }),
      ).toMatchObject({
        ref: 'docker.io/nearaidev/private-chat:0.2.13',
      })
    expect(stepOf(preview, 'Resolve the source').env?.['SENTENCE']).toMatch(/^Failed to resolve /)
  })

  it('B52 moves prod alone', () => {
    const planned = outputsOf(promotionPlanDoor, policyOf(promote), {
      IMAGE: 'nearaidev/private-chat',
      FROM: '0.2.13',
      TO: 'prod',
      SOURCE_DIGEST: sha('b'),
      TARGET_DIGEST: sha('a'),
      LOG: logOf(promoted('a', { image: 'nearaidev/private-chat' })),
      DATE: '20260702',
    })
    expect(planned['tags']).toBe('prod')
  })

  it('B52 leaves the release of the version alone, where the original wrote over its notes', () => {
    expect(Object.keys(promote.yaml.jobs)).toEqual(['preview', 'approve', 'move', 'report'])
    expect(JSON.stringify(promote.yaml)).not.toContain('release.sh')
    const notes = new Map([['v0.2.13', 'What is new in this version']])
    const original = (tag: string): unknown => notes.set(tag, '## Production Promotion')
    original('v0.2.13')
    expect(notes.get('v0.2.13')).not.toContain('What is new')
  })

  it.each([
    ['refs/heads/main', true],
    ['refs/tags/v0.2.13', true],
    ['refs/tags/v0.2.13-evil', false],
    ['refs/heads/main-2', false],
    ['refs/heads/other', false],
  ])('B52 INV-42 takes a signature at %s: %s', async (ref, taken) => {
    const { IDENTITY_PATTERN = '' } = stepOf(jobOf(promote, 'move'), 'Verify the signature').env ?? {}
    const { workspace } = await runStep(verifyImage, {
      env: { IMAGES: `docker.io/a/b@${sha('a')}`, IDENTITY_PATTERN },
      stubs: { cosign: `printf '%s\\n' "$@" >"$RUNNER_TEMP/argv"` },
    })
    const argv = workspace.read(`${workspace.temp}/argv`).split('\n')
    const pattern = argv[argv.indexOf('--certificate-identity-regexp') + 1] ?? '(?!)'
    const identity = `https://github.com/nearai/chat-api/.github/workflows/build.yml@${ref}`
    expect(new RegExp(pattern).test(identity)).toBe(taken)
    expect(new RegExp(pattern).test(identity.replace('nearai/', 'evil/'))).toBe(false)
    expect(new RegExp(pattern).test(identity.replace('github.com', 'githubXcom'))).toBe(false)
  })
})

describe('a rollback to a tag', () => {
  it('B53 needs the target', () => {
    expect(inputsOf(rollback)).toMatchObject({ target_tag: { required: true, type: 'string' } })
    expect(rollback.workflow.options.policy?.contracts[0]?.fields['target_tag']?.required).toBe(true)
    expect(stepOf(jobOf(rollback, 'preview'), 'promotion-source').env).toMatchObject({
      KIND: 'rollback',
      GIVEN: '${{ steps.check-the-form.outputs.target_tag }}',
    })
  })
})

const ask = (SOURCE: string, TARGET: string): Readonly<Record<string, unknown>> =>
  outputsOf(retagPlanDoor, policyOf(retag), { IMAGE: 'nearaidev/cloud-api', SOURCE, TARGET })

describe('a move by hand', () => {
  it('B54 reads only, takes the lock, and resolves before it writes by digest', () => {
    const job = jobOf(retag, 'retag')
    expect(job.permissions).toEqual({ contents: 'read' })
    expect(job.concurrency).toEqual({ group: 'image-mutation-nearaidev-cloud-api', queue: 'max' })
    const order = [
      'Check the form',
      'retag-plan',
      'Log in to',
      'Resolve the source',
      'write-tags.sh',
      'Confirm the tag',
    ]
    const places = order.map((words) => placeOf(job, words))
    expect(places).toEqual([1, 2, 3, 4, 5, 6])
    expect(stepOf(job, 'write-tags.sh').env).toMatchObject({ DIGEST: '${{ steps.resolve-the-source.outputs.digest }}' })
  })

  it.each([
    ['latest', 'prod'],
    ['latest', 'prod-20260702-3f2c1ab'],
    ['latest', 'prod-anything'],
    ['staging', 'staging'],
    ['staging', '-x'],
    ['staging', '0.2.13'],
  ])('B54 INV-18 refuses to point %2$s at %1$s', (source, target) => {
    expect(ask(source, target)).not.toHaveProperty('ref')
  })

  it('B54 takes a tag and a digest', () => {
    expect(ask('latest', 'staging')).toMatchObject({ ref: 'docker.io/nearaidev/cloud-api:latest', target: 'staging' })
    expect(ask(sha('a'), 'staging')).toMatchObject({ ref: `docker.io/nearaidev/cloud-api@${sha('a')}` })
  })

  it('B55 runs on a machine told by two labels', () => {
    expect(jobOf(retag, 'retag')['runs-on']).toEqual(['self-hosted', 'infra'])
  })
})

describe('the cleanup', () => {
  it('B51 reads the promotion log, and deletes under the lock of promotions and rollbacks', () => {
    const [plan, apply] = Object.values(cleanup.yaml.jobs)
    expect(plan?.steps.find(({ run = '' }) => run.includes('cleanup-plan'))?.env).toMatchObject({ LOG: 'log.json' })
    expect(apply?.concurrency).toEqual({ group: 'image-mutation-nearaidev-private-chat', queue: 'max' })
    expect(needsOf(apply ?? { steps: [], 'runs-on': '' })).toContain('plan')
  })

  it('B51 INV-04 keeps what prod stands for, the newest stamps, and whatever is younger than the window', () => {
    const many = Array.from({ length: 40 }, (_, n) => [
      `p${n}`,
      {
        tags: [`prod-202601${String((n % 28) + 1).padStart(2, '0')}-${String(n).padStart(7, '0')}`],
        ageHours: 5000 - n,
      },
    ])
    const versions: SmallPackage = {
      ...Object.fromEntries(many),
      oldest: { tags: ['prod', 'latest', 'prod-20250101-aaaaaaa'], ageHours: 9000 },
      rejected: { tags: ['prod-20250102-bbbbbbb'], ageHours: 8000 },
      young: { tags: ['prod-20250103-ccccccc'], ageHours: 1 },
    }
    const log = logOf(
      { ...promoted('x'), digest: digestFor('rejected') },
      { ...promoted('y'), digest: digestFor('oldest') },
    )
    const planned = outputsOf(cleanupPlanDoor, policyOf(cleanup), {
      IMAGE: 'nearaidev/private-chat',
      INVENTORY: inventoryDocument(versions, 'tags'),
      LOG: log.map((entry) => ({ ...entry, image: 'nearaidev/private-chat' })),
    })
    const gone = JSON.stringify(planned['delete'])
    for (const name of ['oldest', 'rejected', 'young', 'p39']) expect(gone).not.toContain(digestFor(name))
    expect(gone).toContain(digestFor('p0'))
  })
})
