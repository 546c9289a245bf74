// What is new in a source since the image behind a tag was built from it.
import { github } from '../../dsl/contexts.ts'
import { text } from '../../dsl/functions.ts'
import { ne } from '../../dsl/operators.ts'
import type { Step } from '../../dsl/step.ts'
import { fullName } from '../../model/image.ts'
import type { ImageFacts } from '../../model/image.ts'
import { compareCommits } from '../../steps/compare-commits.ts'
import { describeChanges } from '../../steps/describe-changes.ts'
import { inspectImage } from '../../steps/inspect-image.ts'
import { logIn } from '../../steps/login.ts'
import { resolveDigest } from '../../steps/resolve-digest.ts'
import type { CheckedSource } from './receiver.ts'

/** What is compared. */
export interface ChangesOptions {
  readonly image: ImageFacts
  /** The tag whose image is the older one, such as `main`, which is also the name of its class. */
  readonly tag: string
  /** The repository that both were built from. */
  readonly repository: string
  readonly source: CheckedSource
}

/** The steps, and the last of them with the changes on one line; empty while there is nothing to compare with. */
export function changesSince({
  image,
  tag,
  repository,
  source,
}: ChangesOptions): readonly [readonly Step[], Step<'changes'>] {
  const [registry] = image.registries
  if (registry === undefined) throw new TypeError(`${image.name} is in no registry`)
  const name = fullName(registry)
  // A pull request logs in to nothing, and nobody reads the labels of what it builds.
  const isPublished = { if: ne(github.event_name, 'pull_request') }
  const older = resolveDigest({
    ...isPublished,
    name: `Resolve :${tag}`,
    id: 'older',
    image,
    classes: [tag],
    env: { REF: `${name}:${tag}` },
  })
  const { digest } = older.outputs
  const look = inspectImage({
    name: `Look at what :${tag} was built from`,
    id: 'built',
    image,
    if: ne(digest, ''),
    env: { IMAGE: text`${name}@${digest}` },
  })
  const hasBase = ne(look.outputs.revision, '')
  const compare = compareCommits({
    if: hasBase,
    repository,
    env: {
      GH_TOKEN: github.token,
      REPOSITORY: repository,
      BASE: look.outputs.revision,
      HEAD: source.commit,
      COMMITS: 'commits.json',
    },
  })
  const changes = describeChanges({ id: 'changes', if: hasBase, env: { COMMITS: 'commits.json' } })
  return [[...logIn({ registries: [registry] }, isPublished), older, look, compare], changes]
}
