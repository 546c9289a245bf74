// Builds with podman, which GitHub's runners have, and pushes by digest.
import type { Step } from '../../dsl/step.ts'
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
}

/** The name on the machine that builds; it goes nowhere. */
const localName = 'localhost/built:leg'

/** Builds a Containerfile in Docker's format, so that HEALTHCHECK survives. */
export function podman({ context, containerfile, labels = [], args }: PodmanOptions = {}): Builder {
  const build = (leg: Leg): Step =>
    podmanBuild({
      env: {
        IMAGE: localName,
        PLATFORM: leg.platform,
        LABELS: oneALine([...ownLabels(leg), ...labels]),
        ...(context === undefined ? {} : { CONTEXT: context }),
        ...(containerfile === undefined ? {} : { CONTAINERFILE: containerfile }),
        ...(args === undefined ? {} : { BUILD_ARGS: oneALine(args(leg)) }),
      },
    })
  return {
    publish(leg) {
      const push = podmanPush({ image: leg.image, env: { IMAGE: localName, NAME: leg.name } })
      return { steps: [build(leg), push], digest: push.outputs.digest }
    },
    attempt: (leg) => [build(leg)],
  }
}
