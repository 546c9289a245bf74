// Images and registries: what is filled in, what becomes small, what is refused.
import { describe, expect, it } from 'vitest'
import { dockerHub, ghcr, image, registry } from '../../src/dsl/image.ts'
import type { RegistryChoice } from '../../src/dsl/image.ts'
import { fullName, mutationLock } from '../../src/model/image.ts'
import { simple } from './tag-policies.ts'

const platforms = ['linux/amd64', 'linux/arm64']
const app = (registries: readonly RegistryChoice[], more: object = {}) =>
  image('acme/app', { registries, platforms, tags: simple, ...more })

describe('an image', () => {
  it('lives in its registries under its name', () => {
    const { name, registries, products, tags } = app([ghcr(), dockerHub(), registry('quay.io')])
    expect({ name, products }).toEqual({ name: 'acme/app', products: {} })
    expect(registries.map(fullName)).toEqual(['ghcr.io/acme/app', 'docker.io/acme/app', 'quay.io/acme/app'])
    expect(tags).toBe(simple)
  })

  it('E07 has small letters where registries ask for them', () => {
    const registries = [ghcr(), dockerHub({ repository: 'Acme/App' }), registry('Quay.IO:5000')]
    const made = image('IvanLi-CN/Dockrev', { registries, platforms, tags: simple })
    expect(made.name).toBe('ivanli-cn/dockrev')
    expect(made.registries.map(fullName)).toEqual([
      'ghcr.io/ivanli-cn/dockrev',
      'docker.io/acme/app',
      'quay.io:5000/ivanli-cn/dockrev',
    ])
  })

  it('C07 takes the token of the run on GHCR, and two secrets on Docker Hub', () => {
    const [github, hub] = app([ghcr(), dockerHub()]).registries
    expect(github).toEqual({ kind: 'ghcr', host: 'ghcr.io', repository: 'acme/app' })
    expect(hub).toEqual({
      kind: 'dockerhub',
      host: 'docker.io',
      repository: 'acme/app',
      userSecret: 'DOCKERHUB_USERNAME',
      tokenSecret: 'DOCKERHUB_TOKEN',
    })
  })

  it('may name other secrets', () => {
    const [hub, quay] = app([
      dockerHub({ user: 'HUB_USER', token: 'HUB_PASS' }),
      registry('quay.io', { user: 'Q', token: 'T' }),
    ]).registries
    expect([hub?.userSecret, hub?.tokenSecret]).toEqual(['HUB_USER', 'HUB_PASS'])
    expect([quay?.kind, quay?.userSecret, quay?.tokenSecret]).toEqual(['oci', 'Q', 'T'])
  })

  it('D06 is one image for each product', () => {
    const products = { runtime: ['cpu', 'cuda'], version: [] }
    const made = image('braindotai/opencrate', {
      registries: [dockerHub({ repository: 'braindotai/opencrate-{runtime}-py{version}' })],
      platforms: ['linux/amd64'],
      products,
      tags: simple,
    })
    expect(made.products).toEqual(products)
    expect(made.registries[0]?.repository).toBe('braindotai/opencrate-{runtime}-py{version}')
  })

  it('cannot be changed, also not through what it was made of', () => {
    const own = ['linux/amd64']
    const made = image('acme/app', { registries: [ghcr()], platforms: own, tags: simple })
    own.push('linux/arm64')
    expect(made.platforms).toEqual(['linux/amd64'])
    expect([made, made.registries, made.registries[0], made.platforms].every((part) => Object.isFrozen(part))).toBe(
      true,
    )
  })

  it('has one lock, whatever the letters of its name', () => {
    expect(mutationLock({ name: 'Acme/App.x' })).toBe('image-mutation-acme-app-x')
  })
})

const hub = (repository: string) => [dockerHub({ repository })]

