// Lists the tags on Docker Hub: stamps of builds name commits there, and say whether a digest was ever built for staging.
import { runner, secrets } from '../../dsl/contexts.ts'
import { caseOf, text } from '../../dsl/functions.ts'
import type { Image } from '../../dsl/image.ts'
import { comment } from '../../dsl/note.ts'
import { eq, ne, or } from '../../dsl/operators.ts'
import type { Step } from '../../dsl/step.ts'
import { hubTags } from '../../steps/hub-tags.ts'
import { hubToken } from '../../steps/hub-token.ts'
import type { Found } from './preview.ts'

/** Steps with the variable that hands their list on; nothing for an image that is not on Docker Hub. */
export interface HubListing {
  readonly steps: readonly Step[]
  readonly env: Readonly<Record<string, Found>>
}

const lossWords = 'Without a digest that somebody typed, only the suffix of a name is at stake.'

/** Asked only where the label of the image names no commit, or somebody typed a digest: then the list must be there. */
export function listHubTags(image: Image, label: Found, typed: Found | undefined): HubListing {
  const hub = image.registries.find(({ kind }) => kind === 'dockerhub')
  if (hub?.userSecret === undefined || hub.tokenSecret === undefined) return { steps: [], env: {} }
  const [namespace = '', name = ''] = hub.repository.split('/')
  const isAsked = typed === undefined ? eq(label, '') : or(eq(label, ''), ne(typed, ''))
  const mayFail = typed === undefined ? true : comment(lossWords, eq(typed, ''))
  const common = { if: isAsked, 'continue-on-error': mayFail }
  // Outside the workspace, which a machine of one's own keeps from run to run.
  const TOKEN_FILE = text`${runner.temp}/hub-token`
  const token = hubToken({
    ...common,
    env: { HUB_USER: secrets(hub.userSecret), HUB_SECRET: secrets(hub.tokenSecret), TOKEN_FILE },
  })
  const tags = hubTags({ ...common, image, env: { NAMESPACE: namespace, NAME: name, TOKEN_FILE, TAGS: 'tags.json' } })
  return { steps: [token, tags], env: { TAGS: caseOf(eq(tags.outcome, 'success'), 'tags.json', '') } }
}
