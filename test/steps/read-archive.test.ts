// The digest of an OCI archive, read without any registry.
import { describe, expect, it } from 'vitest'
import { pushArchive } from '../../src/steps/push-archive.ts'
import { readArchive } from '../../src/steps/read-archive.ts'
import { putIndex } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import { createWorkspace, hasProgram, runScript, runStep } from '../world/shell.ts'

const env = { ARCHIVE: 'image.tar' }

describe.skipIf(!hasProgram('skopeo'))('the digest of an archive', () => {
  it('B06 B11 is the one under which it would be pushed, and nothing is asked of a registry', async () => {
    const [registry, workspace] = [await startRegistry(), createWorkspace()]
    const digest = putIndex(registry, 'built')
    const leave = `skopeo copy --quiet --all --preserve-digests 'docker://${registry.host}/built@${digest}' oci-archive:image.tar`
    await runScript(leave, { workspace, registries: [registry], tools: ['skopeo'] })
    const asked = registry.requests.length
    const read = await runStep(readArchive, { workspace, env })
    expect(read).toMatchObject({ code: 0, outputs: { digest } })
    expect(registry.requests).toHaveLength(asked)
    const pushed = await runStep(pushArchive, {
      workspace,
      registries: [registry],
      env: { ...env, NAMES: `${registry.host}/app` },
    })
    expect(pushed.outputs).toEqual(read.outputs)
  })

  it.each([
    ['is not there', undefined],
    ['is no archive', 'text'],
  ])('B06 ends the step when the archive %s', async (_case, text) => {
    const workspace = createWorkspace(text === undefined ? {} : { 'image.tar': text })
    expect(await runStep(readArchive, { workspace, env })).toMatchObject({
      code: 4,
      errors: ['image.tar holds no image'],
      outputs: {},
    })
  })
})
