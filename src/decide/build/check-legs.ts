// Holds what the legs of a build report against the plan: every leg once, none that was not planned, each with a digest.
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { asRecords, asTexts, isImageDigest, isJsonRecord, textIn, wholeNumberIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import { showValue } from '../show-value.ts'

/** One leg as the plan has it. */
export interface PlannedLeg {
  readonly leg: string
  readonly platform: string
  readonly product: string
  readonly variant: string
  /** The names of its image in all registries, where the plan tells them. */
  readonly repositories: readonly string[]
  /** What else tells its image apart, such as the axes of the products. */
  readonly facts?: Readonly<Record<string, string>>
}

/** What one leg pushed. */
export interface LegDigest extends PlannedLeg {
  readonly digest: string
}

/** What a leg wrote down when it was done; a leg that ran again has another attempt. */
export interface LegRecord extends JsonRecord {
  readonly leg: string
  readonly attempt: number
}

/** The digests of all legs in the order of the plan. Of a leg that ran again the last attempt counts. */
export function checkLegs(plan: readonly PlannedLeg[], records: readonly LegRecord[]): Decided<readonly LegDigest[]> {
  const found = plan.map((leg) =>
    matchLeg(
      leg,
      records.filter((record) => record.leg === leg.leg),
    ),
  )
  const planned = plan.map(({ leg }) => leg)
  const extra = [...new Set(records.map(({ leg }) => leg))].filter((leg) => !planned.includes(leg))
  const sentences = [
    ...found.flatMap((one) => (typeof one === 'string' ? [one] : [])),
    ...extra.map((leg) => `the leg ${showValue(leg)} reports, but is not in the plan`),
  ]
  if (plan.length === 0) return refused('incomplete', 'the plan has no legs')
  if (sentences.length > 0) return refused('incomplete', ...sentences)
  return decided(found.filter((one) => typeof one !== 'string'))
}

/** The digest of a leg, or what is wrong with what it reports. */
function matchLeg(planned: PlannedLeg, records: readonly LegRecord[]): LegDigest | string {
  const attempt = Math.max(...records.map((record) => record.attempt))
  const [last, second] = records.filter((record) => record.attempt === attempt)
  if (last === undefined) return `the leg ${planned.leg} reports nothing`
  if (second !== undefined) return `the leg ${planned.leg} reports twice in attempt ${attempt}`
  const digest = last['digest']
  if (!isImageDigest(digest)) return `the leg ${planned.leg} reports ${showValue(digest ?? '')}, which is no digest`
  for (const field of ['platform', 'product', 'variant'] as const) {
    const reported = last[field]
    if (reported !== undefined && reported !== planned[field])
      return `the leg ${planned.leg} reports the ${field} ${showValue(reported)}; planned is ${showValue(planned[field])}`
  }
  return { ...planned, digest }
}

/** The legs of a matrix as build-matrix writes it. */
function readPlannedLegs(matrix: unknown): readonly PlannedLeg[] | undefined {
  const legs = isJsonRecord(matrix) ? asRecords(matrix['include']) : undefined
  const plan = legs?.map((one) => {
    const [leg, platform] = [textIn(one, 'leg'), textIn(one, 'platform')]
    const repositories = asTexts(one['repositories']) ?? []
    const facts = factsOfLeg(one)
    return { product: textIn(one, 'product'), variant: textIn(one, 'variant'), platform, leg, repositories, facts }
  })
  return plan?.every(({ leg, platform }) => leg !== '' && platform !== '') ? plan : undefined
}

/** What is told of a leg, or is of use to its build alone. */
const toldApart = ['leg', 'platform', 'product', 'variant', 'repositories', 'runner', 'cache']

const factsOfLeg = (one: JsonRecord): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(one).flatMap(([name, value]) =>
      typeof value === 'string' && !toldApart.includes(name) ? [[name, value]] : [],
    ),
  )

function readLegRecords(value: unknown): readonly LegRecord[] | undefined {
  const records = asRecords(value)?.map((one) => ({
    ...one,
    leg: textIn(one, 'leg'),
    attempt: one['attempt'] === undefined ? 1 : wholeNumberIn(one, 'attempt'),
  }))
  return records?.every((one): one is LegRecord => one.leg !== '' && one.attempt !== undefined) ? records : undefined
}

export const checkLegsDoor: Door = {
  name: 'check-legs',
  about: 'Whether the legs that were built are exactly those of the plan.',
  reads: { MATRIX: { as: 'json' }, RECORDS: { as: 'json-file' } },
  decide: (input) => {
    const plan = readPlannedLegs(input['matrix'])
    if (plan === undefined) return refused('malformed', 'MATRIX is no matrix of build-matrix')
    const records = readLegRecords(input['records'])
    if (records === undefined)
      return refused('malformed', 'RECORDS holds no list of objects with leg, digest and attempt')
    const digests = checkLegs(plan, records)
    if (!digests.ok) return digests
    const references = digests.value.flatMap((one) => one.repositories.map((name) => `${name}@${one.digest}`))
    return decided({
      outputs: {
        digests: digests.value.map(({ product, variant, platform, leg, digest, facts }) => {
          return { product, variant, platform, leg, digest, ...facts }
        }),
        references: references.join(' '),
      },
      log: digests.value.map(({ leg, digest }) => `${leg}  ${digest}`),
    })
  },
}
