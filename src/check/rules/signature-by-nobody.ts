// A promotion that asks for the signature of a workflow that does not sign the image: it can never succeed.
import { isOnImage } from '../../model/effect.ts'
import type { WorkflowFacts } from '../../model/workflow-facts.ts'
import type { Project } from '../project.ts'
import type { Rule } from '../rule.ts'

export const signatureByNobody: Rule<'signature-by-nobody'> = {
  id: 'signature-by-nobody',
  severity: 'error',
  *check(file, project) {
    for (const job of project.factsOf(file)?.jobs ?? [])
      for (const { effect, place } of job.effects) {
        if (!isOnImage(effect) || effect.does !== 'verify' || effect.signer === undefined) continue
        const signers = signersOf(effect.image, project)
        if (signers.includes(effect.signer) || isOfSomebodyElse(effect.signer, project)) continue
        yield { place, args: { job: job.id, image: effect.image, signer: effect.signer, signers } }
      }
  },
}

/** The files of the workflows that sign the image. */
const signersOf = (image: string, project: Project): readonly string[] =>
  project.workflows
    .flatMap((file) => project.factsOf(file) ?? [])
    .filter((facts) => signs(facts, image))
    .map(({ path }) => nameOf(path))

const signs = ({ jobs }: WorkflowFacts, image: string): boolean =>
  jobs.some(({ effects }) =>
    effects.some(({ effect }) => isOnImage(effect) && effect.does === 'sign' && effect.image === image),
  )

/** What a workflow that was written by hand does is not known. */
const isOfSomebodyElse = (name: string, project: Project): boolean =>
  project.workflows.some((file) => nameOf(file.path) === name && project.factsOf(file) === undefined)

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
