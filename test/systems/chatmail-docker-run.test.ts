// docker builds relay: who starts it, what is built once, which tags move, and what the original published too early.
import { describe, expect, it, vi } from 'vitest'
import { git, commit } from '../steps/clones.ts'
import { putIndex } from '../world/images.ts'
import { hasProgram } from '../world/shell.ts'
import {
  build,
  dispatched,
  groupOf,
  inDocker,
  recipe,
  releaseRelay,
  runNameOf,
  startChatmail,
} from './chatmail-world.ts'

// Whole runs of real programs, on a machine that others use too.
vi.setConfig({ testTimeout: 120_000 })

/** A form as somebody filled it in. */
const form = (relay_ref: string, relay_sha = ''): object => ({ inputs: { relay_ref, relay_sha } })

describe.skipIf(!hasProgram('skopeo') || !hasProgram('gh'))('a build of relay', () => {
  it('A21 A22 A23 A34 A59 of a release is tested and then has all its tags, and nobody did a thing', async () => {
    const world = await startChatmail()
    const sha = releaseRelay(world, '1.11.0')
    const ends = await build(world, dispatched('1.11.0', 'tag', sha))
    expect(Object.entries(ends).flatMap(([id, { errors }]) => errors.map((one) => `${id}: ${one}`))).toEqual([])
    const tags = world.registry.tags(world.repository)
    expect(Object.keys(tags).toSorted()).toEqual(['1.11', '1.11.0', 'latest', `sha-${sha.slice(0, 7)}`])
    expect(new Set(Object.values(tags))).toEqual(new Set([ends['build']?.outputs['digest']]))
  })

  it('A11 of a commit that is published already builds nothing, and the release gets the very image of main', async () => {
    const world = await startChatmail()
    const sha = releaseRelay(world, '1.11.0')
    const main = await build(world, dispatched('main', 'branch', sha))
    const release = await build(world, dispatched('1.11.0', 'tag', sha))
    expect(world.builds).toHaveLength(1)
    expect(release['build']?.outputs).toEqual(main['build']?.outputs)
    expect(release['build']?.ran).not.toContain('Build and push by digest')
    const { [`sha-${sha.slice(0, 7)}`]: own, main: ofMain, '1.11.0': ofRelease } = world.registry.tags(world.repository)
    expect([ofMain, ofRelease]).toEqual([own, own])
  })

  it('A11 of the same commit was made twice by the original: the two runs wrote one tag, and one image was left without', async () => {
    const { registry, repository } = await startChatmail()
    // As it was: no group, no look at what is there, and the tag is pushed with the build.
    const original = (run: string): string => putIndex(registry, repository, { content: run, tag: 'sha-3f2c1ab' })
    const [main, release] = [original('main'), original('1.11.0')]
    expect(registry.history(repository, 'sha-3f2c1ab')).toEqual([main, release])
  })

  it('A11 of a commit whose recipe has changed since is made again', async () => {
    const world = await startChatmail()
    const sha = git(world.relay, 'rev-parse', 'HEAD')
    await build(world, dispatched('main', 'branch', sha))
    await build(world, { event_name: 'push', sha: 'e'.repeat(40) })
    expect(world.builds.map((labels) => labels['com.chatmail.docker.revision'])).toEqual([recipe, 'e'.repeat(40)])
  })

  it('A27 INV-23 whose test fails has no tag, where the original had moved latest by then', async () => {
    const world = await startChatmail()
    const sha = releaseRelay(world, '1.11.0')
    const ends = await build(world, dispatched('1.11.0', 'tag', sha), { test: 'failure' })
    expect(world.registry.tags(world.repository)).toEqual({})
    expect([ends['build']?.result, ends['prove']?.result, ends['tags']?.result]).toEqual([
      'success',
      'skipped',
      'skipped',
    ])
  })

  it('A23 A26 of an old line leaves latest and the higher X.Y alone', async () => {
    const world = await startChatmail()
    const old = releaseRelay(world, '1.11.0')
    commit(world.relay, 'second')
    const young = releaseRelay(world, '1.12.0')
    await build(world, dispatched('1.12.0', 'tag', young))
    await build(world, dispatched('1.11.0', 'tag', old))
    const tags = world.registry.tags(world.repository)
    expect(tags['latest']).toBe(tags['1.12.0'])
    expect(tags['1.11']).toBe(tags['1.11.0'])
  })

  it('A09 of a branch that is called like a version is refused before anything is built', async () => {
    const world = await startChatmail()
    const sha = git(world.relay, 'rev-parse', 'HEAD')
    git(world.relay, 'branch', '1.2.3')
    const { receive } = await build(world, dispatched('1.2.3', 'branch', sha))
    expect(receive?.errors).toEqual([
      "relay_ref '1.2.3' is a version, and it is sent as a branch: only a tag is released",
    ])
    expect(world.builds).toEqual([])
  })

  it('A09 of a tag that was moved since it was sent is refused', async () => {
    const world = await startChatmail()
    const sent = releaseRelay(world, '1.11.0')
    commit(world.relay, 'second')
    git(world.relay, 'tag', '-f', '-a', '1.11.0', '-m', 'again')
    const { receive } = await build(world, dispatched('1.11.0', 'tag', sent))
    expect(receive?.errors.join()).toContain(`${sent} was sent with it: send it again`)
  })

  it('A05 of somebody who may not send is refused', async () => {
    const world = await startChatmail()
    const sha = git(world.relay, 'rev-parse', 'HEAD')
    const event = dispatched('main', 'branch', sha)
    const { receive } = await build(world, {
      ...event,
      event: { ...(event['event'] as object), sender: { login: 'eve' } },
    })
    expect(receive?.errors).toEqual(["relay-updated was sent by 'eve', who is not one of: chatmail-app[bot]"])
  })

  it('INV-41 A11 of a commit that main has left behind has the tag of its commit alone', async () => {
    const world = await startChatmail()
    const late = git(world.relay, 'rev-parse', 'HEAD')
    const head = commit(world.relay, 'second')
    await build(world, dispatched('main', 'branch', head))
    const { main } = world.registry.tags(world.repository)
    await build(world, dispatched('main', 'branch', late))
    expect(world.registry.tags(world.repository)).toMatchObject({
      main,
      [`sha-${late.slice(0, 7)}`]: expect.any(String),
    })
  })

  it('A16 A21 by hand takes what the form says: a branch with its prefix, a tag as the release that it is', async () => {
    const world = await startChatmail()
    releaseRelay(world, '1.11.0')
    git(world.relay, 'branch', 'feature/x')
    await build(world, { event_name: 'workflow_dispatch' }, form('feature/x'))
    expect(Object.keys(world.registry.tags(world.repository))).toContain('branch-feature-x')
    await build(world, { event_name: 'workflow_dispatch' }, form('1.11.0'))
    expect(Object.keys(world.registry.tags(world.repository))).toContain('1.11.0')
  })

  it('A16 A21 for a push here takes the head of main', async () => {
    const world = await startChatmail()
    const { receive } = await build(world, { event_name: 'push' })
    const sha = git(world.relay, 'rev-parse', 'HEAD')
    expect(receive?.outputs).toMatchObject({
      ref: 'main',
      type: 'branch',
      commit: sha,
      'short-commit': sha.slice(0, 7),
      behind: 'false',
    })
    expect(Object.keys(world.registry.tags(world.repository)).toSorted()).toEqual(['main', `sha-${sha.slice(0, 7)}`])
  })

  it('A20 for a pull request builds, pushes nothing and logs in to nothing that it could write to', async () => {
    const world = await startChatmail()
    const ends = await build(world, { event_name: 'pull_request' })
    expect(ends['try']).toMatchObject({ result: 'success', ran: expect.not.arrayContaining(['Log in to GHCR']) })
    expect(['build', 'prove', 'tags', 'report'].map((id) => ends[id]?.result)).toEqual(Array(4).fill('skipped'))
    expect(world.registry.journal).toEqual([])
  })

  it('A30 A32 A33 says in its labels what it was built from, the same whichever job reads it', async () => {
    const world = await startChatmail()
    const sha = releaseRelay(world, '1.11.0')
    const { receive } = await build(world, dispatched('1.11.0', 'tag', sha))
    expect(world.builds).toEqual([
      {
        'org.opencontainers.image.title': 'chatmail relay',
        'org.opencontainers.image.description': 'A chatmail relay that is ready to run',
        'org.opencontainers.image.version': `sha-${sha.slice(0, 7)}`,
        'org.opencontainers.image.revision': sha,
        'org.opencontainers.image.source': 'https://github.com/chatmail/docker',
        'org.opencontainers.image.created': '2026-05-15T10:00:00+02:00',
        'com.chatmail.source.ref': '1.11.0',
        'com.chatmail.changes': '',
        'com.chatmail.docker.revision': recipe,
      },
    ])
    expect(receive?.outputs).toMatchObject({ ref: '1.11.0', 'short-commit': sha.slice(0, 7) })
  })
})

