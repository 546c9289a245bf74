// What a tag stands for: read once, from a registry that answers, one that has nothing, and one that fails.
import { describe, expect, it } from 'vitest'
import { confirmTags } from '../../src/steps/confirm-tags.ts'
import { resolveDigest } from '../../src/steps/resolve-digest.ts'
import { resolveExisting } from '../../src/steps/resolve-existing.ts'
import { putImage, putIndex } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import { hasProgram, runScript, runStep } from '../world/shell.ts'

const manifests = /GET .*\/manifests\//

/** A registry with an image behind `staging`. */
const published = async (): Promise<{
  registry: Awaited<ReturnType<typeof startRegistry>>
  digest: string
  env: { REF: string }
}> => {
  const registry = await startRegistry()
  const digest = putIndex(registry, 'app', { tag: 'staging' })
  return { registry, digest, env: { REF: `${registry.host}/app:staging` } }
}

/** A registry in which `prod` has just moved, and the plan for it. */
const moved = async () => {
  const registry = await startRegistry()
  const before = putImage(registry, 'app', { content: 'before', tag: 'prod' })
  const digest = putImage(registry, 'app', { content: 'after', tag: 'prod' })
  const plan = JSON.stringify([{ repository: `${registry.host}/app`, tag: 'prod', digest }])
  return { registry, before, digest, env: { PLAN: plan } }
}

describe.skipIf(!hasProgram('skopeo'))('the digest of a tag', () => {
  it('B19 is that of the index, not of one platform', async () => {
    const { registry, digest, env } = await published()
    expect(await runStep(resolveDigest, { registries: [registry], env })).toMatchObject({
      code: 0,
      outputs: { digest },
    })
  })

  it.each([
    ['tag', 'app:none'],
    ['repository', 'nothing/app:staging'],
  ])('INV-39 B49 is empty when the registry knows no such %s', async (_, name) => {
    const { registry } = await published()
    const result = await runStep(resolveDigest, { registries: [registry], env: { REF: `${registry.host}/${name}` } })
    expect(result).toMatchObject({ code: 0, outputs: { digest: '' }, errors: [], sleeps: [] })
  })

  it.each([
    [401, 'unauthorized: made to fail'],
    [403, 'denied: made to fail'],
    [418, 'StatusCode: 418, 418 made to fail'],
  ])(
    'INV-37 INV-39 A25 B49 stops the run at %i, which says nothing about the tag, and at once',
    async (status, reason) => {
      const { registry, env } = await published()
      registry.fault({ on: manifests, status, times: 99 })
      const { code, errors, outputs, sleeps } = await runStep(resolveDigest, { registries: [registry], env })
      expect({ code, outputs, sleeps }).toEqual({ code: 5, outputs: {}, sleeps: [] })
      expect(errors[0]).toMatch(new RegExp(`^${env.REF} cannot be read: reading manifest staging in .*: ${reason}`))
    },
  )

  it('INV-37 INV-39 A25 stops the run at 503, after all attempts', async () => {
    const { registry, env } = await published()
    registry.fault({ on: manifests, status: 503, times: 99 })
    const { code, outputs, sleeps } = await runStep(resolveDigest, { registries: [registry], env })
    expect({ code, outputs, waits: sleeps.length }).toEqual({ code: 5, outputs: {}, waits: 3 })
  })

  it('INV-39 stops the run when a machine in between says 404 to everything', async () => {
    const { registry, env } = await published()
    registry.fault({ on: /GET \/v2\/ ?/, status: 404, times: 99 })
    expect(await runStep(resolveDigest, { registries: [registry], env })).toMatchObject({ code: 5, outputs: {} })
  })

  it.each([
    ['503', { status: 503 }],
    ['a connection that is cut', { cut: 'before' }],
    ['429', { status: 429, retryAfter: '1' }],
  ] as const)('INV-37 survives %s', async (_, fault) => {
    const { registry, digest, env } = await published()
    registry.fault({ on: manifests, ...fault })
    expect(await runStep(resolveDigest, { registries: [registry], env })).toMatchObject({
      code: 0,
      outputs: { digest },
    })
  })

  it('D25 is never made of an empty answer', async () => {
    const { registry, env } = await published()
    registry.fault({ on: manifests, status: 200, body: '' })
    const { code, errors, outputs } = await runStep(resolveDigest, { registries: [registry], env })
    expect({ code, errors, outputs }).toEqual({
      code: 5,
      errors: [`${env.REF} cannot be read: the registry answered with something else`],
      outputs: {},
    })
  })

  it('B49 the original takes a refused login for a tag that is not there', async () => {
    const { registry, env } = await published()
    registry.fault({ on: manifests, status: 401, times: 99 })
    const original = `
      DIGEST=$(skopeo inspect "docker://$REF" 2>/dev/null | jq -r '.Digest' || true)
      if [ -z "$DIGEST" ] || [ "$DIGEST" = null ]; then echo "Tag $REF not found"; else echo "$DIGEST"; fi`
    const tools = ['skopeo', 'jq']
    expect(await runScript(original, { registries: [registry], env, tools })).toMatchObject({
      code: 0,
      log: `Tag ${env.REF} not found\n`,
    })
    expect((await runStep(resolveDigest, { registries: [registry], env })).errors[0]).toContain('unauthorized')
  })

  it('B19 a tag that must exist ends the step with the sentence of the workflow', async () => {
    const registry = await startRegistry()
    const env = { REF: `${registry.host}/app:staging`, SENTENCE: 'Failed to resolve app:staging' }
    const found = await runStep(resolveExisting, { registries: [registry], env })
    expect(found).toMatchObject({ code: 2, errors: ['Failed to resolve app:staging'], outputs: {} })
    const digest = putIndex(registry, 'app', { tag: 'staging' })
    expect(await runStep(resolveExisting, { registries: [registry], env })).toMatchObject({
      code: 0,
      outputs: { digest },
    })
  })
})

