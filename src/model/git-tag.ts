// What a pushed git tag is for the image: a release, a pre-release, or nothing that the policy knows.
import { readTag } from './tag-grammar.ts'
import type { TagPolicy } from './tag-policy.ts'

/** A git tag as the policy reads it; `values` are those of its grammar, `version` and its numbers among them. */
export interface GitTag {
  readonly cause: 'release' | 'prerelease'
  readonly values: Readonly<Record<string, string>>
}

/** The git tags of unstable versions: what follows the three numbers makes the difference. */
export function prereleaseGrammar(git: string): string | undefined {
  const grammar = git.replace(/\{version\}|\{patch\}/, (part) => `${part}{pre}`)
  return grammar === git || git.includes('{pre}') ? undefined : grammar
}

/** Reads a git tag; undefined for one that is no version. `v1.2.3rc1` is a pre-release whether anything takes it or not. */
export function readGitTag({ git }: Pick<TagPolicy, 'git'>, tag: string): GitTag | undefined {
  if (git === undefined) return undefined
  const release = readTag(git, tag)
  if (release !== undefined) return { cause: 'release', values: release }
  const unstable = prereleaseGrammar(git)
  const prerelease = unstable === undefined ? undefined : readTag(unstable, tag)
  return prerelease === undefined ? undefined : { cause: 'prerelease', values: prerelease }
}

/** The grammars of the git tags that a build is made of. Pre-releases count where a class takes them. */
export function gitGrammars({ git, classes }: Pick<TagPolicy, 'git' | 'classes'>): readonly string[] {
  if (git === undefined) return []
  const unstable = prereleaseGrammar(git)
  const isTaken = unstable !== undefined && classes.some(({ causes }) => causes.includes('prerelease'))
  return isTaken ? [git, unstable] : [git]
}
