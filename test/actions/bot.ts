// Plays the edits of Dependabot and Renovate on the text of files, and knows which files Dependabot opens.

export type Bot = 'dependabot' | 'renovate'

/** A new release of an action, as a bot meets it: `action` is `owner/name`. */
export interface Release {
  readonly action: string
  readonly from: { readonly sha: string; readonly version: string }
  readonly to: { readonly sha: string; readonly version: string }
}

/** The files after the bot's pull request. Files that do not use the action keep their text. */
export function playBot(bot: Bot, files: ReadonlyMap<string, string>, release: Release): Map<string, string> {
  return new Map([...files].map(([path, text]) => [path, editText(bot, text, release)]))
}

function editText(bot: Bot, text: string, { action, from, to }: Release): string {
  // Both bots also follow the other actions of a repository: owner/name/path.
  const use = new RegExp(
    `(?<=^[ \\t-]*uses:[ \\t]*)(${escape(action)}(?:/[^@\\s]+)?)@${from.sha}(?:([ \\t]+)(#[^\\n]*?))?(?=\\r?$)`,
    'gim',
  )
  const comment = bot === 'dependabot' ? dependabotComment : renovateComment
  return text.replace(use, (_whole, name: string, gap = ' ', said?: string) => {
    const after = comment(said, from.version, to.version)
    return `${name}@${to.sha}${after === undefined ? '' : gap + after}`
  })
}

/** Dependabot puts the new version for the old one at the end of a comment, leaves other comments alone, and adds a missing one. */
function dependabotComment(comment: string | undefined, from: string, to: string): string {
  if (comment === undefined) return `# ${to}`
  return comment.trimEnd().endsWith(bare(from)) ? comment.trimEnd().replaceAll(bare(from), bare(to)) : comment
}

/** Renovate knows an action by the version in the comment and writes the comment anew; without one it keeps out. */
function renovateComment(comment: string | undefined, _from: string, to: string): string | undefined {
  return comment === undefined ? undefined : `# ${to}`
}

const bare = (version: string): string => version.replace(/^v/, '')

const escape = (text: string): string => text.replaceAll(/[.\\/]/g, '\\$&')

/** The paths that Dependabot opens for `directories:` of a github-actions entry. */
export function dependabotOpens(directories: readonly string[], paths: readonly string[]): string[] {
  const patterns = directories.map((directory) => {
    // The root stands for the workflows and for an action there; any other directory for the YAML files right in it.
    if (directory === '/') return /^(?:\.github\/workflows\/[^/]+\.ya?ml|action\.ya?ml)$/
    const segments = directory.slice(1).split('/')
    return new RegExp(
      `^${segments.map((segment) => segment.split('*').map(escape).join('[^/]*')).join('/')}/[^/]+\\.ya?ml$`,
    )
  })
  return paths.filter((path) => patterns.some((pattern) => pattern.test(path)))
}
