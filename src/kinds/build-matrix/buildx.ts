// Builds with buildx and BuildKit, and pushes by digest.
import { buildPush } from '../../actions/docker/build-push.ts'
import type { BuildPushInputs } from '../../actions/docker/build-push.ts'
import { setupBuildx } from '../../actions/docker/setup-buildx.ts'
import { github } from '../../dsl/contexts.ts'
import { effect } from '../../dsl/effect.ts'
import type { Expression } from '../../dsl/expression.ts'
import { caseOf, text } from '../../dsl/functions.ts'
import { uses } from '../../dsl/step.ts'
import type { Step, WithInputs } from '../../dsl/step.ts'
import type { Builder, Leg } from './builder.ts'
import type { InEnv } from './pipeline.ts'

/** What the kind sets itself. */
type Own = 'outputs' | 'push' | 'load' | 'tags' | 'platforms' | 'cache-from' | 'cache-to' | 'labels' | 'build-args'

type BuildInputs = Omit<WithInputs<BuildPushInputs>, Own>

type Condition = Expression<boolean, 'github' | 'inputs' | 'needs'>

/** Layers that are kept in a registry, where runs of every branch and tag find them. */
export interface RegistryCache {
  /** Where it is, such as `acme/app-cache`. */
  readonly repository: string
  /** A tag of its own for each leg: legs never write the same one. */
  readonly tag: (leg: Leg) => InEnv
  /** A build that takes nothing from before, not even a base image. @default never */
  readonly fresh?: Condition
  /** Whether what was built is kept. @default always */
  readonly write?: Condition
}

/** How buildx is used. */
export interface BuildxOptions extends BuildInputs {
  /** Where layers are kept between runs: in GitHub's cache, a scope a leg, which pull requests read and do not write. @default 'gha' */
  readonly cache?: 'gha' | 'none' | RegistryCache
  /** Steps that bring what the build needs beside the source, such as a Dockerfile that an earlier job made. @default none */
  readonly before?: readonly Step[]
  /** The Dockerfile, also from the leg. @default Dockerfile */
  readonly dockerfile?: (leg: Leg) => InEnv
  /** Inputs of docker/setup-buildx-action, such as a BuildKit of one version. */
  readonly setup?: Readonly<Record<string, string>>
  /** Labels beside version, revision and source. */
  readonly labels?: readonly InEnv[]
  /** Build arguments, also from the leg: `(leg) => [text`DEBIAN=${leg.field('debian')}`]`. */
  readonly args?: (leg: Leg) => readonly InEnv[]
}

/** Builds a Dockerfile. */
export function buildx(options: BuildxOptions = {}): Builder {
  const { cache = 'gha', before = [], dockerfile, setup, labels = [], args, ...given } = options
  const prepare = (): readonly Step[] => [
    ...before,
    uses(setupBuildx, setup === undefined ? {} : { with: setup }) as Step,
  ]
  const inputs = (leg: Leg): BuildInputs =>
    ({
      context: '.',
      ...given,
      ...(dockerfile === undefined ? {} : { file: dockerfile(leg) }),
      platforms: leg.platform,
      labels: [...ownLabels(leg), ...labels],
      ...(args === undefined ? {} : { 'build-args': args(leg) }),
      ...readCache(cache, leg),
    }) as BuildInputs
  return {
    publish(leg) {
      const build = uses(buildPush, {
        name: 'Build and push by digest',
        with: {
          ...inputs(leg),
          ...writeCache(cache, leg),
          outputs: text`type=image,name=${leg.name},push-by-digest=true,name-canonical=true,push=true`,
        },
        effects: [effect('push-digest', leg.image)],
      })
      return { steps: [...prepare(), build], digest: build.outputs.digest }
    },
    attempt: (leg) => [...prepare(), uses(buildPush, { name: 'Build', with: { ...inputs(leg), push: false } }) as Step],
  }
}

type CacheInputs = Pick<WithInputs<BuildPushInputs>, 'cache-from' | 'cache-to' | 'no-cache' | 'pull'>

function readCache(cache: NonNullable<BuildxOptions['cache']>, leg: Leg): CacheInputs {
  if (cache === 'none') return {}
  if (cache === 'gha') return { 'cache-from': text`type=gha,scope=${leg.id}` }
  const from = text`type=registry,ref=${cache.repository}:${cache.tag(leg)}`
  if (cache.fresh === undefined) return { 'cache-from': from }
  return { pull: cache.fresh, 'no-cache': cache.fresh, 'cache-from': from } as CacheInputs
}

function writeCache(cache: NonNullable<BuildxOptions['cache']>, leg: Leg): CacheInputs {
  if (cache === 'none') return {}
  if (cache === 'gha') return { 'cache-to': text`type=gha,scope=${leg.id},mode=max` }
  const to = text`type=registry,ref=${cache.repository}:${cache.tag(leg)},mode=max`
  return { 'cache-to': cache.write === undefined ? to : caseOf(cache.write, to, '') } as CacheInputs
}

/** What every image says about itself. */
export const ownLabels = ({ version, revision }: Leg): readonly InEnv[] => [
  text`org.opencontainers.image.version=${version}`,
  text`org.opencontainers.image.revision=${revision}`,
  text`org.opencontainers.image.source=${github.server_url}/${github.repository}`,
]
