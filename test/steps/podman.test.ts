// Building and pushing with podman: in Docker's format, by digest alone, and never believing an empty answer.
import { describe, expect, it } from 'vitest'
import { podmanBuild } from '../../src/steps/podman-build.ts'
import { podmanPush } from '../../src/steps/podman-push.ts'
import { putImage } from '../world/images.ts'
import { podmanDouble } from '../world/podman.ts'
import { startRegistry } from '../world/registry.ts'
import type { Registry } from '../world/registry.ts'
import { createWorkspace, hasProgram, runScript, runStep } from '../world/shell.ts'
import type { ShellResult, Workspace } from '../world/shell.ts'

/** What podman is called with. */
const argvWith = async (env: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const { workspace } = await runStep(podmanBuild, { env: { IMAGE: 'app', ...env }, stubs: { podman: podmanDouble } })
  return workspace.read(`${workspace.temp}/podman-build`).trimEnd().split('\n')
}

describe('an image that podman builds', () => {
  it("C09 has Docker's format, which keeps HEALTHCHECK", async () => {
    expect(await argvWith({})).toEqual(['build', '--format', 'docker', '--tag', 'app', '.'])
  })

  it('takes labels and arguments one a line, blanks and all', async () => {
    const env = {
      CONTEXT: 'docker',
      CONTAINERFILE: 'docker/Containerfile',
      PLATFORM: 'linux/arm64',
      LABELS: 'org.opencontainers.image.title=An app: "quoted"\n\norg.opencontainers.image.revision=abc\n',
      BUILD_ARGS: 'VERSION=1.2.3\nEMPTY=',
    }
    const [labels, rest] = [
      '--label|org.opencontainers.image.title=An app: "quoted"|--label|org.opencontainers.image.revision=abc',
      '--build-arg|VERSION=1.2.3|--build-arg|EMPTY=|docker',
    ]
    const head = 'build|--format|docker|--tag|app|--file|docker/Containerfile|--platform|linux/arm64'
    expect((await argvWith(env)).join('|')).toBe([head, labels, rest].join('|'))
  })

  it('C20 ends with the code of a build that failed', async () => {
    const { code, errors } = await runStep(podmanBuild, { env: { IMAGE: 'app' }, stubs: { podman: 'exit 125' } })
    expect({ code, errors }).toEqual({ code: 4, errors: ['app could not be built'] })
  })
})

/** An image of this machine, as the double of podman finds it. */
async function build(workspace: Workspace, name: string, platform: string): Promise<string> {
  const builder = await startRegistry()
  const digest = putImage(builder, 'built', { platform, format: 'docker', content: name })
  const script = `skopeo copy --quiet --preserve-digests 'docker://${builder.host}/built@${digest}' "dir:$RUNNER_TEMP/${name}"`
  await runScript(script, { workspace, registries: [builder], tools: ['skopeo'] })
  return digest
}

const push = (workspace: Workspace, registry: Registry, podman = podmanDouble, name = 'app'): Promise<ShellResult> =>
  runStep(podmanPush, {
    workspace,
    registries: [registry],
    env: { IMAGE: name, NAME: `${registry.host}/app` },
    stubs: { podman },
  })

describe.skipIf(!hasProgram('skopeo'))('an image that podman pushes', () => {
  it('C10 C25 is there under its digest, and no tag is: neither latest nor one of the platform', async () => {
    const [workspace, registry] = [createWorkspace(), await startRegistry()]
    for (const [name, platform] of [
      ['amd64', 'linux/amd64'],
      ['arm64', 'linux/arm64'],
    ] as const) {
      const digest = await build(workspace, name, platform)
      expect(await push(workspace, registry, podmanDouble, name)).toMatchObject({ code: 0, outputs: { digest } })
      expect(registry.find('app')?.manifests.has(digest)).toBe(true)
    }
    expect(registry.written().filter((line) => line.startsWith('tag'))).toEqual([])
  })

  it('C25 the original lets every leg overwrite latest with one platform, on version tags too', async () => {
    const [workspace, registry] = [createWorkspace(), await startRegistry()]
    const legs = [await build(workspace, 'amd64', 'linux/amd64'), await build(workspace, 'arm64', 'linux/arm64')]
    const original = 'for leg in amd64 arm64; do podman push --digestfile "$leg.digest" "$leg" "docker://$IMAGE"; done'
    const env = { IMAGE: `${registry.host}/app` }
    await runScript(original, {
      workspace,
      registries: [registry],
      env,
      tools: ['skopeo'],
      stubs: { podman: podmanDouble },
    })
    expect(registry.history('app', 'latest')).toEqual(legs)
  })

  it('D25 C10 fails when podman tells of success and leaves the digest file empty', async () => {
    const registry = await startRegistry()
    const { code, errors, outputs } = await push(createWorkspace(), registry, ': >"$3"')
    expect({ code, errors, outputs }).toEqual({
      code: 5,
      errors: [`podman pushed app to ${registry.host}/app and told no digest`],
      outputs: {},
    })
  })

  it('INV-28 fails when the digest that was told is not in the registry', async () => {
    const registry = await startRegistry()
    const { code, errors } = await push(createWorkspace(), registry, `echo sha256:${'0'.repeat(64)} >"$3"`)
    expect({ code, error: errors[0] }).toEqual({
      code: 5,
      error: `${registry.host}/app@sha256:${'0'.repeat(64)} stands for nothing, expected sha256:${'0'.repeat(64)}`,
    })
  })

  it('C11 INV-37 is pushed again up to three times after 10, 20 and 40 seconds, then the step fails', async () => {
    const workspace = createWorkspace()
    const registry = await startRegistry()
    const digest = await build(workspace, 'app', 'linux/amd64')
    registry.fault({ on: /PUT .*\/manifests\//, status: 503, times: 3 })
    const survived = await push(workspace, registry)
    expect({ code: survived.code, digest: survived.outputs.digest, waits: survived.sleeps.length }).toEqual({
      code: 0,
      digest,
      waits: 3,
    })
    const failed = await push(
      workspace,
      registry,
      'echo "received unexpected HTTP status: 503 Service Unavailable" >&2; exit 125',
    )
    expect({ code: failed.code, errors: failed.errors, waits: failed.sleeps.length }).toEqual({
      code: 5,
      errors: [`app could not be pushed to ${registry.host}/app`],
      waits: 3,
    })
  })

  it('C11 INV-37 is not pushed again when the registry refuses it', async () => {
    const [workspace, registry] = [createWorkspace(), await startRegistry()]
    await build(workspace, 'app', 'linux/amd64')
    registry.fault({ on: /POST /, status: 403, times: 99 })
    expect(await push(workspace, registry)).toMatchObject({ code: 5, sleeps: [] })
  })
})
