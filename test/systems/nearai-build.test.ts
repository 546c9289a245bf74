// The builds of nearai: which events start them, how the bytes are made, and that no tag comes before the proofs.
import { describe, expect, it } from 'vitest'
import { buildTagsDoor } from '../../src/decide/build/build-tags-door.ts'
import { dispatchPayloadDoor } from '../../src/decide/contract/dispatch-payload.ts'
import { stagingFreezeDoor } from '../../src/decide/release/staging-freeze.ts'
import type { Policy } from '../../src/model/policy.ts'
import { outputsOf } from '../decide/open-door.ts'
import { holds } from '../world/expressions.ts'
import { jobOf, loadNearai, needsOf, placeOf, stepOf } from './nearai.ts'
import type { Loaded } from './nearai.ts'

const chat = await loadNearai('chat-api/build')
const cloud = await loadNearai('cloud-api/build')
const sha = '3f2c1ab'.padEnd(40, '0')
const digest = `sha256:${'a'.repeat(64)}`

const policyOf = ({ workflow }: Loaded): Policy => ({
  images: Object.fromEntries((workflow.options.policy?.images ?? []).map((one) => [one.name, one])),
  contracts: Object.fromEntries((workflow.options.policy?.contracts ?? []).map((one) => [one.name, one])),
})

/** The tags of a build as its plan decides them. */
function tagsOf(loaded: Loaded, variables: Readonly<Record<string, string>>): readonly string[] | unknown {
  const image = Object.keys(policyOf(loaded).images)[0] ?? ''
  const given = {
    IMAGE: image,
    EVENT: 'push',
    REF_TYPE: 'branch',
    REF: 'main',
    SHA: sha,
    DATE: '20260702',
    TIME: '101500',
  }
  const outputs = outputsOf(buildTagsDoor, policyOf(loaded), { ...given, ...variables })
  const { tags } = outputs as { readonly tags?: readonly { readonly tag: string }[] }
  return tags?.map(({ tag }) => tag) ?? outputs
}

describe.each([
  ['chat-api', chat],
  ['cloud-api', cloud],
])('the build of %s', (_name, build) => {
  it('B01 starts by hand, for pushes to main, and for tags with a v', () => {
    expect(Object.keys(build.yaml.on).toSorted()).toEqual(['push', 'workflow_dispatch'])
    expect(build.yaml.on['push']).toEqual({ branches: ['main'], tags: ['v*'] })
  })

  it('B02 writes the version without its v for a tag, dev for another branch, and refuses any other ref', () => {
    expect(tagsOf(build, { REF_TYPE: 'tag', REF: 'v0.2.13' })).toEqual(['0.2.13'])
    expect(tagsOf(build, { REF: 'feature', EVENT: 'workflow_dispatch' })).toEqual(['dev'])
    expect(JSON.stringify(tagsOf(build, { REF_TYPE: 'note' }))).toContain('Unsupported ref type')
    const { env } = stepOf(jobOf(build, 'plan'), 'decide.mjs build-tags')
    expect(env).toMatchObject({ REF_TYPE: '${{ github.ref_type }}', REF: '${{ github.ref_name }}' })
  })

  it('B04 INV-52 has the grants to sign and attest in the one job that does, and packages: write nowhere else', () => {
    expect(jobOf(build, 'prove').permissions).toMatchObject({
      contents: 'read',
      packages: 'write',
      attestations: 'write',
      'id-token': 'write',
    })
    const others = Object.entries(build.yaml.jobs).filter(([id]) => id !== 'prove')
    expect(others.flatMap(([, { permissions = {} }]) => Object.entries(permissions))).toEqual(
      others.flatMap(([, { permissions }]) => (permissions === undefined ? [] : [['contents', 'read']])),
    )
    expect(build.yaml.permissions).toEqual({})
  })

  it('B05 builds with one BuildKit, without cache, dated by the commit, into an archive that is copied', () => {
    const job = jobOf(build, 'build')
    expect(stepOf(job, 'setup-buildx').with).toEqual({ 'driver-opts': 'image=moby/buildkit:v0.20.2' })
    const made = stepOf(job, 'build-push-action')
    expect(made.with).toMatchObject({
      'no-cache': true,
      outputs: 'type=oci,dest=image.tar,rewrite-timestamp=true',
      provenance: false,
      sbom: false,
    })
    expect(made.with).not.toHaveProperty('push')
    expect(made.env).toEqual({ SOURCE_DATE_EPOCH: '${{ steps.take-the-date-of-the-commit.outputs.epoch }}' })
    expect(stepOf(job, 'push-archive.sh').env).toMatchObject({ ARCHIVE: 'image.tar' })
  })

  it('B06 hands on the digest of the archive', () => {
    expect(jobOf(build, 'build').outputs).toEqual({ digest: '${{ steps.push-the-archive-by-digest.outputs.digest }}' })
  })

  it('B07 signs and attests that digest, and pushes the attestation to the registry', () => {
    const prove = jobOf(build, 'prove')
    expect(stepOf(prove, 'cosign sign').env?.['IMAGES']).toMatch(
      /^docker\.io\/nearaidev\/[a-z-]+@\$\{\{ needs\.build\.outputs\.digest \}\}$/,
    )
    expect(stepOf(prove, 'actions/attest@').with).toMatchObject({
      'subject-digest': '${{ needs.build.outputs.digest }}',
      'push-to-registry': true,
    })
  })

  it('B08 tells tags and digest in the summary of every run that got so far', () => {
    const report = jobOf(build, 'report')
    expect(report.if).toContain('always()')
    expect(stepOf(report, 'decide.mjs build-summary').env).toMatchObject({
      TAGS: '${{ needs.plan.outputs.tags }}',
      DIGESTS: '${{ needs.build.outputs.digest }}',
    })
  })

  it('B12 INV-26 writes tags after the proofs, in a job of its own, and the deployment after the tags', () => {
    expect(needsOf(jobOf(build, 'prove'))).toContain('build')
    expect(needsOf(jobOf(build, 'tags'))).toContain('prove')
    expect(needsOf(jobOf(build, 'deploy'))).toContain('tags')
    const early = ['build', 'prove'].map((id) => JSON.stringify(jobOf(build, id)))
    for (const text of early) expect(text).not.toContain('write-tags')
    expect(jobOf(build, 'tags').concurrency).toEqual({
      group: expect.stringMatching(/^image-mutation-nearaidev-/),
      queue: 'max',
    })
  })

  it('B14 INV-15 lets the step that writes tags know what is written once', () => {
    const tags = jobOf(build, 'tags')
    expect(placeOf(tags, 'decide.mjs moving-tags')).toBeLessThan(placeOf(tags, 'write-tags.sh'))
    expect(stepOf(tags, 'write-tags.sh').env).toEqual({ PLAN: '${{ steps.decide-which-tags-move.outputs.move }}' })
    const image = Object.values(policyOf(build).images)[0]
    expect(image?.tags.classes.find(({ name }) => name === 'staging-stamp')?.mobility).toBe('write-once')
  })

  it('B15 names the commit in a label, so that equal bytes need no guess', () => {
    expect(stepOf(jobOf(build, 'build'), 'build-push-action').with?.['labels']).toContain(
      'org.opencontainers.image.revision=${{ needs.plan.outputs.revision }}',
    )
  })
})

