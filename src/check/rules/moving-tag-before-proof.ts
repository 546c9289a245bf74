// A tag that people run is written before the image was tested, signed or attested: for a while, or for ever, they run the unproven one.
import type { ImageEffect, ImageVerb } from '../../model/effect.ts'
import { meet } from '../effects/may-run.ts'
import { comesAfter, comesAfterUnknown } from '../effects/order.ts'
import { deedsOf, isOnImageDeed, ownRunOf, writesOf, type Deed, type Run } from '../effects/run.ts'
import { classesOf, isPublic } from '../effects/tag-classes.ts'
import { isMove, verbsOn } from '../effects/verbs.ts'
import type { Project } from '../project.ts'
import type { Rule } from '../rule.ts'
import { runsAsLegs } from '../shared-outputs.ts'

export const movingTagBeforeProof: Rule<'moving-tag-before-proof'> = {
  id: 'moving-tag-before-proof',
  severity: 'error',
  *check(file, project) {
    const run = ownRunOf(file, project)
    if (run === undefined) return
    for (const write of publicWrites(run, project)) {
      const { job, effect, use } = write
      const { place } = use
      const classes = classesOf(effect, project)
        .filter(isPublic)
        .map(({ name }) => name)
      const args = { job: job.name, image: effect.image, classes }
      const late = [...openLegs(write, run), ...lateProofs(write, run)]
      if (late.length > 0) {
        const related = late.map((proof) => ({
          place: proof.use.place,
          note: `${words[proof.effect.does] ?? ''} only here`,
        }))
        yield { place, args: { ...args, missing: late.map(({ effect: { does } }) => does), isLate: true }, related }
      } else if (isUnproven(write, run)) {
        yield { place, args: { ...args, missing: ['test', 'sign'], isLate: false }, severity: 'warning' }
      }
    }
  },
}

const words: Partial<Record<ImageVerb, string>> = {
  'push-digest': 'pushed',
  test: 'tested',
  sign: 'signed',
  attest: 'attested',
}
const proofs: readonly ImageVerb[] = ['test', 'sign', 'attest']

/** The writes of tags that people run. What a promotion writes was proven when it was built, and is verified. */
function publicWrites(run: Run, project: Project): readonly Deed<ImageEffect>[] {
  return writesOf(run)
    .filter(({ effect }) => classesOf(effect, project).some((tag) => isPublic(tag) && tag.writer === 'build'))
    .filter((write) => !comesAfterUnknown(write, run))
}

function sameImage({ effect }: Deed<ImageEffect>, run: Run): readonly Deed<ImageEffect>[] {
  return deedsOf(run)
    .filter(isOnImageDeed)
    .filter((other) => other.effect.image === effect.image)
}

/** The first push of a part of the image that can still fail when the tag is written. */
function openLegs(write: Deed<ImageEffect>, run: Run): readonly Deed<ImageEffect>[] {
  const pushes = sameImage(write, run).filter(({ effect }) => effect.does === 'push-digest')
  return pushes.filter((push) => mayMissLeg(write, push, run)).slice(0, 1)
}

function mayMissLeg(write: Deed<ImageEffect>, push: Deed<ImageEffect>, run: Run): boolean {
  // The legs of a matrix do not wait for each other.
  if (push.job === write.job && runsAsLegs(write.job.job)) return true
  if (push.job === write.job && push.use.stepNumber === write.use.stepNumber) return false
  return !comesAfter(write, push, run) && !comesAfter(push, write, run) && meet(push, write, run)
}

/** The first of each kind of proof that the run has and that the write does not wait for. */
function lateProofs(write: Deed<ImageEffect>, run: Run): readonly Deed<ImageEffect>[] {
  const others = sameImage(write, run)
  return proofs.flatMap((does) => {
    const same = others.filter(({ effect }) => effect.does === does)
    const [first] = same
    return first === undefined || same.some((proof) => comesAfter(write, proof, run)) ? [] : [first]
  })
}

/** True when the run makes the image and nothing in it proves anything. What only moves a tag was proven when it was built. */
function isUnproven(write: Deed<ImageEffect>, run: Run): boolean {
  const { image } = write.effect
  const all = deedsOf(run).map(({ effect }) => effect)
  const verbs = verbsOn(image, all)
  return run.isWhole && !isMove(image, all) && ![...proofs, 'verify' as const].some((proof) => verbs.has(proof))
}
