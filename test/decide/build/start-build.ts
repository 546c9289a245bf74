// Builds of the tests' images, by how their runs were started: what build-tags is asked, and its answer in short.
import { buildTagsDoor } from '../../../src/decide/build/build-tags-door.ts'
import type { BuildTag } from '../../../src/decide/build/build-tags.ts'
import { commit } from '../images.ts'
import { outputsOf } from '../open-door.ts'
import { policy } from './release-onto.ts'
import type { Variables } from './release-onto.ts'

/** A push to main. */
export const usual = { EVENT: 'push', REF_TYPE: 'branch', REF: 'main', SHA: commit, DATE: '20261121' }
export const tagPush = (REF: string): Variables => ({ REF_TYPE: 'tag', REF })
export const byHand = { EVENT: 'workflow_dispatch' }
export const sent = { EVENT: 'repository_dispatch' }

export const startBuild = (image: string, variables: Variables): Variables =>
  outputsOf(buildTagsDoor, policy, { IMAGE: image, ...usual, ...variables })

export const namesOf = (tags: unknown): readonly string[] => (tags as readonly BuildTag[]).map(({ tag }) => tag)

/** The names of all tags, or the refusal as it is. */
export function tagsOf(image: string, variables: Variables): unknown {
  const outputs = startBuild(image, variables)
  return 'tags' in outputs ? namesOf(outputs['tags']).join(' ') : outputs
}
