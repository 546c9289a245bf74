// What a `git push` sends: tags or a branch, as far as the command shows it.

export interface GitPush {
  readonly kind: 'tag' | 'branch'
  /** Undefined for all tags at once. */
  readonly name: string | undefined
}

/** Options that take the next word as their value. */
const valued = /^(?:-o|--push-option|--repo|--receive-pack|--exec)$/

/** What the command sends; undefined when it is no push, deletes, or does not name what it sends. */
export function parseGitPush(command: string): GitPush | undefined {
  const rest = /^git (?:-C \S+ |-c \S+ )*push\b(?<rest>.*)$/.exec(command)?.groups?.['rest']
  // An address in the command brings its own token.
  if (rest === undefined || rest.includes('://')) return undefined
  const words = rest.replaceAll(/["']/g, '').trim().split(' ')
  if (words.some((word) => /^(?:--delete|-d|--dry-run|-n)$/.test(word))) return undefined
  if (words.some((word) => /^--(?:tags|follow-tags)$/.test(word))) return { kind: 'tag', name: undefined }
  const [, ...refs] = words.filter((word, index) => !word.startsWith('-') && !valued.test(words[index - 1] ?? ''))
  if (refs[0] === 'tag') return { kind: 'tag', name: refs[1] }
  const name = refs
    .map((ref) => /^\+?(?:.*:)?(?<name>.+)$/.exec(ref)?.groups?.['name'])
    .find((part) => part !== undefined)
  return name === undefined ? undefined : kindOf(name)
}

/** A name is a tag's when it says so, looks like a version or is a variable that is called so. */
function kindOf(name: string): GitPush | undefined {
  if (name.startsWith('refs/tags/')) return { kind: 'tag', name: name.slice('refs/tags/'.length) }
  const variable = /\$\{?\{?(?<variable>[^}]*)/.exec(name)?.groups?.['variable'] ?? ''
  if (/^v?\d+\.\d/.test(name) || isTagName(variable)) return { kind: 'tag', name }
  const branch = name.replace(/^refs\/heads\//, '')
  return /^[\w./-]+$/.test(branch) && branch !== 'HEAD' ? { kind: 'branch', name: branch } : undefined
}

function isTagName(variable: string): boolean {
  return variable
    .toLowerCase()
    .split(/[^a-z0-9]+|_/)
    .some((word) => word === 'tag' || word === 'version')
}
