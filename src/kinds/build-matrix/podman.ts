// Builds with podman, which GitHub's runners have, and pushes by digest.
import { text } from '../../dsl/functions.ts'
import { withEffects } from '../../dsl/step.ts'
import type { Step } from '../../dsl/step.ts'
import type { Effect } from '../../model/effect.ts'
import { podmanBuild } from '../../steps/podman-build.ts'
import { podmanPush } from '../../steps/podman-push.ts'
import type { Builder, Leg } from './builder.ts'
import { ownLabels } from './buildx.ts'
import { oneALine } from './one-a-line.ts'
import type { InEnv } from './pipeline.ts'

/** How podman is used. */
export interface PodmanOptions {
  /** @default the root of the source */
  readonly context?: string
  /** @default Containerfile, or Dockerfile */
  readonly containerfile?: string
  /** Labels beside version, revision and source. */
  readonly labels?: readonly InEnv[]
  readonly args?: (leg: Leg) => readonly InEnv[]
  /** More options of `podman build`, such as `--isolation=chroot` or `--ulimit=nofile=65536:65536`. */
  readonly options?: readonly string[]
  /** A name beside the image below which each leg keeps its layers between runs. Builds that push nothing only read it. @default none */
  readonly cache?: string
  /** The oldest podman that will do. @default '5.0', the first that reads heredocs in a Containerfile */
  readonly atLeast?: string
  /** Steps before the build, such as one that emulates another processor. */
  readonly prepare?: readonly Step[]
}

/** The name on the machine that builds; it goes nowhere. */
const localName = 'localhost/built:leg'

/** Builds a Containerfile in Docker's format, so that HEALTHCHECK survives. */
export function podman(options: PodmanOptions = {}): Builder {
  const { prepare = [] } = options
  return {
    tool: 'podman',
    publish(leg) {
      const push = podmanPush({ image: leg.image, env: { IMAGE: localName, NAME: leg.name } })
      return { steps: [...prepare, build(leg, options, true), push], digest: push.outputs.digest }
    },
    attempt: (leg) => [...prepare, build(leg, options, false)],
  }
}

function build(
  leg: Leg,
  { context, containerfile, labels = [], args, options = [], cache, atLeast = '5.0' }: PodmanOptions,
  publishes: boolean,
): Step {
  const all = [...options, ...(cache === undefined ? [] : cacheOptions(cache, leg, publishes))]
  const step = podmanBuild({
    env: {
      IMAGE: localName,
      PLATFORM: leg.platform,
      LABELS: oneALine([...ownLabels(leg), ...labels]),
      ...(context === undefined ? {} : { CONTEXT: context }),
      ...(containerfile === undefined ? {} : { CONTAINERFILE: containerfile }),
      ...(args === undefined ? {} : { BUILD_ARGS: oneALine(args(leg)) }),
      ...(all.length === 0 ? {} : { OPTIONS: oneALine(all) }),
      AT_LEAST: atLeast,
    },
  })
  return cache !== undefined && publishes ? withEffects(step, [layersOf(cache)]) : step
}

/** Layers are pushed as images that nothing points at but their own cache. */
const layersOf = (cache: string): Effect => ({
  does: 'push-digest',
  image: cache.split('/').slice(1).join('/'),
  registries: [cache.startsWith('ghcr.io/') ? 'ghcr' : 'oci'],
  classes: [],
})

/** A leg never takes the layers of another platform. Whoever may not publish may not change what later builds take for done. */
function cacheOptions(cache: string, { id }: Leg, publishes: boolean): readonly InEnv[] {
  const ofLeg = id === '' ? cache : text`${cache}/${id}`
  return ['--layers', text`--cache-from=${ofLeg}`, ...(publishes ? [text`--cache-to=${ofLeg}`] : [])]
}
