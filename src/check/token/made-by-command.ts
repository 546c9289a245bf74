// The tags, releases and commits that a command makes: gh with the token of its variable, git with what the checkout left behind.
import { parseGitPush } from './git-push.ts'
import { isNewName, type Made } from './made.ts'

/** What a command of gh or semantic-release makes. */
export function madeByGitHubTool(command: string): readonly Made[] {
  if (/^gh release create\b/.test(command)) return createdRelease(command)
  if (/^gh release edit\b.* --draft=false\b/.test(command)) {
    return [{ made: 'release', by: 'gh release edit --draft=false', name: undefined, makesTag: false }]
  }
  if (/^gh api\b.*\/git\/refs\b.*refs\/tags\//.test(command)) {
    return [{ made: 'tag', by: 'gh api', name: undefined, makesTag: true }]
  }
  const isTool = /^(?:npx (?:--?\S+ )*|pnpm (?:exec|dlx) |yarn )?semantic-release\b(?!.* (?:--dry-run|-d)\b)/.test(
    command,
  )
  return isTool ? [{ made: 'release', by: 'semantic-release', name: undefined, makesTag: true }] : []
}

function createdRelease(command: string): readonly Made[] {
  // A draft makes neither the tag nor an event until someone publishes it.
  if (/ (?:--draft|-d)\b(?!=false)/.test(command)) return []
  const name = /^gh release create ["']?(?!-)(?<name>\$\{\{[^}]*\}\}|[^\s"']+)/.exec(command)?.groups?.['name']
  const makesTag = isNewName(name) && !/ --verify-tag\b/.test(command)
  return [{ made: 'release', by: 'gh release create', name, makesTag }]
}

/** What a `git push` makes. */
export function madeByGit(command: string): readonly Made[] {
  const push = parseGitPush(command)
  if (push === undefined) return []
  const isTag = push.kind === 'tag'
  return [{ made: isTag ? 'tag' : 'commit', by: 'git push', name: push.name, makesTag: isTag }]
}
