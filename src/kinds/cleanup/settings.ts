// What a cleanup goes by, and the variables of its decisions: the plan and the second look under the lock take the same.
import { github } from '../../dsl/contexts.ts'
import { access, expression } from '../../dsl/expression.ts'
import type { Expression } from '../../dsl/expression.ts'
import { caseOf, text } from '../../dsl/functions.ts'
import { eq } from '../../dsl/operators.ts'
import { run } from '../../dsl/step.ts'
import type { Step } from '../../dsl/step.ts'
import type { ImageFacts } from '../../model/image.ts'
import { listBranches } from '../../steps/list-branches.ts'
import { readPromotionLog } from '../../steps/read-promotion-log.ts'

/** How much a cleanup may take away. What stays is said by the tag policy. */
export interface CleanupSettings {
  /** Other repositories whose branches keep images, such as the one whose source is built. @default [] */
  readonly branchesOf?: readonly string[]
  /** The newest images without a tag that stay. @default 0 */
  readonly keepUntagged?: number
  /** The most that one run may delete; a longer plan deletes nothing. @default 500 */
  readonly cap?: number
  /** The most after the deletion of a branch. @default cap */
  readonly branchCap?: number
  /** How many hours old something must be: longer than a build can take. @default 48 */
  readonly minAge?: number
}

type Variables = Readonly<Record<string, string | Expression<string, 'github'>>>

/** Whether tags of the image live with a branch. */
export const hasBranchTags = ({ tags }: ImageFacts): boolean =>
  tags.classes.some(({ retention }) => retention === 'with-branch')

/** The channels that promotions move. */
const channelsOf = ({ tags }: ImageFacts): readonly string[] =>
  tags.classes
    .filter(
      ({ writer, mobility, name, grammar }) =>
        writer === 'promotion' && mobility === 'free' && name !== 'latest' && name === grammar,
    )
    .map(({ name }) => name)

const isDelete = eq(github.event_name, 'delete')

const ofEvent = (name: string): Expression<string, 'github'> =>
  expression(access({ kind: 'context', name: 'github' }, 'event', name))

/** The reference also stands in other events, so it is handed on for this one alone. */
const whenDeleted = (name: string): Expression<string, 'github'> =>
  caseOf(isDelete, ofEvent(name), '') as Expression<string, 'github'>

/** Reads what the decisions need beside the package. */
export function surroundings(image: ImageFacts, { branchesOf = [] }: CleanupSettings): readonly Step[] {
  const GH_TOKEN = github.token
  const channels = channelsOf(image)
  const logs = channels.map((channel) =>
    readPromotionLog({
      name: `Read what was promoted to ${channel}`,
      about: channel,
      env: { GH_TOKEN, ENVIRONMENT: channel, LOG: channels.length === 1 ? 'log.json' : `log-${channel}.json` },
    }),
  )
  const join = run('jq -s add log-*.json >log.json', { name: 'Put the logs together' })
  const branches = listBranches({
    env: { GH_TOKEN, REPOSITORIES: repositories(branchesOf), BRANCHES: 'branches.txt' },
  })
  return [...(hasBranchTags(image) ? [branches] : []), ...logs, ...(channels.length > 1 ? [join] : [])]
}

const repositories = (others: readonly string[]): Expression<string, 'github'> =>
  others.length === 0 ? github.repository : text`${github.repository} ${others.join(' ')}`

/** What the decisions read beside IMAGE and INVENTORY. */
export function variables(image: ImageFacts, settings: CleanupSettings): Variables {
  const { keepUntagged, cap = 500, branchCap = cap, minAge } = settings
  const capped = branchCap === cap ? String(cap) : caseOf(isDelete, String(branchCap), String(cap))
  return {
    CAP: capped as Expression<string, 'github'>,
    ...(minAge === undefined ? {} : { MIN_AGE: String(minAge) }),
    ...(keepUntagged === undefined ? {} : { KEEP_UNTAGGED: String(keepUntagged) }),
    ...(channelsOf(image).length === 0 ? {} : { LOG: 'log.json' }),
    ...(hasBranchTags(image)
      ? { BRANCHES: 'branches.txt', REF_TYPE: whenDeleted('ref_type'), BRANCH: whenDeleted('ref') }
      : {}),
  }
}
