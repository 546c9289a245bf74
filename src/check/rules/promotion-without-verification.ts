// A promotion that writes its tags without having verified who signed the image: whoever can push to the source channel ships.
import type { ImageEffect } from '../../model/effect.ts'
import { comesAfter, comesAfterUnknown } from '../effects/order.ts'
import { deedsOf, ownRunOf, writesOf, type Deed, type Run } from '../effects/run.ts'
import { classesOf } from '../effects/tag-classes.ts'
import type { Rule } from '../rule.ts'

export const promotionWithoutVerification: Rule<'promotion-without-verification'> = {
  id: 'promotion-without-verification',
  severity: 'error',
  *check(file, project) {
    const run = ownRunOf(file, project)
    if (run === undefined) return
    for (const write of writesOf(run)) {
      const { effect, job, use } = write
      const promoted = classesOf(effect, project).filter(({ writer }) => writer === 'promotion')
      if (promoted.length === 0 || isVerified(write, run)) continue
      yield {
        place: use.place,
        args: { job: job.name, image: effect.image, classes: promoted.map(({ name }) => name) },
      }
    }
  },
}

function isVerified(write: Deed<ImageEffect>, run: Run): boolean {
  const verifications = deedsOf(run).filter(
    ({ effect }) => effect.does === 'verify' && 'image' in effect && effect.image === write.effect.image,
  )
  return verifications.some((one) => comesAfter(write, one, run)) || comesAfterUnknown(write, run)
}
