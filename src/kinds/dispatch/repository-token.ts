// A token for another repository, which the token of the workflow cannot reach.
import { createGithubAppToken } from '../../actions/actions/create-github-app-token.ts'
import type { CreateGithubAppTokenInputs } from '../../actions/actions/create-github-app-token.ts'
import { secrets, vars } from '../../dsl/contexts.ts'
import type { Expression } from '../../dsl/expression.ts'
import { uses } from '../../dsl/step.ts'
import type { Step, WithInputs } from '../../dsl/step.ts'

/** A GitHub App that is installed on the other repository: the variable with its client id and the secret with its key. */
export interface AppToken {
  readonly clientId: string
  readonly privateKey: string
}

/** An App, or the secret with a token that somebody made; such tokens end one day, and the dispatch with them. */
export type TokenSource = AppToken | { readonly secret: string }

type Grants = Pick<CreateGithubAppTokenInputs, 'permission-contents' | 'permission-actions' | 'permission-statuses'>

/** The steps that make the token, and the token. */
export interface RepositoryToken {
  readonly steps: readonly Step[]
  readonly token: Expression<string, 'secrets' | 'steps'>
}

/** A token that lives for an hour, for one repository, with these grants alone. */
export function repositoryToken(source: TokenSource, repository: string, grants: Grants): RepositoryToken {
  if ('secret' in source) return { steps: [], token: secrets(source.secret) }
  const [owner, name] = repository.split('/')
  const made = uses(createGithubAppToken, {
    id: 'token',
    name: `Get a token for ${repository}`,
    with: {
      'client-id': vars(source.clientId),
      'private-key': secrets(source.privateKey),
      owner,
      repositories: name,
      ...grants,
    } as WithInputs<CreateGithubAppTokenInputs>,
  })
  return { steps: [made as Step], token: made.outputs.token }
}
