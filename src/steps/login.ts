// Logs in to the registries of an image: the workflow token for GHCR, secrets for the others.
import { dockerLogin } from '../actions/docker/docker-login.ts'
import { github, secrets } from '../dsl/contexts.ts'
import { uses } from '../dsl/step.ts'
import type { Step, StepOptions } from '../dsl/step.ts'
import type { ImageFacts, ImageRegistry } from '../model/image.ts'

const titles = { ghcr: 'GHCR', dockerhub: 'Docker Hub' } as const

/** One step a registry. skopeo, cosign and buildx all read what the action leaves behind. */
export const logIn = (
  { registries }: Pick<ImageFacts, 'registries'>,
  when: Pick<StepOptions, 'if'> = {},
): readonly Step[] => registries.map((registry) => logInTo(registry, when))

function logInTo({ kind, host, userSecret, tokenSecret }: ImageRegistry, when: Pick<StepOptions, 'if'>): Step {
  const title = kind === 'oci' ? host : titles[kind]
  return uses(dockerLogin, {
    name: `Log in to ${title}`,
    ...when,
    with: {
      // The action's own default is Docker Hub.
      ...(kind === 'dockerhub' ? {} : { registry: host }),
      username: userSecret === undefined ? github.actor : secrets(userSecret),
      password: tokenSecret === undefined ? github.token : secrets(tokenSecret),
    },
  }) as Step
}
