// One image in one registry, as a cleanup reads it and deletes from it: GHCR has versions, Docker Hub has tags.
import { github, runner, secrets } from '../../dsl/contexts.ts'
import { text } from '../../dsl/functions.ts'
import type { Step, StepOptions } from '../../dsl/step.ts'
import { fullName } from '../../model/image.ts'
import type { ImageFacts, ImageRegistry } from '../../model/image.ts'
import { applyCleanup } from '../../steps/apply-cleanup.ts'
import { applyHubCleanup } from '../../steps/apply-hub-cleanup.ts'
import { hubToken } from '../../steps/hub-token.ts'
import { logIn } from '../../steps/login.ts'
import { readHubInventory } from '../../steps/read-hub-inventory.ts'
import { readInventory } from '../../steps/read-inventory.ts'
import { untagVersions } from '../../steps/untag-versions.ts'

/** An image in one of its registries. */
export interface Package {
  readonly image: ImageFacts
  readonly registry: ImageRegistry
  /** Tells jobs and artifacts of several registries apart; empty for the only one. */
  readonly suffix: string
}

/** The registries of an image that can be cleaned; others have no list of what they hold. */
export function packagesOf(image: ImageFacts): readonly Package[] {
  const registries = image.registries.filter(({ kind }) => kind !== 'oci')
  const unfilled = registries.find(({ repository }) => repository.includes('{'))
  if (unfilled !== undefined)
    throw new TypeError(`${image.name} is several images (${unfilled.repository}): clean each of them by its own name`)
  if (registries.length === 0) throw new TypeError(`${image.name} is in no registry that can be cleaned`)
  return registries.map((registry) => ({ image, registry, suffix: registries.length === 1 ? '' : `-${registry.kind}` }))
}

const tokenFile = text`${runner.temp}/hub-token`

const ghToken = { GH_TOKEN: github.token }

/** The steps before anything is read. */
export function enter({ registry }: Package): readonly Step[] {
  if (registry.kind === 'ghcr') return logIn({ registries: [registry] })
  const { userSecret = '', tokenSecret = '' } = registry
  return [
    ...logIn({ registries: [registry] }),
    hubToken({ env: { HUB_USER: secrets(userSecret), HUB_SECRET: secrets(tokenSecret), TOKEN_FILE: tokenFile } }),
  ]
}

/** The step that writes down everything that is there. */
export function readPackage({ image, registry }: Package, file: string, more: StepOptions = {}): Step {
  const { name, if: condition } = more
  const use = { image, ...(name === undefined ? {} : { name }), ...(condition === undefined ? {} : { if: condition }) }
  const NAME = fullName(registry)
  return registry.kind === 'ghcr'
    ? readInventory({ ...use, env: { ...ghToken, NAME, INVENTORY: file } })
    : readHubInventory({ ...use, env: { NAME, TOKEN_FILE: tokenFile, INVENTORY: file } })
}

/** The steps that carry out a plan. */
export function applyTo({ image, registry }: Package, PLAN: string, LOG: string): readonly Step[] {
  const classes = image.tags.classes.filter(({ retention }) => retention !== 'forever').map(({ name }) => name)
  const NAME = fullName(registry)
  if (registry.kind !== 'ghcr')
    return [applyHubCleanup({ image, classes, env: { NAME, TOKEN_FILE: tokenFile, PLAN, LOG } })]
  const use = { image, classes, env: { ...ghToken, NAME, PLAN, LOG } }
  const branches = image.tags.classes.filter(({ retention }) => retention === 'with-branch').map(({ name }) => name)
  return [applyCleanup(use), ...(branches.length === 0 ? [] : [untagVersions({ ...use, classes: branches })])]
}
