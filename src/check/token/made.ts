// One thing that is made with the workflow token.

export interface Made {
  readonly made: 'tag' | 'release' | 'commit' | 'image'
  /** What shows it: `gh release create`, `git push`, the name of an action. */
  readonly by: string
  /** The tag, or the branch of a commit, as it is written; undefined when the step does not say. */
  readonly name: string | undefined
  /** True for a tag, and for a release that makes its tag when the tag is missing. */
  readonly makesTag: boolean
}

/** False for the ref that the run is at: when that is a tag, the tag is there already. */
export function isNewName(name: string | undefined): boolean {
  return name !== undefined && !/github\.ref|GITHUB_REF|event\.release\.tag_name/i.test(name)
}
