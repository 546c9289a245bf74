// How a cleanup is asked for, read from variables; the plan and its second look take the same.
import type { ImageFacts } from '../../model/image.ts'
import type { Policy } from '../../model/policy.ts'
import type { CleanupSettings } from './cleanup-roots.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Variable } from '../door.ts'
import { findImage } from '../find-image.ts'
import { readInventory } from './inventory.ts'
import type { Inventory } from './inventory.ts'
import { findPromotedDigests } from '../promotion/promoted-digests.ts'
import { readPromotionLog } from '../promotion/promotion-log.ts'
import { asTexts, isImageDigest } from '../read-fields.ts'
import { showValue } from '../show-value.ts'

/** Everything that a plan is made from. */
export interface CleanupRequest {
  readonly image: ImageFacts
  readonly inventory: Inventory
  readonly settings: CleanupSettings
  /** How many versions and tags one run may take away. */
  readonly cap: number
  readonly dryRun: boolean
  /** True after the deletion of a git tag, which deletes no image. */
  readonly isGitTag: boolean
}

/** The variables of a request. */
export const cleanupVariables: Readonly<Record<string, Variable>> = {
  IMAGE: { as: 'text' },
  INVENTORY: { as: 'json-file' },
  BRANCHES: { as: 'lines-file', optional: true },
  NOW: { as: 'text', optional: true },
  MIN_AGE: { as: 'text', optional: true },
  CAP: { as: 'text', optional: true },
  IN_FLIGHT: { as: 'lines-file', optional: true },
  LOG: { as: 'json-file', optional: true },
  KEEP_PROMOTIONS: { as: 'text', optional: true },
  KEEP_UNTAGGED: { as: 'text', optional: true },
  REF_TYPE: { as: 'text', optional: true },
  BRANCH: { as: 'text', optional: true },
  DRY_RUN: { as: 'flag', optional: true },
}

/** A job waits a day at most for its runner, and builds for six hours at most; a release has two such jobs in a row. */
const defaultMinAgeHours = 48
const defaultCap = 500
const defaultKeepPromotions = 10

type CleanupInput = Readonly<Record<string, unknown>>

/** Reads a request; nothing is guessed that could widen what goes. */
export function readCleanupRequest(input: CleanupInput, policy: Policy): Decided<CleanupRequest> {
  const image = findImage(policy, input['image'])
  if (!image.ok) return image
  const inventory = readInventory(input['inventory'])
  if (!inventory.ok) return inventory
  const settings = readSettings(input, { image: image.value, readAt: inventory.value.readAt })
  const cap = readCount('CAP', input['cap'], defaultCap)
  if (!settings.ok) return settings
  if (!cap.ok) return cap
  const dryRun = input['dryRun'] === true
  const isGitTag = input['refType'] !== undefined && input['refType'] !== 'branch'
  return decided({
    image: image.value,
    inventory: inventory.value,
    settings: settings.value,
    cap: cap.value,
    dryRun,
    isGitTag,
  })
}

function readSettings(
  input: CleanupInput,
  { image, readAt }: { readonly image: ImageFacts; readonly readAt: number },
): Decided<CleanupSettings> {
  const minAge = readCount('MIN_AGE', input['minAge'], defaultMinAgeHours)
  const keepUntagged = readCount('KEEP_UNTAGGED', input['keepUntagged'], 0)
  const keepPromotions = readCount('KEEP_PROMOTIONS', input['keepPromotions'], defaultKeepPromotions)
  const now = readTime(input['now'], readAt)
  const inFlight = readDigests(input['inFlight'])
  const log = readPromotionLog(input['log'] ?? [], image.name)
  const branches = readBranches(input)
  if (!minAge.ok) return minAge
  if (!keepUntagged.ok) return keepUntagged
  if (!keepPromotions.ok) return keepPromotions
  if (!now.ok) return now
  if (!inFlight.ok) return inFlight
  if (!log.ok) return log
  if (!branches.ok) return branches
  const count = keepPromotions.value
  const { running, last, back } = findPromotedDigests(log.value.entries, { now: now.value, count })
  return decided({
    ...branches.value,
    now: now.value,
    minAgeHours: minAge.value,
    keepUntagged: keepUntagged.value,
    inFlight: new Set([...inFlight.value, ...running]),
    promoted: new Map([
      ...back.map((digest) => [digest, 'a rollback may go back to it'] as const),
      ...last.map((digest) => [digest, `one of the last ${count} promotions goes by it`] as const),
    ]),
  })
}

function readCount(name: string, value: unknown, otherwise: number): Decided<number> {
  if (value === undefined) return decided(otherwise)
  const isCount = typeof value === 'string' && /^(?:0|[1-9][0-9]{0,8})$/.test(value)
  return isCount ? decided(Number(value)) : refused('malformed', `${name} is ${showValue(value)}, not a whole number`)
}

function readTime(value: unknown, otherwise: number): Decided<number> {
  if (value === undefined) return decided(otherwise)
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(time)
    ? refused('malformed', `NOW is ${showValue(value)}, not a time such as 2026-08-01T12:00:00Z`)
    : decided(time)
}

function readDigests(value: unknown): Decided<ReadonlySet<string>> {
  const digests = asTexts(value ?? []) ?? []
  const wrong = digests.find((digest) => !isImageDigest(digest))
  return wrong === undefined
    ? decided(new Set(digests))
    : refused('malformed', `IN_FLIGHT has ${showValue(wrong)}, which is no digest`)
}

/** Every repository has a branch, so an empty list is one that was not read. */
function readBranches({
  branches,
  branch,
  refType,
}: CleanupInput): Decided<Pick<CleanupSettings, 'branches' | 'branch'>> {
  const live = asTexts(branches)
  if (branches !== undefined && (live === undefined || live.length === 0))
    return refused('unreadable', 'BRANCHES names a file without a branch; nothing is deleted')
  if (branch === undefined && refType === 'branch')
    return refused('missing', 'REF_TYPE is branch, and BRANCH does not say which one')
  if (branch !== undefined && live === undefined)
    return refused(
      'missing',
      `BRANCH is ${showValue(branch)}, and without BRANCHES nobody knows whether another branch has the same tag`,
    )
  return decided({ branches: live, branch: branch as string | undefined })
}
