// Which podman builds, and with which options: an old one is told by its version, not by a heredoc that it cannot read.
import { describe, expect, it } from 'vitest'
import { podmanBuild } from '../../src/steps/podman-build.ts'
import { runStep } from '../world/shell.ts'

const podman = (version: string): string =>
  `[[ $1 != --version ]] || { echo 'podman version ${version}'; exit; }; printf '%s|' "$@" >"$RUNNER_TEMP/argv"`

const buildWith = (version: string, env: Readonly<Record<string, string>>): ReturnType<typeof runStep> =>
  runStep(podmanBuild, { env: { IMAGE: 'app', ...env }, stubs: { podman: podman(version) } })

describe('a build with podman', () => {
  it.each(['4.9.3', '4.10.0', '3.4.4'])('C09 C29 is refused by podman %s, which reads no heredocs', async (version) => {
    const { code, errors, workspace } = await buildWith(version, { AT_LEAST: '5.0' })
    expect({ code, errors, built: workspace.has(`${workspace.temp}/argv`) }).toEqual({
      code: 2,
      errors: [`podman is ${version} on this machine, and the build needs 5.0 or newer`],
      built: false,
    })
  })

  it.each(['5.0', '5.0.0', '5.8.4', '10.1.0'])('C09 is made by podman %s', async (version) => {
    expect(await buildWith(version, { AT_LEAST: '5.0' })).toMatchObject({ code: 0, errors: [] })
  })

  it('C23 takes an isolation, limits and layers of earlier builds, one option a line', async () => {
    const OPTIONS = '--isolation=rootless\n--ulimit=nofile=65536:65536\n\n--cache-from=ghcr.io/acme/app-layers'
    const { workspace } = await buildWith('5.8.4', { OPTIONS, BUILD_ARGS: 'NPM_CONFIG_MAXSOCKETS=5' })
    expect(workspace.read(`${workspace.temp}/argv`)).toBe(
      'build|--format|docker|--tag|app|--build-arg|NPM_CONFIG_MAXSOCKETS=5|' +
        '--isolation=rootless|--ulimit=nofile=65536:65536|--cache-from=ghcr.io/acme/app-layers|.|',
    )
  })
})