describe('an image that cannot be meant stops the module', () => {
  it.each<[string, () => unknown, string]>([
    [
      'no repository',
      () => image('app', { registries: [ghcr()], platforms, tags: simple }),
      "image('app'): 'app' is no name of an image; write it like 'acme/app'",
    ],
    [
      'a name with a host',
      () => image('ghcr.io:1/acme/app', { registries: [ghcr()], platforms, tags: simple }),
      "image('ghcr.io:1/acme/app'): 'ghcr.io:1/acme/app' is no name of an image; write it like 'acme/app'",
    ],
    ['no registry', () => app([]), "image('acme/app'): registries is empty; name at least one, such as ghcr()"],
    [
      'no platform',
      () => app([ghcr()], { platforms: [] }),
      "image('acme/app'): platforms is empty; name at least one, such as 'linux/amd64'",
    ],
    [
      'nothing said of platforms',
      () => image('acme/app', { registries: [ghcr()], tags: simple } as never),
      "image('acme/app'): platforms is empty; name at least one, such as 'linux/amd64'",
    ],
    [
      'tags that are no policy',
      () => image('acme/app', { registries: [ghcr()], platforms, tags: {} as never }),
      "image('acme/app'): tags is no tag policy; make one with tagPolicy({ … })",
    ],
    [
      'an unknown platform',
      () => app([ghcr()], { platforms: ['linux/amd46'] }),
      "image('acme/app'): 'linux/amd46' is no platform that is known (these are: linux/amd64, linux/arm64, linux/386, linux/arm/v5, linux/arm/v6, linux/arm/v7, linux/loong64, linux/mips64le, linux/ppc64le, linux/riscv64, linux/s390x, windows/amd64, windows/arm64)",
    ],
    [
      'a platform twice',
      () => app([ghcr()], { platforms: ['linux/amd64', 'linux/amd64'] }),
      "image('acme/app'): the platform 'linux/amd64' stands there twice",
    ],
    [
      'a registry twice',
      () => app([ghcr(), ghcr()]),
      "image('acme/app'): the registry ghcr.io/acme/app stands there twice",
    ],
    [
      'a host with a path',
      () => app([registry('quay.io/x')]),
      "image('acme/app'): 'quay.io/x' is no host of a registry; write it like 'quay.io'",
    ],
    [
      'a repository with a tag',
      () => app(hub('acme/app:1')),
      "image('acme/app'): 'acme/app:1' is no repository of a registry; write it like 'acme/app'",
    ],
    [
      'a repository that Docker Hub has not',
      () => app(hub('acme/a/b')),
      "image('acme/app'): 'acme/a/b' is no repository of Docker Hub, which takes one name and one below it, like 'acme/app'",
    ],
    [
      'an axis that is unknown',
      () => app(hub('acme/app-{os}')),
      "image('acme/app'): the repository 'acme/app-{os}' names the axis 'os', and products has no such axis",
    ],
    [
      'products that share a name',
      () => app([ghcr()], { products: { os: ['a'] } }),
      "image('acme/app'): all products of the axis 'os' would be 'ghcr.io/acme/app'; put {os} into the repository",
    ],
    [
      'a value that no name has',
      () => app(hub('acme/{os}'), { products: { os: ['A b'] } }),
      "image('acme/app'): 'A b' of the axis 'os' cannot stand in the name of an image",
    ],
    [
      'a value twice',
      () => app(hub('acme/{os}'), { products: { os: ['a', 'a'] } }),
      "image('acme/app'): 'a' stands twice in the axis 'os'",
    ],
    [
      'an axis in capitals',
      () => app(hub('acme/{OS}'), { products: { OS: ['a'] } }),
      "image('acme/app'): 'OS' is no name of an axis; write it with small letters, like 'runtime'",
    ],
    [
      'a secret that GitHub refuses',
      () => app([dockerHub({ user: 'GITHUB_USER' })]),
      "image('acme/app'): 'GITHUB_USER' is no name of a secret",
    ],
    [
      'one secret of two',
      () => app([registry('quay.io', { user: 'Q' })]),
      "image('acme/app'): quay.io needs both secrets, the user and the token",
    ],
  ])('%s', (_claim, make, sentence) => {
    expect(make).toThrow(new TypeError(sentence))
  })
})
