// The words of a release on GitHub: which images it stands for, by tag and by digest, and what they were built from.
import type { ImageFacts } from '../../model/image.ts'
import { imageTable, readBuiltImages, transparencyLink } from '../build/built-images.ts'
import type { BuiltImage } from '../build/built-images.ts'
import { decided, refused } from '../decision.ts'
import type { Door } from '../door.ts'
import { findImage } from '../find-image.ts'
import { codeSpan, factList } from '../markdown-text.ts'
import { textIn } from '../read-fields.ts'
import { showValue } from '../show-value.ts'

export interface ReleaseFacts {
  readonly image: ImageFacts
  readonly images: readonly BuiltImage[]
  /** The commit that was built. */
  readonly revision: string
  /** `owner/name` of the repository of that commit; empty when it is not known. */
  readonly repository: string
  readonly runUrl: string
  /** Markdown of the author's own, such as a list of changes. */
  readonly changes: string
}

/** The notes in Markdown. */
function writeReleaseNotes({ image, images, revision, repository, runUrl, changes }: ReleaseFacts): string {
  const [only, second] = images
  const single = second === undefined ? only : undefined
  const commit = codeSpan(revision.slice(0, 7))
  const facts = factList({
    Image: single === undefined ? '' : namesWithTag(single),
    Tags: (only?.tags ?? []).map(codeSpan).join(', '),
    Digest: single === undefined ? '' : codeSpan(single.digest),
    Platforms: image.platforms.join(', '),
    Commit: repository === '' ? commit : `[${commit}](https://github.com/${repository}/commit/${revision})`,
    'Transparency log': single === undefined ? '' : transparencyLink(single.digest),
    Run: runUrl,
  })
  return [changes.trim(), facts, single === undefined ? imageTable(images) : '']
    .filter((part) => part !== '')
    .join('\n\n')
}

const namesWithTag = ({ repositories, tags }: BuiltImage): string =>
  repositories.map((name) => codeSpan(tags[0] === undefined ? name : `${name}:${tags[0]}`)).join(', ')

export const releaseNotesDoor: Door = {
  name: 'release-notes',
  about: 'Writes the notes of a release.',
  reads: {
    IMAGE: { as: 'text' },
    NAME: { as: 'text' },
    TAGS: { as: 'json' },
    DIGESTS: { as: 'text' },
    REVISION: { as: 'text' },
    KIND: { as: 'text', optional: true },
    PRODUCTS: { as: 'json', optional: true },
    REPOSITORY: { as: 'text', optional: true },
    RUN_URL: { as: 'text', optional: true },
    CHANGES: { as: 'text-file', optional: true },
  },
  decide: (input, policy) => {
    const image = findImage(policy, input['image'])
    if (!image.ok) return image
    const images = readBuiltImages(image.value, input)
    if (!images.ok) return images
    const bare = images.value.find(({ digest }) => digest === '')
    if (bare !== undefined)
      return refused(
        'incomplete',
        `DIGESTS has nothing for ${bare.repositories[0]}: a release names what it stands for`,
      )
    const [revision, repository, runUrl] = [
      textIn(input, 'revision'),
      textIn(input, 'repository'),
      textIn(input, 'runUrl'),
    ]
    if (!/^[0-9a-f]{40}$/.test(revision))
      return refused('malformed', `REVISION is ${showValue(revision)}, not 40 hexadecimal digits`)
    if (repository !== '' && !/^[\w.-]+\/[\w.-]+$/.test(repository))
      return refused('malformed', `REPOSITORY is ${showValue(repository)}, not owner/name`)
    if (runUrl !== '' && !/^https:\/\/[^\s<>()]+$/.test(runUrl))
      return refused('malformed', `RUN_URL is ${showValue(runUrl)}, which is no address`)
    const changes = textIn(input, 'changes')
    const notes = writeReleaseNotes({ image: image.value, images: images.value, revision, repository, runUrl, changes })
    return decided({ outputs: { title: textIn(input, 'name'), notes } })
  },
}
