// The way into build-tags: what the plan of a release asks first, once a run.
import type { ImageFacts } from '../../model/image.ts'
import { planBuildTags } from './build-tags.ts'
import type { BuildRequest, BuildTag, BuildTags } from './build-tags.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Answer, Door } from '../door.ts'
import { findImage } from '../find-image.ts'
import { asTexts, flagIn, textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'

export const buildTagsDoor: Door = {
  name: 'build-tags',
  about: 'The tags that a build writes, by how its run was started.',
  reads: {
    IMAGE: { as: 'text' },
    EVENT: { as: 'text' },
    REF_TYPE: { as: 'text' },
    REF: { as: 'text' },
    SHA: { as: 'text' },
    DATE: { as: 'text' },
    TIME: { as: 'text', optional: true },
    NUMBER: { as: 'text', optional: true },
    REVISION: { as: 'text', optional: true },
    VERSION: { as: 'text-file', optional: true },
    TAG: { as: 'text', optional: true },
    VARIANTS: { as: 'json', optional: true },
    HOLD: { as: 'text', optional: true },
    SKIP_PUSH: { as: 'flag', optional: true },
  },
  decide: (input, policy) => {
    const image = findImage(policy, input['image'])
    if (!image.ok) return image
    const request = readBuildRequest(image.value, input)
    if (!request.ok) return request
    const planned = planBuildTags(image.value, request.value)
    return planned.ok
      ? decided(answerBuildTags(image.value, planned.value, { request: request.value, input }))
      : planned
  },
}

function readBuildRequest({ tags }: ImageFacts, input: JsonRecord): Decided<BuildRequest> {
  const variants = asTexts(input['variants'] ?? (tags.variants.length > 0 ? tags.variants : ['']))
  if (variants === undefined) return refused('malformed', 'VARIANTS is no list of endings, such as ["", "-trixie"]')
  const moment = ['date', 'time', 'number'].flatMap((name) => {
    const value = textIn(input, name)
    return value === '' ? [] : [[name, value] as const]
  })
  return decided({
    event: textIn(input, 'event'),
    refType: textIn(input, 'refType'),
    ref: textIn(input, 'ref'),
    askedTag: textIn(input, 'tag'),
    versionText: typeof input['version'] === 'string' ? input['version'] : undefined,
    commit: textIn(input, 'revision') || textIn(input, 'sha'),
    moment: Object.fromEntries(moment),
    variants,
    held: textIn(input, 'hold'),
  })
}

interface Asked {
  readonly request: BuildRequest
  readonly input: JsonRecord
}

function answerBuildTags(image: ImageFacts, { kind, version, tags }: BuildTags, { request, input }: Asked): Answer {
  const pushes = kind !== 'pull-request' && !flagIn(input, 'skipPush')
  return {
    outputs: {
      kind,
      version,
      revision: request.commit,
      tag: principalTag(image, tags),
      tags,
      fixed: tags.filter(({ mobility }) => mobility !== 'forward'),
      moving: tags.filter(({ mobility }) => mobility === 'forward'),
      push: pushes,
      stable: kind === 'release',
      started: secondsOf(request.moment),
      latest: tags.some(({ tag }) => tag === 'latest'),
    },
    log: [`${kind} build${version === '' ? '' : ` of ${version}`}`, ...tags.map(describeTag)],
  }
}

/** When the run began, in seconds, from the same reading of the clock as the tags; '' without a time. */
function secondsOf({ date = '', time = '' }: BuildRequest['moment']): string {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(`${date}${time}`)
  if (parts === null) return ''
  const [year = 0, month = 0, ...rest] = parts.slice(1).map(Number)
  return String(Date.UTC(year, month - 1, ...rest) / 1000)
}

/** The tag that tells most about the build: one that not every build writes, if there is one. */
function principalTag({ tags: policy }: ImageFacts, tags: readonly BuildTag[]): string {
  const general = policy.classes.filter(({ causes }) => causes.includes('always')).map(({ name }) => name)
  return (tags.find((one) => !general.includes(one.class)) ?? tags[0])?.tag ?? ''
}

const describeTag = ({ tag, class: name, mobility }: BuildTag): string => `  ${tag} (${name}, ${mobility})`
