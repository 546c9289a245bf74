// Holds the digests of a release against each other: what was tested and signed is what was built and will be tagged.
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { asRecords, isImageDigest, textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import { showValue } from '../show-value.ts'

/** The digest of one image of a build. */
export interface ImageDigest {
  /** Empty where there is one product. */
  readonly product: string
  readonly variant: string
  readonly digest: string
}

/** Reads one digest, or a list with product and variant; `name` is the variable that it came from. */
export function readImageDigests(name: string, value: unknown): Decided<readonly ImageDigest[]> {
  if (isImageDigest(value)) return decided([{ product: '', variant: '', digest: value }])
  const list = typeof value === 'string' ? parseDigestList(value) : value
  const records = asRecords(list)
  if (value === '' || records?.length === 0) return refused('incomplete', `${name} is empty: there is no digest`)
  if (records === undefined)
    return refused('malformed', `${name} is ${showValue(value ?? '')}, which is no digest and no list of digests`)
  const digests = records.map((one) => ({
    product: textIn(one, 'product'),
    variant: textIn(one, 'variant'),
    digest: textIn(one, 'digest'),
  }))
  const bad = digests.find(({ digest }) => !isImageDigest(digest))
  if (bad !== undefined)
    return refused('incomplete', `${name} has ${showValue(bad.digest)} for ${describeImage(bad)}, which is no digest`)
  const double = digests.find((one, at) => digests.findIndex((other) => isSameImage(one, other)) !== at)
  return double === undefined ? decided(digests) : refused('malformed', `${name} has ${describeImage(double)} twice`)
}

function parseDigestList(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What tells the images of a build apart. */
export type ImageKey = Pick<ImageDigest, 'product' | 'variant'>

export const isSameImage = (a: ImageKey, b: ImageKey): boolean => a.product === b.product && a.variant === b.variant

/** How sentences call one image of a build. */
export const describeImage = ({ product, variant }: ImageKey): string =>
  [product, variant].filter((part) => part !== '').join(' ') || 'the image'

/** The digests that one step of a release went by, under the name that sentences give it. */
export interface DigestsOfStep {
  readonly step: string
  readonly digests: readonly ImageDigest[]
}

/** The digests of the first step, when every other step went by exactly the same. */
function checkSameDigests(built: DigestsOfStep, others: readonly DigestsOfStep[]): Decided<readonly ImageDigest[]> {
  const sentences = others.flatMap((other) => findDifferences(built, other))
  return sentences.length === 0 ? decided(built.digests) : refused('incomplete', ...sentences)
}

function findDifferences(built: DigestsOfStep, other: DigestsOfStep): readonly string[] {
  const different = built.digests.flatMap((one) => {
    const match = other.digests.find((candidate) => isSameImage(one, candidate))
    if (match?.digest === one.digest) return []
    return [
      `${built.step} has ${one.digest} for ${describeImage(one)}, ${other.step} has ${match?.digest ?? 'nothing'}`,
    ]
  })
  const extra = other.digests.filter((one) => !built.digests.some((candidate) => isSameImage(one, candidate)))
  return [
    ...different,
    ...extra.map((one) => `${other.step} has ${one.digest} for ${describeImage(one)}, ${built.step} has nothing`),
  ]
}

export const checkDigestsDoor: Door = {
  name: 'check-digests',
  about: 'Whether what was tested and signed is what was built.',
  reads: {
    BUILT: { as: 'text' },
    TESTED: { as: 'text' },
    SIGNED: { as: 'text', optional: true },
    ATTESTED: { as: 'text', optional: true },
    SENTENCE: { as: 'text', optional: true },
  },
  decide: (input) => {
    const steps = readSteps(input)
    const sentence = textIn(input, 'sentence')
    if (!steps.ok) return steps
    const [built, ...others] = steps.value
    if (built === undefined) return refused('missing', 'BUILT is not given')
    const digests = checkSameDigests(built, others)
    if (!digests.ok) return sentence === '' ? digests : refused('incomplete', sentence, ...digests.sentences)
    const [only, second] = digests.value
    const digest = second === undefined ? (only?.digest ?? '') : ''
    return decided({
      outputs: { digest, digests: digests.value },
      log: digests.value.map((one) => `${describeImage(one)}: ${one.digest}`),
    })
  },
}

function readSteps(input: JsonRecord): Decided<readonly DigestsOfStep[]> {
  const steps: DigestsOfStep[] = []
  for (const [field, step] of [
    ['built', 'BUILT'],
    ['tested', 'TESTED'],
    ['signed', 'SIGNED'],
    ['attested', 'ATTESTED'],
  ] as const) {
    if ((field === 'signed' || field === 'attested') && !(field in input)) continue
    const digests = readImageDigests(step, input[field])
    if (!digests.ok) return digests
    steps.push({ step, digests: digests.value })
  }
  return decided(steps)
}
