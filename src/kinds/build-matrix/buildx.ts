// Builds with buildx and BuildKit, and pushes by digest.
import { buildPush } from '../../actions/docker/build-push.ts'
import type { BuildPushInputs } from '../../actions/docker/build-push.ts'
import { setupBuildx } from '../../actions/docker/setup-buildx.ts'
import { github } from '../../dsl/contexts.ts'
import { effect } from '../../dsl/effect.ts'
import { text } from '../../dsl/functions.ts'
import { uses } from '../../dsl/step.ts'
import type { Step, WithInputs } from '../../dsl/step.ts'
import type { Builder, Leg } from './builder.ts'
import type { InEnv } from './pipeline.ts'

/** What the kind sets itself. */
type Own = 'outputs' | 'push' | 'load' | 'tags' | 'platforms' | 'cache-from' | 'cache-to' | 'labels' | 'build-args'

type BuildInputs = Omit<WithInputs<BuildPushInputs>, Own>

/** How buildx is used. */
export interface BuildxOptions extends BuildInputs {
  /** Where layers are kept between runs: in GitHub's cache, a scope a leg, which pull requests read and do not write. @default 'gha' */
  readonly cache?: 'gha' | 'none'
  /** Inputs of docker/setup-buildx-action, such as a BuildKit of one version. */
  readonly setup?: Readonly<Record<string, string>>
  /** Labels beside version, revision and source. */
  readonly labels?: readonly InEnv[]
  /** Build arguments, also from the leg: `(leg) => [text`DEBIAN=${leg.field('debian')}`]`. */
  readonly args?: (leg: Leg) => readonly InEnv[]
}

/** Builds a Dockerfile. */
export function buildx({ cache = 'gha', setup, labels = [], args, ...given }: BuildxOptions = {}): Builder {
  const prepare = (): Step => uses(setupBuildx, setup === undefined ? {} : { with: setup }) as Step
  const inputs = (leg: Leg): BuildInputs =>
    ({
      context: '.',
      ...given,
      platforms: leg.platform,
      labels: [...ownLabels(leg), ...labels],
      ...(args === undefined ? {} : { 'build-args': args(leg) }),
      ...(cache === 'none' ? {} : { 'cache-from': text`type=gha,scope=${leg.id}` }),
    }) as BuildInputs
  return {
    publish(leg) {
      const build = uses(buildPush, {
        name: 'Build and push by digest',
        with: {
          ...inputs(leg),
          ...(cache === 'none' ? {} : { 'cache-to': text`type=gha,scope=${leg.id},mode=max` }),
          outputs: text`type=image,name=${leg.name},push-by-digest=true,name-canonical=true,push=true`,
        },
        effects: [effect('push-digest', leg.image)],
      })
      return { steps: [prepare(), build], digest: build.outputs.digest }
    },
    attempt: (leg) => [prepare(), uses(buildPush, { name: 'Build', with: { ...inputs(leg), push: false } }) as Step],
  }
}

/** What every image says about itself. */
export const ownLabels = ({ version, revision }: Leg): readonly InEnv[] => [
  text`org.opencontainers.image.version=${version}`,
  text`org.opencontainers.image.revision=${revision}`,
  text`org.opencontainers.image.source=${github.server_url}/${github.repository}`,
]
