// Builds the same bytes from the same source: into an OCI archive, whose digest is known before any registry sees it.
import { setupBuildx } from '../../actions/docker/setup-buildx.ts'
import { buildPush } from '../../actions/docker/build-push.ts'
import type { BuildPushInputs } from '../../actions/docker/build-push.ts'
import { text } from '../../dsl/functions.ts'
import { run, uses } from '../../dsl/step.ts'
import type { Step, WithInputs } from '../../dsl/step.ts'
import { pushArchive } from '../../steps/push-archive.ts'
import type { Builder, Leg } from './builder.ts'
import type { InEnv } from './pipeline.ts'

/** How the archive is built. */
export interface ArchiveOptions {
  /** The one BuildKit that builds, such as `moby/buildkit:v0.20.2`: another version may give other bytes. */
  readonly buildkit: string
  readonly context?: string
  readonly file?: string
  readonly args?: (leg: Leg) => readonly InEnv[]
  readonly labels?: readonly InEnv[]
}

/** Where the archive is written. */
const archiveFile = 'image.tar'

/** A build without cache, dated by its commit. */
export function archive(options: ArchiveOptions): Builder {
  return {
    publish(leg) {
      const push = pushArchive({ image: leg.image, env: { ARCHIVE: archiveFile, NAMES: leg.name } })
      return { steps: [...archiveSteps(options, leg), push], digest: push.outputs.digest }
    },
    attempt: (leg) => archiveSteps(options, leg),
  }
}

/** The steps that leave the archive; the revision is what the labels say. */
export function archiveSteps(
  { buildkit, context = '.', file, args, labels = [] }: ArchiveOptions,
  leg: Leg,
): readonly Step[] {
  const date = run('echo "epoch=$(git log -1 --format=%ct)" >> "$GITHUB_OUTPUT"', {
    name: 'Take the date of the commit',
    outputs: ['epoch'],
  })
  const given = {
    context,
    ...(file === undefined ? {} : { file }),
    platforms: leg.platform,
    ...(args === undefined ? {} : { 'build-args': args(leg) }),
    labels: [text`org.opencontainers.image.revision=${leg.revision}`, ...labels],
    'no-cache': true,
    // Provenance and SBOM carry times; the attestation is made of the digest afterwards.
    provenance: false,
    sbom: false,
    outputs: `type=oci,dest=${archiveFile},rewrite-timestamp=true`,
  } as WithInputs<BuildPushInputs>
  return [
    uses(setupBuildx, { with: { 'driver-opts': `image=${buildkit}` } }) as Step,
    date,
    uses(buildPush, {
      name: 'Build the archive',
      env: { SOURCE_DATE_EPOCH: date.outputs.epoch },
      with: given,
    }) as Step,
  ]
}
