// The tags of an image that a workflow reads: by a declared effect, or written out in its YAML.
import { isOnImage } from '../../model/effect.ts'
import type { ImageFacts, ImageRegistry } from '../../model/image.ts'
import type { Place } from '../../model/place.ts'
import { classOf } from '../../model/tag-grammar.ts'
import type { Project } from '../project.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'

/** A tag, or a class of them, that is read. */
export interface ReadTag {
  readonly image: ImageFacts
  /** Undefined for a tag that no class of the policy takes. */
  readonly class: string | undefined
  /** The tag or the class, as it stands. */
  readonly written: string
  readonly place: Place
}

/** What a file reads of these images. */
export function readTagsOf(file: WorkflowFile, images: readonly ImageFacts[], project: Project): readonly ReadTag[] {
  return [...resolved(file, images, project), ...images.flatMap((image) => writtenOut(file, image))]
}

function resolved(file: WorkflowFile, images: readonly ImageFacts[], project: Project): readonly ReadTag[] {
  const uses = project.factsOf(file)?.jobs.flatMap(({ effects }) => effects) ?? []
  return uses.flatMap((use) => {
    const { effect } = use
    if (!isOnImage(effect) || effect.does !== 'resolve') return []
    const image = images.find(({ name }) => name === effect.image)
    if (image === undefined) return []
    return effect.classes.map((name) => ({ image, class: name, written: name, place: use.place }))
  })
}

/** Names with their tags in the scalars of the file; one that an expression makes is not seen. */
function writtenOut(file: WorkflowFile, image: ImageFacts): readonly ReadTag[] {
  const pattern = image.registries.map(namePattern).join('|')
  if (pattern === '') return []
  return Array.from(
    file.yaml.text.matchAll(new RegExp(`(?<![\\w./-])(?:${pattern}):(?<tag>\\w[\\w.-]*)(?![\\w{$])`, 'g')),
    (match) => {
      const { 0: whole, index, groups = {} } = match
      const tag = groups['tag'] ?? ''
      const place = file.yaml.placeAt(index + whole.length - tag.length, tag.length)
      return { image, class: classOf(image.tags, tag)?.name, written: tag, place }
    },
  )
}

/** Docker Hub may go without its name; an axis of products stands for any name. */
function namePattern({ host, repository }: ImageRegistry): string {
  const path = repository
    .split(/\{[^}]*\}/)
    .map(escaped)
    .join('[\\w.-]+')
  return host === 'docker.io' ? `(?:docker\\.io/)?${path}` : `${escaped(host)}/${path}`
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
