// A release or git tag that does not wait for the tags of its image: when the image fails, there is a version without one.
import type { ImageEffect, RepositoryEffect } from '../../model/effect.ts'
import { meet } from '../effects/may-run.ts'
import { comesAfter, comesAfterUnknown } from '../effects/order.ts'
import { deedsOf, ownRunOf, writesOf, type Deed, type Run } from '../effects/run.ts'
import { classesOf, isPublic, isRelease } from '../effects/tag-classes.ts'
import type { Project } from '../project.ts'
import type { Rule } from '../rule.ts'

export const releaseBeforeImage: Rule<'release-before-image'> = {
  id: 'release-before-image',
  severity: 'error',
  *check(file, project) {
    const run = ownRunOf(file, project)
    if (run === undefined) return
    const writes = imageWrites(run, project)
    for (const release of releases(run)) {
      const early = writes.find((write) => !comesAfter(release, write, run) && meet(release, write, run))
      if (early === undefined || comesAfterUnknown(release, run) || isMendedLater(release, writes, run)) continue
      const { does } = release.effect
      yield {
        place: release.use.place,
        args: { job: release.job.name, does, image: early.effect.image, writer: early.job.name },
        related: [{ place: early.use.place, note: 'the image gets its tags here' }],
      }
    }
  },
}

type Release = Deed<RepositoryEffect & { readonly does: 'publish-release' | 'git-tag' }>

function releases(run: Run): readonly Release[] {
  return deedsOf(run).filter((one): one is Release => isReleaseDeed(one))
}

const isReleaseDeed = ({ effect }: Deed): boolean =>
  'repository' in effect && effect.repository === 'self' && /^(?:publish-release|git-tag)$/.test(effect.does)

/** The writes that a release stands for: of versions where the run writes any, else of channels. */
function imageWrites(run: Run, project: Project): readonly Deed<ImageEffect>[] {
  const writes = writesOf(run)
  const ofVersions = writes.filter(({ effect }) => classesOf(effect, project).some(isRelease))
  return ofVersions.length > 0 ? ofVersions : writes.filter(({ effect }) => classesOf(effect, project).some(isPublic))
}

/** A git tag may come first when the release is a draft until the images are there: nothing is public of it. */
function isMendedLater({ effect }: Release, writes: readonly Deed<ImageEffect>[], run: Run): boolean {
  if (effect.does !== 'git-tag') return false
  const all = deedsOf(run)
  const isDraft = all.some((one) => one.effect.does === 'draft-release')
  const published = all.filter((one) => one.effect.does === 'publish-release')
  return isDraft && published.some((one) => writes.every((write) => comesAfter(one, write, run)))
}
