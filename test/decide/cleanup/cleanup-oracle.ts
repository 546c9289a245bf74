// What a cleanup must do to a small package, found out the slow and obvious way; knows nothing of the code it judges.
import type { CleanupSettings } from '../../../src/decide/cleanup/cleanup-roots.ts'
import { belongingTagFor, hourMs, now } from './small-packages.ts'
import type { SmallPackage, SmallVersion } from './small-packages.ts'

type Fate = 'stay' | 'go' | 'follow'

/** A cleanup of a small package, in names. */
export interface SmallCleanup {
  readonly versions: SmallPackage
  readonly branches: readonly string[] | undefined
  readonly branch: string | undefined
  readonly inFlight: readonly string[]
  readonly keepUntagged: number
}

const created = ({ ageHours = 1000 }: SmallVersion): number => now - ageHours * hourMs
const touched = (version: SmallVersion): number =>
  Math.max(created(version), now - (version.touchedHours ?? version.ageHours ?? 1000) * hourMs)

/** The fate of a tag by the small policy, by plain expressions. */
function fateOfTag(tag: string, version: SmallVersion, cleanup: SmallCleanup): Fate {
  const { versions, branches, branch } = cleanup
  if (/^sha256-[0-9a-f]{64}(\.sig|\.att|\.sbom)?$/.test(tag)) return 'follow'
  const commit = /^sha-[0-9a-f]{7}(-slim)?$/.exec(tag)
  const stamp = /^staging-(\d{4})(\d\d)(\d\d)-[0-9a-f]{7}$/.exec(tag)
  if (tag.startsWith('branch-')) {
    const isOf = (name: string): boolean =>
      ['', '-slim'].some((variant) => tag === `branch-${name.replaceAll('/', '-')}${variant}`)
    if (branches === undefined || branches.some(isOf)) return 'stay'
    return branch === undefined || isOf(branch) ? 'go' : 'stay'
  }
  if (
    commit &&
    version.tags?.some((other) => other.startsWith('branch-') && fateOfTag(other, version, cleanup) === 'go')
  )
    return 'go'
  if (branch !== undefined) return 'stay'
  if (commit) {
    const newer = Object.values(versions).flatMap((other) =>
      (other.tags ?? [])
        .filter((one) => /^sha-[0-9a-f]{7}(-slim)?$/.test(one) && one.endsWith('-slim') === tag.endsWith('-slim'))
        .filter(() => created(other) > created(version)),
    )
    return newer.length < 2 ? 'stay' : 'go'
  }
  if (stamp) return now - Date.parse(`${stamp[1]}-${stamp[2]}-${stamp[3]}T23:59:59Z`) < 10 * 24 * hourMs ? 'stay' : 'go'
  return 'stay'
}

/** Whether the second one must stay because the first one does. */
export function brings(versions: SmallPackage, holder: string, held: string): boolean {
  const [a, b] = [versions[holder], versions[held]]
  if (a === undefined || b === undefined || a.isLost === true) return isAbout(b, holder)
  return (a.children ?? []).includes(held) || isAbout(b, holder)
}

const isAbout = (version: SmallVersion | undefined, subject: string): boolean =>
  (version?.isLost !== true && version?.subject === subject) ||
  (version?.tags ?? []).some(
    (tag) => tag.startsWith(belongingTagFor(subject)) && /^(\.sig|\.att|\.sbom)?$/.test(tag.slice(71)),
  )

export const isYoung = (version: SmallVersion): boolean => now - touched(version) < 48 * hourMs

/** The versions that stay whatever happens to others; with `withLost` also those that nobody can say anything of. */
function ownReasons(cleanup: SmallCleanup, withLost: boolean): Set<string> {
  const names = Object.keys(cleanup.versions)
  const of = (name: string): SmallVersion => cleanup.versions[name] ?? {}
  const fates = (name: string): Fate[] => (of(name).tags ?? []).map((tag) => fateOfTag(tag, of(name), cleanup))
  const isLoose = (name: string): boolean =>
    (of(name).tags ?? []).length === 0 &&
    of(name).isLost !== true &&
    !names.some((other) => other !== name && brings(cleanup.versions, other, name)) &&
    of(name).subject === undefined
  const loose = names
    .filter(isLoose)
    .toSorted((a, b) => created(of(b)) - created(of(a)) || names.indexOf(b) - names.indexOf(a))
  const inScope =
    cleanup.branch === undefined
      ? new Set(names)
      : grow(cleanup, new Set(names.filter((name) => fates(name).includes('go'))))
  return new Set(
    names.filter(
      (name) =>
        fates(name).includes('stay') ||
        isYoung(of(name)) ||
        cleanup.inFlight.includes(name) ||
        loose.slice(0, cleanup.keepUntagged).includes(name) ||
        !inScope.has(name) ||
        (withLost && of(name).isLost === true),
    ),
  )
}

/** Adds what is brought until nothing is added. */
function grow(cleanup: SmallCleanup, from: ReadonlySet<string>): Set<string> {
  const grown = new Set(from)
  for (let size = -1; size !== grown.size;) {
    size = grown.size
    for (const holder of grown)
      for (const held of Object.keys(cleanup.versions)) if (brings(cleanup.versions, holder, held)) grown.add(held)
  }
  return grown
}

export interface Verdict {
  /** A version that must stay has no manifest: nobody knows what must stay with it. */
  readonly isBlind: boolean
  readonly stay: ReadonlySet<string>
  readonly untag: readonly string[]
}

/** What must come out. */
export function judgeCleanup(cleanup: SmallCleanup): Verdict {
  const needed = grow(cleanup, ownReasons(cleanup, false))
  const isBlind = [...needed].some((name) => cleanup.versions[name]?.isLost)
  const stay = grow(cleanup, ownReasons(cleanup, true))
  const untag = [...stay].flatMap((name) => {
    const version = cleanup.versions[name] ?? {}
    if (isYoung(version) || version.isLost || cleanup.inFlight.includes(name)) return []
    return (version.tags ?? [])
      .filter((tag) => tag.startsWith('branch-') && fateOfTag(tag, version, cleanup) === 'go')
      .map((tag) => `${name} ${tag}`)
  })
  return { isBlind, stay, untag: untag.toSorted() }
}

/** Everything that a client which pulls one of these needs, by the parts alone. */
export function partsOf(versions: SmallPackage, from: string): ReadonlySet<string> {
  const parts = new Set<string>()
  const walk = (name: string): void => {
    for (const child of versions[name]?.isLost ? [] : (versions[name]?.children ?? [])) {
      if (parts.has(child)) continue
      parts.add(child)
      walk(child)
    }
  }
  walk(from)
  return parts
}

export const toSettings = (cleanup: SmallCleanup, digestFor: (name: string) => string): Partial<CleanupSettings> => ({
  branches: cleanup.branches,
  branch: cleanup.branch,
  inFlight: new Set(cleanup.inFlight.map(digestFor)),
  keepUntagged: cleanup.keepUntagged,
})
