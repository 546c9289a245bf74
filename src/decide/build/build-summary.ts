// The summary of a run that built: what it made, where it is, how to pull it, and which tags stayed where they were.
import type { ImageFacts } from '../../model/image.ts'
import { imageTable, readBuiltImages, transparencyLink } from './built-images.ts'
import type { BuiltImage } from './built-images.ts'
import { decided, refused } from '../decision.ts'
import type { Door } from '../door.ts'
import { findImage } from '../find-image.ts'
import { codeSpan } from '../markdown-text.ts'
import { asRecords, flagIn, textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'

export interface BuildFacts {
  readonly image: ImageFacts
  readonly images: readonly BuiltImage[]
  readonly kind: string
  readonly version: string
  readonly pushed: boolean
  /** The program of the pull commands. */
  readonly tool: 'docker' | 'podman'
  /** How long it took; undefined when nobody measured. */
  readonly seconds: number | undefined
  /** Tags that stayed, each with the reason. */
  readonly stays: readonly string[]
}

/** The summary in Markdown. */
function writeBuildSummary(facts: BuildFacts): string {
  const { image, images, kind, version, pushed, seconds, stays } = facts
  const [only, second] = images
  const digest = second === undefined && pushed ? (only?.digest ?? '') : ''
  const lines = Object.entries({
    Tags: [...new Set(images.flatMap(({ tags }) => tags))].map(codeSpan).join(', '),
    Platforms: image.platforms.join(', '),
    Release: kind === 'release' ? `Yes, ${version}` : `No (${kind})`,
    Registries: [...new Set(image.registries.map(({ host }) => host))].join(', '),
    Pushed: pushed ? 'Yes' : 'No',
    Digest: digest && codeSpan(digest),
    'Transparency log': digest && transparencyLink(digest),
    Stayed: stays.join('; '),
    Duration: seconds === undefined ? '' : formatDuration(seconds),
  })
  const list = lines.filter(([, value]) => value !== '').map(([name, value]) => `- ${name}: ${value}`)
  const parts = [
    `### ${image.name} ${codeSpan(only?.tags[0] ?? version)}`,
    list.join('\n'),
    ...(pushed ? imagesAndCommands(facts) : []),
  ]
  return parts.join('\n\n')
}

function imagesAndCommands({ images, tool }: BuildFacts): readonly string[] {
  const pulls = images.flatMap(({ repositories, tags }) =>
    repositories.flatMap((name) => (tags[0] === undefined ? [] : [`${tool} pull ${name}:${tags[0]}`])),
  )
  const commands = pulls.length === 0 ? [] : [['```sh', ...pulls, '```'].join('\n')]
  return images.length > 1 ? [imageTable(images), ...commands] : commands
}

function formatDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
}

export const buildSummaryDoor: Door = {
  name: 'build-summary',
  about: 'Writes the summary of a run that built.',
  reads: {
    IMAGE: { as: 'text' },
    KIND: { as: 'text' },
    TAGS: { as: 'json' },
    PUSHED: { as: 'flag' },
    VERSION: { as: 'text', optional: true },
    DIGESTS: { as: 'text', optional: true },
    PRODUCTS: { as: 'json', optional: true },
    STAY: { as: 'json', optional: true },
    TOOL: { as: 'text', optional: true },
    STARTED: { as: 'text', optional: true },
    ENDED: { as: 'text', optional: true },
  },
  decide: (input, policy) => {
    const image = findImage(policy, input['image'])
    if (!image.ok) return image
    const images = readBuiltImages(image.value, input)
    if (!images.ok) return images
    const tool = textIn(input, 'tool') || 'docker'
    if (tool !== 'docker' && tool !== 'podman') return refused('malformed', `TOOL is '${tool}', not docker or podman`)
    const summary = writeBuildSummary({
      image: image.value,
      images: images.value,
      kind: textIn(input, 'kind'),
      version: textIn(input, 'version'),
      pushed: flagIn(input, 'pushed'),
      tool,
      seconds: readSeconds(input),
      stays: readStays(input['stay']),
    })
    return decided({ outputs: {}, summary })
  },
}

/** From the seconds of two clocks readings; a summary does not fail because one is missing. */
function readSeconds(input: JsonRecord): number | undefined {
  const [started, ended] = [textIn(input, 'started'), textIn(input, 'ended')]
  const seconds = Number(ended) - Number(started)
  return /^\d+$/.test(started) && /^\d+$/.test(ended) && seconds >= 0 ? seconds : undefined
}

/** Each tag once, though it stayed in every registry; those of this very build are no news. */
function readStays(value: unknown): readonly string[] {
  const stays = (asRecords(value) ?? []).map((one) => ({ tag: textIn(one, 'tag'), because: textIn(one, 'because') }))
  const news = stays.filter(({ because }) => because !== 'it stands for this build already')
  return [...new Set(news.map(({ tag, because }) => `${codeSpan(tag)} (${because})`))]
}
