// A tag that somebody deploys or pulls and that no workflow writes any more: what stands there stays for ever.
import { isOnImage } from '../../model/effect.ts'
import type { ImageFacts } from '../../model/image.ts'
import type { WorkflowFacts } from '../../model/workflow-facts.ts'
import { readTagsOf } from '../crossings/read-tags.ts'
import type { Project } from '../project.ts'
import type { Rule } from '../rule.ts'

export const tagReadButNeverWritten: Rule<'tag-read-but-never-written'> = {
  id: 'tag-read-but-never-written',
  severity: 'warning',
  *check(file, project) {
    const written = writtenClasses(project)
    for (const { image, class: name, written: tag, place } of readTagsOf(file, [...written.keys()], project)) {
      const classes = written.get(image) ?? []
      if (name !== undefined && classes.includes(name)) continue
      yield { place, args: { image: image.name, tag, class: name, written: classes } }
    }
  },
}

/** The images whose tags some workflow in sight writes, with the classes. */
function writtenClasses(project: Project): ReadonlyMap<ImageFacts, readonly string[]> {
  const all = project.everywhere.flatMap((file) => project.factsOf(file) ?? [])
  const images = new Map(all.flatMap((facts) => facts.images).map((image) => [image.name, image]))
  const found = [...images.values()].map(
    (image) => [image, [...new Set(all.flatMap((facts) => classesOf(facts, image)))]] as const,
  )
  return new Map(found.filter(([, classes]) => classes.length > 0))
}

const classesOf = ({ jobs }: WorkflowFacts, { name }: ImageFacts): readonly string[] =>
  jobs
    .flatMap(({ effects }) => effects)
    .flatMap(({ effect }) =>
      isOnImage(effect) && effect.image === name && effect.does === 'write-tag' ? effect.classes : [],
    )
