// What a release is: the intent of the pull request that was merged, and the version that follows from it.
import { comment, effect, run } from 'tagwright'
import { eq, github } from 'tagwright/expressions'
import { decide, listGitTags, listTags, logIn, readPullRequests, readVersions } from 'tagwright/parts'
import type { Expression } from 'tagwright/expressions'
import type { Step } from 'tagwright'
import { dockrev } from './repo.ts'

/** Steps, and what they find out. */
export interface NextVersion {
  readonly steps: readonly Step[]
  readonly isRelease: Expression<boolean, 'steps'>
  readonly gitTag: Expression<string, 'steps'>
}

/** Reads what there is, and decides. Whatever cannot be read fails the run: nothing is skipped that nobody asked to skip. */
export function nextVersion(commit: Expression<string, 'github'>): NextVersion {
  const token = { GH_TOKEN: github.token }
  const intent = decide('release-intent', {
    name: 'Read the intent',
    env: { PULLS: 'pulls.json' },
    outputs: ['intent', 'bump'],
  })
  const isRelease = eq(intent.outputs.intent, 'release')
  const manifest = run(
    `
      source .github/tagwright/act.sh
      cargo=$(api "repos/$GITHUB_REPOSITORY/contents/Cargo.toml?ref=$COMMIT" --header 'Accept: application/vnd.github.raw')
      output version "$(sed -n '0,/^version/s/^version *= *"\\([0-9.]*\\)".*/\\1/p' <<<"$cargo")"
    `,
    {
      name: 'Read the version of the package',
      if: isRelease,
      env: { ...token, COMMIT: commit },
      outputs: ['version'],
      effects: [effect('read-source')],
    },
  )
  const version = decide('next-version', {
    name: 'Decide on the version',
    if: isRelease,
    env: {
      IMAGE: dockrev.name,
      REFS: 'refs',
      PUBLISHED: 'published.json',
      MANIFEST: manifest.outputs.version,
      SHA: commit,
      BUMP: intent.outputs.bump,
    },
    outputs: ['tag'],
  })
  const [registry] = dockrev.registries
  const NAMES = `${registry?.host}/${registry?.repository}`
  return {
    steps: [
      readPullRequests({ env: { ...token, COMMIT: commit, PULLS: 'pulls.json' } }),
      intent,
      listGitTags({ if: isRelease, env: { ...token, REFS: 'refs' } }),
      ...logIn(dockrev),
      listTags({ if: isRelease, image: dockrev, env: { NAMES, LISTINGS: 'listings.json' } }),
      comment(
        'An attempt that failed half-way may have left an image without a git tag: its version counts.',
        readVersions({
          if: isRelease,
          image: dockrev,
          env: { LISTINGS: 'listings.json', REFS: 'refs', PUBLISHED: 'published.json' },
        }),
      ),
      manifest,
      version,
    ],
    isRelease,
    gitTag: version.outputs.tag,
  }
}