describe.skipIf(!hasProgram('skopeo') || !hasProgram('jq'))('the confirmation of tags', () => {
  it('B32 INV-38 is given time when the registry still shows what was there before', async () => {
    const { registry, env } = await moved()
    registry.fault({ on: manifests, stale: true, times: 3 })
    expect(await runStep(confirmTags, { registries: [registry], env })).toMatchObject({ code: 0, sleeps: [2, 4, 8] })
  })

  it('B32 the original is red after one look at the past', async () => {
    const { registry, digest } = await moved()
    const env = { REF: `${registry.host}/app:prod`, DIGEST: digest }
    const original = `FOUND=$(skopeo inspect --raw "docker://$REF" | sha256sum | cut -d ' ' -f 1)\n[ "sha256:$FOUND" = "$DIGEST" ] || exit 1`
    registry.fault({ on: manifests, stale: true })
    expect(await runScript(original, { registries: [registry], env, tools: ['skopeo'] })).toMatchObject({ code: 1 })
  })

  it('B23 INV-38 ends with tag, found and expected digest when the time is over: a wrong digest never passes', async () => {
    const { registry, before, digest, env } = await moved()
    registry.tag('app', 'prod', before)
    const { code, errors, sleeps } = await runStep(confirmTags, { registries: [registry], env })
    expect({ code, errors, sleeps }).toEqual({
      code: 5,
      errors: [`${registry.host}/app:prod stands for ${before}, expected ${digest}`],
      sleeps: [2, 4, 8, 16],
    })
  })

  it('B23 says that nothing is there where the tag is gone', async () => {
    const { registry, digest, env } = await moved()
    registry.untag('app', 'prod')
    const { errors } = await runStep(confirmTags, { registries: [registry], env })
    expect(errors).toEqual([`${registry.host}/app:prod stands for nothing, expected ${digest}`])
  })

  it('B23 checks a plan without names in every registry that it is given', async () => {
    const { registry, digest } = await moved()
    const second = await startRegistry()
    putImage(second, 'app', { content: 'other', tag: 'prod' })
    const env = { PLAN: '[{"tag":"prod"}]', NAMES: `${registry.host}/app ${second.host}/app`, DIGEST: digest }
    const { code, errors } = await runStep(confirmTags, { registries: [registry, second], env })
    expect({ code, about: errors[0]?.split(' ')[0] }).toEqual({ code: 5, about: `${second.host}/app:prod` })
  })

  it.each(['', '{}', 'not JSON'])(
    "INV-28 INV-47 is not confirmed by what is no plan, such as an output that GitHub dropped: '%s'",
    async (plan) => {
      const { code, errors } = await runStep(confirmTags, { env: { PLAN: plan } })
      expect({ code, errors }).toEqual({ code: 3, errors: ['PLAN is no list of tags'] })
    },
  )

  it('INV-28 INV-47 is not confirmed in no repository at all', async () => {
    const env = { PLAN: '[{"tag":"prod"}]', NAMES: '', DIGEST: `sha256:${'a'.repeat(64)}` }
    const { code, log } = await runStep(confirmTags, { env })
    expect(code).not.toBe(0)
    expect(log).toContain('PLAN and NAMES have no repository for')
  })

  it('INV-28 is confirmed by a plan without tags', async () => {
    expect(await runStep(confirmTags, { env: { PLAN: '[]' } })).toMatchObject({ code: 0 })
  })
})
