// Holds the moving tags against brute force over small registries, and against semver over whole histories of releases.
import fc from 'fast-check'
import semver from 'semver'
import { describe, it } from 'vitest'
import { movingTagsDoor, tagsToReadDoor } from '../../../src/decide/build/moving-tags-door.ts'
import { readTagListings } from '../../../src/decide/build/moving-tags-listing.ts'
import { planTags } from '../../../src/decide/build/moving-tags.ts'
import type { TagPlan } from '../../../src/decide/build/moving-tags.ts'
import { parseVersion } from '../../../src/model/version.ts'
import { digest, dockrev, policyOf } from '../images.ts'
import { inSweep } from '../../in-sweep.ts'

const platforms = ['linux/amd64', 'linux/arm64']
const partial = ['linux/amd64']

const part = fc.nat({ max: 2 })
const version = fc.tuple(part, part, part).map((numbers) => numbers.join('.'))

/** Tags by repository, each with what it stands for. */
type Registry = Record<string, Record<string, { digest: string; platforms?: readonly string[] }>>

const tagsOf = (release: string): readonly string[] => {
  const [major = '', minor = ''] = release.split('.')
  return [release, `${major}.${minor}`, major, 'latest']
}

const classNames = ['version', 'minor', 'major', 'latest'] as const

interface Product {
  readonly product: string
  readonly repositories: readonly string[]
  readonly digest: string
}

function plan(release: string, products: readonly Product[], registry: Registry): TagPlan | string {
  const listings = readTagListings(
    Object.entries(registry).map(([repository, tags]) => ({
      repository,
      complete: true,
      tags: Object.entries(tags).map(([name, target]) => ({ name, ...target })),
    })),
  )
  if (!listings.ok) throw new Error(listings.sentences.join())
  const planned = planTags({
    policy: dockrev.tags,
    platforms,
    tags: tagsOf(release).map((tag, at) => ({
      tag,
      class: classNames[at] ?? '',
      mobility: at === 0 ? 'write-once' : 'forward',
      variant: '',
    })),
    version: parseVersion(release),
    images: products.map((product) => ({ ...product, variant: '' })),
    listings: listings.value,
  })
  return planned.ok ? planned.value : planned.cause
}

/** A registry of up to two products in up to two registries, in any state that failures and people can leave. */
const world = fc
  .record({
    products: fc.integer({ min: 1, max: 2 }),
    registries: fc.integer({ min: 1, max: 2 }),
    release: version,
    there: fc.array(
      fc.record({ version, where: fc.nat({ max: 3 }), how: fc.constantFrom('whole', 'whole', 'partial', 'unread') }),
      { maxLength: 10 },
    ),
    standing: fc.array(
      fc.record({ where: fc.nat({ max: 3 }), alias: fc.nat({ max: 2 }), of: version, foreign: fc.boolean() }),
      { maxLength: 6 },
    ),
  })
  .map(({ products, registries, release, there, standing }) => {
    const images = Array.from({ length: products }, (_, p): Product => {
      return {
        product: `p${p}`,
        repositories: Array.from({ length: registries }, (__, r) => `r${r}.example/p${p}`),
        digest: digestOf(`p${p}`, release),
      }
    })
    const repositories = images.flatMap((image) => image.repositories)
    const registry: Registry = Object.fromEntries(repositories.map((name) => [name, {}]))
    const at = (where: number): [name: string, product: string] => {
      const name = repositories[where % repositories.length] ?? ''
      return [name, name.split('/')[1] ?? '']
    }
    for (const one of there) {
      const [name, product] = at(one.where)
      const known = one.how === 'unread' ? {} : { platforms: one.how === 'whole' ? platforms : partial }
      registry[name] = { ...registry[name], [one.version]: { digest: digestOf(product, one.version), ...known } }
    }
    for (const one of standing) {
      const [name, product] = at(one.where)
      const alias = tagsOf(release)[one.alias + 1] ?? ''
      registry[name] = { ...registry[name], [alias]: { digest: one.foreign ? digest('f') : digestOf(product, one.of) } }
    }
    return { release, images, registry }
  })

function digestOf(product: string, of: string): string {
  return `sha256:${product.replace('p', '')}${of.replaceAll('.', '')}`.padEnd(71, '0')
}

/** Said again with loops and semver: is the version in all places, whole; and does anything stand for a higher one. */
function oracle(release: string, images: readonly Product[], registry: Registry): readonly string[] {
  const all = images.flatMap((image) => image.repositories)
  const isThere = (name: string, one: string): boolean => {
    const tag = registry[name]?.[one]
    return tag !== undefined && (tag.platforms === undefined || tag.platforms.length === platforms.length)
  }
  const moves: string[] = []
  for (const [at, tag] of tagsOf(release).entries())
    for (const image of images) {
      const range = ['', `${tag}.x`, `${tag}.x`, '*'][at] ?? ''
      const higher = [...new Set(all.flatMap((name) => Object.keys(registry[name] ?? {})))].filter(
        (one) => at > 0 && semver.valid(one) !== null && semver.satisfies(one, range) && semver.gt(one, release),
      )
      const isBlocked =
        higher.some((one) => all.every((name) => isThere(name, one))) ||
        image.repositories.some((name) =>
          higher.some(
            (one) =>
              registry[name]?.[one] !== undefined && registry[name][one].digest === registry[name]?.[tag]?.digest,
          ),
        )
      for (const name of image.repositories)
        if (!isBlocked && registry[name]?.[tag]?.digest !== image.digest) moves.push(`${name}:${tag}`)
    }
  return moves
}

