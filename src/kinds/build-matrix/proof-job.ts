// Signs and attests what was tested, by digest, before any tag points at it.
import { attest } from '../../actions/actions/attest.ts'
import type { AttestInputs } from '../../actions/actions/attest.ts'
import { cosignInstaller } from '../../actions/sigstore/cosign-installer.ts'
import { effect } from '../../dsl/effect.ts'
import { fromJSON, text } from '../../dsl/functions.ts'
import { job } from '../../dsl/job.ts'
import type { Job, Strategy } from '../../dsl/job.ts'
import { matrix } from '../../dsl/matrix.ts'
import { comment } from '../../dsl/note.ts'
import { uses } from '../../dsl/step.ts'
import type { Step, WithInputs } from '../../dsl/step.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { logIn } from '../../steps/login.ts'
import { signImage } from '../../steps/sign-image.ts'
import { smallRunner } from './pipeline.ts'
import type { InEnv, Pipeline } from './pipeline.ts'
import type { Subject } from './subject.ts'

/** The version of cosign: signatures of one release are made by one program. */
const cosignRelease = 'v3.1.2'

/** Brings cosign to the machine. */
export const installCosign = (): Step =>
  uses(cosignInstaller, { name: 'Install cosign', with: { 'cosign-release': cosignRelease } }) as Step

/** The job that proves; undefined when the pipeline neither signs nor attests. */
export function proofJob(pipeline: Pipeline, subject: Subject, needs: readonly Job[]): Job | undefined {
  const { image, sign, attest: attests } = pipeline
  if (!sign && !attests) return undefined
  const { strategy, names, digest, references } = provenImages(subject)
  return comment(
    'A consumer that sees a tag finds the proofs of what it stands for.',
    job('prove', {
      'runs-on': smallRunner,
      'timeout-minutes': 15,
      needs,
      ...(strategy === undefined ? {} : { strategy }),
      steps: [
        ...(sign ? [fetchDecisions()] : []),
        ...logIn(image),
        ...(sign ? [installCosign(), signImage({ image, env: { IMAGES: references } })] : []),
        ...(attests ? names.map((name) => attestation(image, name, digest)) : []),
      ],
    }),
  )
}

interface ProvenImages {
  readonly strategy?: Strategy
  readonly names: readonly InEnv[]
  readonly digest: InEnv
  readonly references: InEnv
}

/** One image is proven at once, several in legs side by side. */
function provenImages({ only, digest, digests, references }: Subject): ProvenImages {
  if (only !== undefined && digest !== undefined) return { names: only.repositories, digest, references }
  const legs = matrix({ image: fromJSON<readonly { repository: string; digest: string }[]>(digests) })
  const { repository, digest: one } = legs.image
  return {
    strategy: { 'fail-fast': false, matrix: legs },
    names: [repository],
    digest: one,
    references: text`${repository}@${one}`,
  }
}

const attestation = (image: Pipeline['image'], name: InEnv, digest: InEnv): Step =>
  uses(attest, {
    name: typeof name === 'string' ? `Attest the provenance in ${name.split('/')[0]}` : 'Attest the provenance',
    with: {
      // Docker Hub is known to attestations by the name of its registry.
      'subject-name': typeof name === 'string' ? name.replace(/^docker\.io\//, 'index.docker.io/') : name,
      'subject-digest': digest,
      'push-to-registry': true,
    } as WithInputs<AttestInputs>,
    effects: [effect('attest', image)],
  }) as Step