describe('the build of chat-api', () => {
  it('B02 B03 points staging at main and leaves a stamp of day and commit', () => {
    expect(tagsOf(chat, {})).toEqual(expect.arrayContaining(['staging', 'staging-20260702-3f2c1ab']))
    expect(tagsOf(chat, {})).not.toContain('latest')
  })

  it.each([
    ['push', 'staging', true],
    ['workflow_dispatch', 'staging', false],
    ['push', 'staging-stamp', false],
    ['push', 'version', false],
  ])('B09 after a %s with a tag of the class %s tells the playbooks: %s', (event, name, told) => {
    const tags = JSON.stringify([{ tag: 'x', class: name, mobility: 'free', variant: '' }])
    const contexts = { github: { event_name: event }, needs: { plan: { outputs: { tags } } } }
    expect(holds(jobOf(chat, 'deploy').if, contexts)).toBe(told)
  })

  it('B09 B13 INV-33 sends tag and digest to the deployment repository, so that it deploys the digest and no tag', () => {
    const deploy = jobOf(chat, 'deploy')
    const { env = {} } = stepOf(deploy, 'decide.mjs dispatch-payload')
    const fields = (env['FIELDS'] ?? '').replace('${{ toJSON(needs.build.outputs.digest) }}', JSON.stringify(digest))
    const made = outputsOf(dispatchPayloadDoor, policyOf(chat), {
      CONTRACT: env['CONTRACT'],
      FIELDS: JSON.parse(fields),
    })
    expect(made['body']).toEqual({
      event_type: 'deploy-chat-api-stg',
      client_payload: { tag: 'staging', digest },
    })
    expect(stepOf(deploy, 'Tell the playbooks').env).toMatchObject({
      GH_TOKEN: '${{ secrets.REPOSITORY_DISPATCH_TOKEN }}',
      REPOSITORY: 'nearai/cvm-ansible-playbooks',
      EVENT_TYPE: 'deploy-chat-api-stg',
    })
  })
})

describe('the build of cloud-api', () => {
  it('B10 holds staging on Tuesday and Wednesday unless somebody forces it, and then tells nobody', () => {
    const plan = jobOf(cloud, 'plan')
    const freeze = stepOf(plan, 'decide.mjs staging-freeze')
    expect(placeOf(plan, 'staging-freeze')).toBeLessThan(placeOf(plan, 'build-tags'))
    expect(freeze.env).toEqual({ DAYS: '["Tuesday", "Wednesday"]', FORCE: '${{ inputs.force_staging }}' })
    expect(stepOf(plan, 'build-tags').env?.['HOLD']).toBe(`\${{ steps.${freeze.id}.outputs.hold }}`)
    expect(cloud.yaml.on['workflow_dispatch']).toMatchObject({
      inputs: { force_staging: { type: 'boolean', default: false } },
    })
    const held = (FORCE: string): unknown =>
      outputsOf(stagingFreezeDoor, policyOf(cloud), { DATE: '20260707', DAYS: '["Tuesday", "Wednesday"]', FORCE })[
        'hold'
      ]
    expect([held('false'), held('true')]).toEqual(['staging', ''])
    expect(tagsOf(cloud, { HOLD: 'staging' })).not.toContain('staging')
    expect(tagsOf(cloud, { HOLD: '' })).toContain('staging')
    const contexts = { needs: { plan: { outputs: { tags: '[{"tag":"latest","class":"latest"}]' } } } }
    expect(holds(jobOf(cloud, 'deploy').if, contexts)).toBe(false)
  })
})
