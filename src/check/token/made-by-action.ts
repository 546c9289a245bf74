// The tags and releases that a step makes by an action with the workflow token.
import { textOf, type Fields } from '../reading/fields.ts'
import { usesAction, type Step } from '../reading/step.ts'
import { isNewName, type Made } from './made.ts'
import { isWorkflowToken } from './workflow-token.ts'

interface Maker {
  readonly action: string
  readonly made: 'tag' | 'release'
  /** The input that takes the token; those without one read the variable GITHUB_TOKEN and fail when it is missing. */
  readonly token?: string
  /** The input that takes the name of the tag. */
  readonly tag?: string
  /** True for those that think of a tag themselves. */
  readonly choosesTag?: true
}

const makers: readonly Maker[] = [
  { action: 'softprops/action-gh-release', made: 'release', token: 'token', tag: 'tag_name' },
  { action: 'ncipollo/release-action', made: 'release', token: 'token', tag: 'tag' },
  { action: 'actions/create-release', made: 'release', tag: 'tag_name' },
  { action: 'goreleaser/goreleaser-action', made: 'release' },
  { action: 'googleapis/release-please-action', made: 'release', token: 'token', choosesTag: true },
  { action: 'google-github-actions/release-please-action', made: 'release', token: 'token', choosesTag: true },
  {
    action: 'mathieudutour/github-tag-action',
    made: 'tag',
    token: 'github_token',
    tag: 'custom_tag',
    choosesTag: true,
  },
  { action: 'anothrNick/github-tag-action', made: 'tag', choosesTag: true },
]

/** What the action of a step makes with the workflow token. */
export function madeByAction(step: Step, env: Fields): readonly Made[] {
  if (usesAction(step, 'actions/github-script')) return madeByScript(step)
  return makers
    .filter(
      ({ action, token }) => usesAction(step, action) && actsWithWorkflowToken(step, token, env) && !isHeldBack(step),
    )
    .map(({ action, made, tag, choosesTag }) => {
      const name = tag === undefined ? undefined : textOf(step.with[tag])
      return { made, by: action, name, makesTag: choosesTag ?? isNewName(name) }
    })
}

function actsWithWorkflowToken(step: Step, input: string | undefined, env: Fields): boolean {
  const token = (input === undefined ? undefined : step.with[input]) ?? env['GITHUB_TOKEN']
  return token === undefined ? input !== undefined : isWorkflowToken(token)
}

/** A draft makes neither the tag nor an event until someone publishes it. */
function isHeldBack(step: Step): boolean {
  return ['draft', 'skip-github-release', 'dry_run'].some((input) => textOf(step.with[input]) === 'true')
}

function madeByScript(step: Step): readonly Made[] {
  const token = step.with['github-token']
  const script = textOf(step.with['script']) ?? ''
  if (token !== undefined && !isWorkflowToken(token)) return []
  const by = 'actions/github-script'
  if (/\.createRelease\(/.test(script) && !/draft: true/.test(script))
    return [{ made: 'release', by, name: undefined, makesTag: false }]
  const isTag = /\.createRef\([^]*refs\/tags\//.test(script)
  return isTag ? [{ made: 'tag', by, name: undefined, makesTag: true }] : []
}
