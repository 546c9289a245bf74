// Releases of the tests' images onto registries in any state: what moving-tags is asked, and its answer in short.
import { buildTagsDoor } from '../../../src/decide/build/build-tags-door.ts'
import { movingTagsDoor } from '../../../src/decide/build/moving-tags-door.ts'
import { chatmail, commit, digest, dockrev, nearai, opencrate, pigfoot, policyOf } from '../images.ts'
import { outputsOf } from '../open-door.ts'

export const policy = policyOf(chatmail, nearai, opencrate, dockrev, pigfoot)

/** Where dockrev lives, and its platforms. */
export const app = 'ghcr.io/acme/dockrev'
export const both = ['linux/amd64', 'linux/arm64']

export type Variables = Readonly<Record<string, unknown>>

/** The tags that build-tags gives for a git tag. */
export function tagsFor(image: string, gitTag: string, more: Variables = {}): unknown {
  const started = { EVENT: 'push', REF_TYPE: 'tag', REF: gitTag, SHA: commit, DATE: '20261121' }
  return outputsOf(buildTagsDoor, policy, { IMAGE: image, ...started, ...more })['tags']
}

/** A whole listing; a tag is given with its digest, and is there for both platforms, or with what is known of it. */
export const listing = (repository: string, tags: Variables, more: Variables = {}): Variables => ({
  repository,
  complete: true,
  tags: Object.entries(tags).map(([name, target]) =>
    typeof target === 'string' ? { name, digest: target, platforms: both } : { name, ...(target as object) },
  ),
  ...more,
})

/** Releases a version of dockrev onto what the listings say. */
export const release = (version: string, listings: readonly Variables[], more: Variables = {}): Variables =>
  outputsOf(movingTagsDoor, policy, {
    IMAGE: 'acme/dockrev',
    TAGS: tagsFor('acme/dockrev', `v${version}`),
    VERSION: version,
    DIGESTS: digest('a'),
    LISTINGS: listings,
    ...more,
  })

interface Moved {
  readonly repository: string
  readonly tag: string
  readonly digest: string
}

/** The tags that move, in order; those outside dockrev's own repository with its name. A refusal is given as it is. */
export function movesOf(outputs: Variables): unknown {
  if (!('move' in outputs)) return outputs
  const moves = outputs['move'] as readonly Moved[]
  return moves.map(({ repository, tag }) => (repository === app ? tag : `${repository}:${tag}`)).join(' ')
}

export const staysOf = (outputs: Variables): unknown =>
  (outputs['stay'] as readonly { tag: string; because: string }[]).map(({ tag, because }) => `${tag}: ${because}`)
