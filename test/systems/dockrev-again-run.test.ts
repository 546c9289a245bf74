// Runs the release of dockrev again: after a failure, from the beginning, and late.
import { describe, expect, it } from 'vitest'
import { shaOf } from '../world/github/state.ts'
import { hasProgram } from '../world/shell.ts'
import { gitTags, haveMerged, merged, name, resultsOf, runRelease, startWorld, versionsIn } from './dockrev-world.ts'
import type { World } from './dockrev-world.ts'

const later = shaOf('later')

/** Merges one more pull request. */
function merge({ app }: World, commit: string, label = 'type:patch'): void {
  app.commits.push({ sha: commit, message: commit, parents: [merged] })
  haveMerged(app, commit, [label])
}

const published = ['plan', 'index', 'tags', 'publish']

describe.skipIf(!hasProgram('skopeo') || !hasProgram('gh'))(
  'a release of dockrev that runs again',
  { timeout: 120_000 },
  () => {
    it('E04 E05 E16 keeps the image when the release fails, says how to go on, and keeps what that needs', async () => {
      const world = await startWorld()
      const digests = ['image-amd64', 'asset-amd64', 'leg-linux-amd64', 'web', 'dockrev~ABC.dockerbuild']
      world.app.artifacts.push(...digests.map((one, at) => ({ id: at + 1, name: one, run: 4711 })))
      world.gitHub.fault({ on: /POST .*releases$/, status: 403 })
      const jobs = await runRelease(world)
      expect(resultsOf(jobs)).toMatchObject({ tags: 'success', publish: 'failure', 'clean-up': 'success' })
      expect(jobs['publish']?.errors[0]).toMatch(
        /^GitHub Release create\/update\/upload failed after GHCR image push\.\nCause: .*\nRetry: re-run the failed jobs/,
      )
      expect(versionsIn(world)).toEqual(['1.2.3', '1.3.0', 'latest'])
      expect(world.app.artifacts.map((one) => one.name)).toEqual(digests.slice(0, 4))
      const again = await runRelease(world)
      expect(resultsOf(again)).toMatchObject({ tags: 'success', publish: 'success', 'clean-up': 'success' })
      expect(world.app.artifacts).toEqual([])
      expect(world.app.releases).toMatchObject([{ tag: '1.3.0', draft: false }])
    })

    it('E10 E19 E27 may run again from the beginning: nothing is published twice, and no other version comes of it', async () => {
      const world = await startWorld()
      world.app.immutableReleases = true
      const first = await runRelease(world)
      const [tags, [release], refs] = [
        { ...world.registry.tags(name) },
        structuredClone(world.app.releases),
        { ...world.app.refs },
      ]
      const again = await runRelease(world, { content: 'built anew', only: published })
      expect(resultsOf(again)).toMatchObject({ tags: 'success', publish: 'success' })
      expect(again['plan']?.outputs['version']).toBe('1.3.0')
      expect(again['index']?.outputs['digest']).toBe(first['index']?.outputs['digest'])
      expect(world.registry.tags(name)).toEqual(tags)
      expect(world.app.releases).toEqual([release])
      expect(world.app.refs).toEqual(refs)
    })

    it('E10 E18 E19 goes on with the version of an attempt that left an image and no git tag', async () => {
      const world = await startWorld()
      world.gitHub.fault({ on: /POST .*git\/refs/, status: 403 })
      expect(resultsOf(await runRelease(world))).toMatchObject({ tags: 'success', publish: 'failure' })
      expect(gitTags(world)).toEqual(['tags/v1.2.3'])
      // The next merge is another version, and the first one is finished afterwards.
      merge(world, later)
      const next = await runRelease(world, { commit: later, content: 'later', version: '1.3.1', only: published })
      expect(next['plan']?.outputs['version']).toBe('1.3.1')
      const again = await runRelease(world, { content: 'built anew', only: published })
      expect(again['plan']?.outputs['version']).toBe('1.3.0')
      expect(gitTags(world).toSorted()).toEqual(['tags/1.3.0', 'tags/1.3.1', 'tags/v1.2.3'])
      const latest = world.registry.tags(name)['latest']
      expect(latest).toBe(next['index']?.outputs['digest'])
    })

    it('E21 does not take latest back when an older commit is released late, on GitHub neither', async () => {
      const world = await startWorld()
      merge(world, later, 'type:major')
      world.app.refs['tags/1.3.0'] = { type: 'commit', sha: merged }
      const newest = await runRelease(world, {
        commit: later,
        content: 'later',
        version: '2.0.0',
        only: ['plan', 'index', 'tags'],
      })
      expect(newest['plan']?.outputs['version']).toBe('2.0.0')
      const late = await runRelease(world, { only: ['plan', 'index', 'tags'] })
      expect(late['tags']).toMatchObject({ result: 'success', outputs: { latest: 'false' } })
      expect(world.registry.tags(name)).toMatchObject({
        '1.3.0': late['index']?.outputs['digest'],
        latest: newest['index']?.outputs['digest'],
      })
    })
  },
)
