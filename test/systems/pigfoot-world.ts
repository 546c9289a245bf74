// The world of the workflow build-images: two registries, a podman that pushes real manifests, and an event that started it.
import { putImage } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import type { Registry } from '../world/registry.ts'
import type { World } from './rehearsal.ts'

export const name = 'pigfoot/docker-headless'
export const platforms = ['linux/amd64', 'linux/arm64'] as const

export interface Options {
  /** @default main */
  readonly ref?: string
  /** @default branch */
  readonly type?: 'branch' | 'tag'
  readonly event?: 'push' | 'workflow_dispatch'
  readonly inputs?: Readonly<Record<string, unknown>>
  /** What tells this build from another. */
  readonly content?: string
  /** The platform whose build fails. */
  readonly broken?: string
  readonly secrets?: Readonly<Record<string, string>>
}

export interface Registries {
  readonly ghcr: Registry
  readonly hub: Registry
}

export const startRegistries = async (): Promise<Registries> => ({
  ghcr: await startRegistry(),
  hub: await startRegistry(),
})

const commit = '3f2c1ab'.padEnd(40, '0')

/** A run of the workflow. */
export async function worldOf({ ghcr, hub }: Registries, options: Options = {}): Promise<World> {
  const { ref = 'main', type = 'branch', event = 'push', inputs = {}, content = 'one', broken = 'none' } = options
  const machine = await startRegistry()
  const built = platforms.map(
    (platform) => [platform, putImage(machine, 'built', { platform, content, format: 'docker' })] as const,
  )
  return {
    repository: name,
    workflow: 'build-images.yml',
    github: {
      event_name: event,
      ref: type === 'tag' ? `refs/tags/${ref}` : `refs/heads/${ref}`,
      ref_name: ref,
      ref_type: type,
      sha: commit,
      workflow_sha: commit,
      run_id: '4711',
      actor: 'mona',
      token: 'token-of-the-run',
      server_url: 'https://github.com',
      repository: name,
    },
    inputs,
    secrets: options.secrets ?? { DOCKERHUB_USERNAME: 'mona', DOCKERHUB_TOKEN: 'secret-of-mona' },
    hosts: { 'ghcr.io': ghcr.host, 'docker.io': hub.host },
    stubs: { podman: podmanFor(machine.host, built, broken), cosign: 'echo "$@" >>"$RUNNER_TEMP/cosign.log"' },
  }
}

/** Takes what it would build from a registry of the machine, whatever the Containerfile says. */
const podmanFor = (host: string, built: readonly (readonly [string, string])[], broken: string): string => `
case $1 in
--version) echo 'podman version 5.8.4' ;;
build)
  [[ " $* " != *" ${broken} "* ]] || { echo 'the Containerfile fails' >&2; exit 125; }
  case " $* " in
  ${built.map(([platform, digest]) => `*" ${platform} "*) digest=${digest} ;;`).join('\n  ')}
  esac
  skopeo copy --quiet --src-tls-verify=false --preserve-digests "docker://${host}/built@$digest" "dir:$RUNNER_TEMP/image"
  ;;
push)
  digest=$(skopeo manifest-digest "$RUNNER_TEMP/image/manifest.json")
  skopeo copy --quiet --preserve-digests "dir:$RUNNER_TEMP/image" "\${5/@@unknown-digest@@/@$digest}" || exit 125
  printf '%s' "$digest" >"$3"
  ;;
esac`