describe('a run of docker-ci.yaml', () => {
  const payload = { relay_ref: '1.11.0', relay_sha_short: '3f2c1ab', relay_sha: '3f2c1ab9', correlation_id: '4711-1' }
  const sent = inDocker({ event_name: 'repository_dispatch', event: { client_payload: payload } })
  const byHand = inDocker({ event_name: 'workflow_dispatch' })

  it.each([
    ['a dispatch', { github: sent }, 'Build relay/1.11.0 (3f2c1ab) [4711-1]'],
    ['a form', { github: byHand, inputs: { relay_ref: 'dev' } }, 'Build relay/dev'],
    ['an empty form', { github: byHand, inputs: { relay_ref: '' } }, 'Build relay/main'],
    ['a push', { github: inDocker({ event_name: 'push' }) }, 'Build docker/main'],
  ])('A13 A15 by %s has a name that says what is built, and the id of the sender', (_what, contexts, name) => {
    expect(runNameOf(contexts)).toBe(name)
  })

  it.each([
    ['a dispatch', { github: sent }, 'image-build-3f2c1ab9'],
    [
      'a form with the same commit',
      { github: byHand, inputs: { relay_ref: 'x', relay_sha: '3f2c1ab9' } },
      'image-build-3f2c1ab9',
    ],
    ['a form without one', { github: byHand, inputs: { relay_ref: 'x', relay_sha: '' } }, 'image-build-x'],
    ['a push', { github: inDocker({ event_name: 'push' }) }, `image-build-${recipe}`],
    ['a pull request', { github: inDocker({ event_name: 'pull_request' }) }, 'image-build-4712'],
  ])('A11 by %s waits for others of its source', (_what, contexts, group) => {
    expect(groupOf(contexts)).toBe(group)
  })
})
