// Stops a module whose image cannot be meant, with one sentence that says why.
import { fullName } from '../../model/image.ts'
import type { ImageFacts, ImageRegistry } from '../../model/image.ts'

/** What Docker's builders make, as `go tool dist list` and the OCI call it. */
const knownPlatforms: readonly string[] = [
  'linux/amd64',
  'linux/arm64',
  'linux/386',
  'linux/arm/v5',
  'linux/arm/v6',
  'linux/arm/v7',
  'linux/loong64',
  'linux/mips64le',
  'linux/ppc64le',
  'linux/riscv64',
  'linux/s390x',
  'windows/amd64',
  'windows/arm64',
]

/** One part of a repository between slashes, as registries take it. */
const component = '[a-z0-9]+(?:(?:[.]|__?|-+)[a-z0-9]+)*'
const repositoryPattern = new RegExp(`^${component}(?:/${component})+$`)
const valuePattern = new RegExp(`^${component}$`)
const hostPattern = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]+)?$/
const secretPattern = /^(?!GITHUB_)[A-Za-z_][A-Za-z0-9_]*$/

/** @throws {TypeError} with the first thing that is wrong. */
export function refuseImage(image: ImageFacts, given: string): void {
  const fault = imageFaults(image).next().value
  if (fault !== undefined) throw new TypeError(`image('${given}'): ${fault}`)
}

function* imageFaults({ name, registries, platforms, products }: ImageFacts): Generator<string, undefined> {
  if (!repositoryPattern.test(name)) yield `'${name}' is no name of an image; write it like 'acme/app'`
  if (registries.length === 0) yield 'registries is empty; name at least one, such as ghcr()'
  if (platforms.length === 0) yield "platforms is empty; name at least one, such as 'linux/amd64'"
  for (const [n, platform] of platforms.entries()) {
    if (!knownPlatforms.includes(platform))
      yield `'${platform}' is no platform that is known (these are: ${knownPlatforms.join(', ')})`
    if (platforms.indexOf(platform) < n) yield `the platform '${platform}' stands there twice`
  }
  yield* productFaults(products)
  const names = registries.map(fullName)
  for (const [n, registry] of registries.entries()) {
    yield* registryFaults(registry, products)
    if (names.indexOf(fullName(registry)) < n) yield `the registry ${fullName(registry)} stands there twice`
  }
  return undefined
}

function* productFaults(products: ImageFacts['products']): Generator<string, undefined> {
  for (const [axis, values] of Object.entries(products)) {
    if (!/^[a-z][a-z0-9]*$/.test(axis))
      yield `'${axis}' is no name of an axis; write it with small letters, like 'runtime'`
    const wrong = values.find((value) => !valuePattern.test(value))
    if (wrong !== undefined) yield `'${wrong}' of the axis '${axis}' cannot stand in the name of an image`
    const twice = values.find((value, n) => values.indexOf(value) < n)
    if (twice !== undefined) yield `'${twice}' stands twice in the axis '${axis}'`
  }
  return undefined
}

function* registryFaults(
  { kind, host, repository, userSecret, tokenSecret }: ImageRegistry,
  products: ImageFacts['products'],
): Generator<string, undefined> {
  if (!hostPattern.test(host)) yield `'${host}' is no host of a registry; write it like 'quay.io'`
  const axes = [...repository.matchAll(/\{([^{}]*)\}/g)].map(([, axis = '']) => axis)
  const unknown = axes.find((axis) => !Object.hasOwn(products, axis))
  if (unknown !== undefined)
    yield `the repository '${repository}' names the axis '${unknown}', and products has no such axis`
  const missing = Object.keys(products).find((axis) => !axes.includes(axis))
  if (missing !== undefined)
    yield `all products of the axis '${missing}' would be '${host}/${repository}'; put {${missing}} into the repository`
  const filled = repository.replaceAll(/\{[^{}]*\}/g, 'x')
  if (!repositoryPattern.test(filled)) yield `'${repository}' is no repository of a registry; write it like 'acme/app'`
  if (kind === 'dockerhub' && filled.split('/').length !== 2)
    yield `'${repository}' is no repository of Docker Hub, which takes one name and one below it, like 'acme/app'`
  const secret = [userSecret, tokenSecret].find((one) => one !== undefined && !secretPattern.test(one))
  if (secret !== undefined) yield `'${secret}' is no name of a secret`
  if ((userSecret === undefined) !== (tokenSecret === undefined))
    yield `${host} needs both secrets, the user and the token`
  return undefined
}
