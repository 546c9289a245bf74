// The plan of a cleanup as it comes back from a file: only what is acted on, and only in its right form.
import type { PlannedDeletion, PlannedUntag } from './cleanup-plan.ts'
import { asRecords, asTexts, isImageDigest, textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'

/** A version that a plan names. */
export type GivenVersion = Pick<PlannedDeletion, 'id' | 'digest' | 'tags'>

export interface GivenPlan {
  readonly delete: readonly (GivenVersion & Pick<PlannedDeletion, 'after'>)[]
  readonly untag: readonly Pick<PlannedUntag, 'digest' | 'tag'>[]
  readonly keep: readonly GivenVersion[]
}

/** Reads a plan; undefined for anything else. */
export function readPlan(value: unknown): GivenPlan | undefined {
  const { delete: deletions, untag: untags, keep } = (value ?? {}) as JsonRecord
  const lists = [deletions, untags, keep].map(asRecords)
  const [going = [], stripped = [], kept = []] = lists
  if (lists.includes(undefined) || ![...going, ...stripped, ...kept].every((entry) => isImageDigest(entry['digest'])))
    return undefined
  const versions = [...going, ...kept]
  if (!versions.every(isWholeVersion) || !stripped.every((entry) => textIn(entry, 'tag') !== '')) return undefined
  return {
    delete: going.map((entry) => ({ ...toVersion(entry), after: asTexts(entry['after']) ?? [] })),
    untag: stripped.map((entry) => ({ digest: textIn(entry, 'digest'), tag: textIn(entry, 'tag') })),
    keep: kept.map(toVersion),
  }
}

const isWholeVersion = (entry: JsonRecord): boolean =>
  (entry['id'] === null || Number.isSafeInteger(entry['id'])) && asTexts(entry['tags']) !== undefined

const toVersion = (entry: JsonRecord): GivenVersion => ({
  id: entry['id'] as number | null,
  digest: textIn(entry, 'digest'),
  tags: asTexts(entry['tags']) ?? [],
})
