// Signs and attests what was tested, by digest, before any tag points at it.
import { attest } from '../../actions/actions/attest.ts'
import type { AttestInputs } from '../../actions/actions/attest.ts'
import { cosignInstaller } from '../../actions/sigstore/cosign-installer.ts'
import { effect } from '../../dsl/effect.ts'
import { text } from '../../dsl/functions.ts'
import { job } from '../../dsl/job.ts'
import type { Job, Strategy } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { uses } from '../../dsl/step.ts'
import type { Step, WithInputs } from '../../dsl/step.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { logIn } from '../../steps/login.ts'
import { signImage } from '../../steps/sign-image.ts'
import { smallRunner } from './pipeline.ts'
import type { InEnv, Pipeline } from './pipeline.ts'
import { eachImage } from './subject.ts'
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
  const { strategy, subjects, digest, references } = provenImages(pipeline, subject)
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
        ...(attests ? subjects.map((one) => attestation(image, one, digest)) : []),
      ],
    }),
  )
}

interface ProvenImages {
  readonly strategy?: Strategy
  /** The images by the names that attestations know them by. */
  readonly subjects: readonly InEnv[]
  readonly digest: InEnv
  readonly references: InEnv
}

/** One image is proven at once, several in legs side by side. */
function provenImages({ image }: Pipeline, subject: Subject): ProvenImages {
  const { only, digest, references } = subject
  if (only !== undefined && digest !== undefined)
    return { subjects: only.repositories.map(nameOfHub), digest, references }
  const { strategy, name, repository, digest: one } = eachImage(image, subject)
  const isOnHub = image.registries[0]?.kind === 'dockerhub'
  const subjects = [isOnHub ? text`${hubHost}/${repository}` : name]
  return { strategy, subjects, digest: one, references: text`${name}@${one}` }
}

/** Docker Hub is known to attestations by the name of its registry. */
const hubHost = 'index.docker.io'
const nameOfHub = (name: string): string => name.replace(/^docker\.io\//, `${hubHost}/`)

const attestation = (image: Pipeline['image'], name: InEnv, digest: InEnv): Step =>
  uses(attest, {
    name:
      typeof name === 'string'
        ? `Attest the provenance in ${name.split('/')[0]?.replace(hubHost, 'docker.io')}`
        : 'Attest the provenance',
    with: {
      'subject-name': name,
      'subject-digest': digest,
      'push-to-registry': true,
    } as WithInputs<AttestInputs>,
    effects: [effect('attest', image)],
  }) as Step