function apply(planned: TagPlan, registry: Registry): Registry {
  const next = Object.fromEntries(Object.entries(registry).map(([name, tags]) => [name, { ...tags }]))
  for (const { repository, tag, digest: to, class: name } of planned.move)
    next[repository] = { ...next[repository], [tag]: { digest: to, ...(name === 'version' && { platforms }) } }
  return next
}

const isVersion = (tag: string): boolean => /^\d+\.\d+\.\d+$/.test(tag)

describe('laws of moving tags', () => {
  it('INV-11 INV-12 INV-13 brute force over small registries gives the same moves', () => {
    fc.assert(
      fc.property(world, ({ release, images, registry }) => {
        const planned = plan(release, images, registry)
        if (typeof planned === 'string') return false
        const moves = planned.move.map(({ repository, tag }) => `${repository}:${tag}`)
        return moves.join() === oracle(release, images, registry).join()
      }),
      { numRuns: inSweep(10_000) },
    )
  })

  it('INV-11 INV-15 INV-17 no tag of a version changes, no other moves to a lower one, and a second run has nothing to do', () => {
    fc.assert(
      fc.property(world, ({ release, images, registry }) => {
        const planned = plan(release, images, registry)
        if (typeof planned === 'string') return false
        const after = apply(planned, registry)
        const isKept = images.every(({ product, repositories }) =>
          repositories.every((name) => {
            const versions = Object.keys(registry[name] ?? {})
              .filter(isVersion)
              .concat(release)
            return Object.keys(registry[name] ?? {}).every((tag) => {
              const [before, then] = [registry, after].map((state) => {
                // A tag that somebody has put on a version of another line stands for none of its own.
                const own = versions.filter((one) => tag === 'latest' || one.startsWith(`${tag}.`))
                return own.find((one) => state[name]?.[tag]?.digest === digestOf(product, one))
              })
              if (isVersion(tag)) return after[name]?.[tag]?.digest === registry[name]?.[tag]?.digest
              return before === undefined || (then !== undefined && semver.gte(then, before))
            })
          }),
        )
        const isDone = planned.expect.every(
          ({ repository, tag, digest: to }) => after[repository]?.[tag]?.digest === to,
        )
        const again = plan(release, images, after)
        return isKept && isDone && typeof again !== 'string' && again.move.length === 0
      }),
      { numRuns: inSweep(10_000) },
    )
  })

  it('INV-11 INV-39 from names alone, with the few tags that are asked for, the run comes to its end and moves no tag more', () => {
    fc.assert(
      fc.property(world, ({ release, images, registry }) => {
        const asked = {
          image: 'acme/dockrev',
          tags: tagsOf(release).map((tag, at) => ({ tag, class: classNames[at], variant: '' })),
          version: release,
          products: images,
          listings: Object.entries(registry).map(([repository, tags]) => {
            return { repository, complete: true, tags: Object.keys(tags) }
          }),
        }
        const toRead = tagsToReadDoor.decide(asked, policyOf(dockrev))
        if (!toRead.ok) return false
        const read = toRead.value.outputs['read'] as readonly { repository: string; tag: string }[]
        const readings = read.map(({ repository, tag }) => ({ repository, tag, ...registry[repository]?.[tag] }))
        const digests = JSON.stringify(images)
        const answer = movingTagsDoor.decide({ ...asked, readings, digests }, policyOf(dockrev))
        if (!answer.ok) return false
        const known = new Set(oracle(release, images, registry))
        const moves = answer.value.outputs['move'] as readonly { repository: string; tag: string }[]
        return moves.every(({ repository, tag }) => known.has(`${repository}:${tag}`))
      }),
      { numRuns: inSweep(3000) },
    )
  })

  it('INV-11 INV-12 INV-41 whatever the order of releases, and however often one runs again, each tag ends at its highest', () => {
    const name = 'r0.example/p0'
    fc.assert(
      fc.property(fc.array(version, { minLength: 1, maxLength: 5 }), (releases) => {
        let registry: Registry = { [name]: {} }
        let newest = ''
        for (const release of releases) {
          const image = { product: 'p0', repositories: [name], digest: digestOf('p0', release) }
          const planned = plan(release, [image], registry)
          if (typeof planned === 'string') return false
          if (planned.isNewest) newest = release
          registry = apply(planned, registry)
        }
        const highest = semver.rsort([...releases])[0]
        const aliases = releases.flatMap((release) => tagsOf(release).slice(1, 3))
        return (
          newest === highest &&
          registry[name]?.['latest']?.digest === digestOf('p0', highest ?? '') &&
          aliases.every((tag) => {
            const best = semver.maxSatisfying(releases, `${tag}.x`) ?? ''
            return registry[name]?.[tag]?.digest === digestOf('p0', best)
          })
        )
      }),
      { numRuns: inSweep(10_000) },
    )
  })
})
