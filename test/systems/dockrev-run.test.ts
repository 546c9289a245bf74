// Runs the release of dockrev as it is committed: what stands in the registry, in git and on GitHub afterwards.
import { describe, expect, it } from 'vitest'
import { startGitHub } from '../world/github.ts'
import { hasProgram } from '../world/shell.ts'
import {
  assetNames,
  contextsOf,
  gitTags,
  merged,
  name,
  resultsOf,
  runRelease,
  slug,
  startWorld,
  versionsIn,
} from './dockrev-world.ts'
import { runJobs } from './run-jobs.ts'
import type { JobEnd } from './run-jobs.ts'

/** The gate, for a pull request with these labels. */
const gate = async (...labels: readonly string[]): Promise<JobEnd | undefined> => {
  const { github } = contextsOf()
  const event = { pull_request: { number: 7, labels: labels.map((one) => ({ name: one, color: 'ededed' })) } }
  const ends = await runJobs({
    repository: 'dockrev/dockrev',
    workflow: 'label-gate.yml',
    gitHub: await startGitHub(),
    contexts: { github: { ...github, event_name: 'pull_request', event } },
  })
  return ends['label-gate']
}

describe('the label gate', () => {
  it('E12 lets a pull request through that has exactly one of the labels', async () => {
    expect((await gate('bug', 'type:minor'))?.result).toBe('success')
    expect(await gate('bug')).toMatchObject({
      result: 'failure',
      errors: [expect.stringMatching(/^the pull request has none of the labels type:docs, type:skip, type:patch/)],
    })
    expect(await gate('type:docs', 'type:major')).toMatchObject({
      result: 'failure',
      errors: ['the pull request has the labels type:docs and type:major; leave one of them and run again'],
    })
  })
})

describe.skipIf(!hasProgram('skopeo') || !hasProgram('gh'))('a release of dockrev', { timeout: 120_000 }, () => {
  it('E07 E08 E13 E14 has the version that its label asks for: image, git tag and release, all of the commit of CI', async () => {
    const world = await startWorld(['type:minor', 'area:web'])
    const jobs = await runRelease(world)
    const { registry, app } = world
    expect(jobs['plan']?.outputs).toMatchObject({ version: '1.3.0', revision: merged })
    const digest = jobs['index']?.outputs['digest']
    expect(registry.tags(name)).toEqual({ '1.2.3': expect.any(String), '1.3.0': digest, latest: digest })
    expect(registry.manifest(name, digest ?? '')?.['manifests']).toMatchObject([
      { platform: { os: 'linux', architecture: 'amd64' } },
      { platform: { os: 'linux', architecture: 'arm64' } },
    ])
    expect(app.refs['tags/1.3.0']).toEqual({ type: 'commit', sha: merged })
    expect(app.releases).toMatchObject([{ tag: '1.3.0', draft: false, target: merged }])
    expect(app.releases[0]?.assets.map((one) => one.name).toSorted()).toEqual([...assetNames('1.3.0')].toSorted())
    expect(jobs['report']?.summary).toContain('- Tags: `1.3.0`, `latest`')
  })

  it('E12 is none when the label says so, and the run says why', async () => {
    const world = await startWorld(['type:docs'])
    const jobs = await runRelease(world, { builds: false })
    expect(resultsOf(jobs)).toMatchObject({
      plan: 'success',
      index: 'skipped',
      tags: 'skipped',
      publish: 'skipped',
      report: 'skipped',
    })
    expect(jobs['plan']?.summary).toBe('Nothing is released: pull request #7 is labelled type:docs.\n')
    expect({ tags: versionsIn(world), git: gitTags(world) }).toEqual({
      tags: ['1.2.3', 'latest'],
      git: ['tags/v1.2.3'],
    })
  })

  it.each<[what: string, labels: readonly string[], sentence: RegExp]>([
    ['without a label', ['bug'], /^pull request #7 has none of the labels type:docs, type:skip/],
    ['with two labels', ['type:minor', 'type:skip'], /^pull request #7 has the labels type:minor and type:skip/],
  ])('E12 E22 fails %s, and nothing is written', async (_, labels, sentence) => {
    const world = await startWorld(labels)
    const jobs = await runRelease(world)
    expect(resultsOf(jobs)).toMatchObject({ plan: 'failure', index: 'skipped', tags: 'skipped', publish: 'skipped' })
    expect(jobs['plan']?.errors).toEqual([expect.stringMatching(sentence)])
    expect(world.gitHub.mutations()).toEqual([])
  })

  it('E12 E22 fails when GitHub does not say which pull request it was', async () => {
    const world = await startWorld()
    world.gitHub.fault({ on: /commits\/.*\/pulls/, status: 403, times: 9 })
    expect(resultsOf(await runRelease(world))).toMatchObject({ plan: 'failure', tags: 'skipped' })
  })

  it.each<[what: string, ci: Readonly<Record<string, unknown>>]>([
    ['by hand', { event: 'workflow_dispatch' }],
    ['from a fork', { head_repository: { full_name: 'mallory/dockrev' } }],
    ['that failed', { conclusion: 'failure' }],
    ['that was cancelled', { conclusion: 'cancelled' }],
  ])('E01 E10 E25 does not follow a run of CI %s', async (_, ci) => {
    const jobs = await runRelease(await startWorld(), { ci })
    expect(resultsOf(jobs)).toMatchObject({ plan: 'skipped', index: 'skipped', tags: 'skipped', publish: 'skipped' })
    expect(resultsOf(jobs)).toMatchObject({ 'clean-up': 'skipped', report: 'skipped' })
  })

  it('E03 E18 touches neither git nor GitHub when the tags of the image could not be written', async () => {
    const world = await startWorld()
    world.registry.fault({ on: /PUT .*manifests\/1\.3\.0/, status: 403, times: 99 })
    expect(resultsOf(await runRelease(world))).toMatchObject({ tags: 'failure', publish: 'skipped' })
    expect({ git: gitTags(world), releases: world.app.releases }).toEqual({ git: ['tags/v1.2.3'], releases: [] })
    expect(world.gitHub.mutations()).toEqual([])
  })

  it('E13 starts from the version of the package where there is no git tag', async () => {
    const world = await startWorld(['type:patch'])
    delete world.app.refs['tags/v1.2.3']
    world.registry.untag(name, '1.2.3')
    const jobs = await runRelease(world, { only: ['plan'] })
    expect(jobs['plan']?.outputs['version']).toBe('0.1.1')
    expect(world.gitHub.repository(slug).releases).toEqual([])
  })
})
