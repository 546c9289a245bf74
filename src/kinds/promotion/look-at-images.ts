// What the preview of a promotion finds out beside the digest: from which commit the image was built, and which commits are new.
import { github } from '../../dsl/contexts.ts'
import { caseOf, text } from '../../dsl/functions.ts'
import { comment } from '../../dsl/note.ts'
import { and, eq, ne } from '../../dsl/operators.ts'
import type { Step } from '../../dsl/step.ts'
import { compareCommits } from '../../steps/compare-commits.ts'
import { decide } from '../../steps/decide.ts'
import { inspectImage } from '../../steps/inspect-image.ts'
import type { InEnv } from '../build-matrix/pipeline.ts'
import { namesOf } from './change.ts'
import type { Change } from './change.ts'
import { listHubTags } from './list-hub-tags.ts'
import type { Found } from './preview.ts'

/** Steps with the variables that hand on what they found. */
export interface Looks {
  readonly steps: readonly Step[]
  readonly env: Readonly<Record<string, InEnv>>
}

/** The digests that are looked at; `typed` is undefined where the form asks for none. */
interface Digests {
  readonly source: Found
  readonly target: Found
  readonly typed: Found | undefined
}

/** Looks at the source and at what it replaces. Nothing of it can stop a promotion but a digest that somebody typed. */
export function lookAtImages({ image }: Pick<Change, 'image'>, { source, target, typed }: Digests): Looks {
  const [name] = namesOf({ image })
  const now = inspectImage({ name: 'Look at the source', image, env: { IMAGE: text`${name}@${source}` } })
  const before = inspectImage({
    name: 'Look at what it replaces',
    image,
    if: ne(target, ''),
    'continue-on-error': comment('Only the list of commits is lost without it.', true),
    env: { IMAGE: text`${name}@${target}` },
  })
  const tags = listHubTags(image, now.outputs.revision, typed)
  const revision = decide('find-revision', {
    name: 'Find the commit it was built from',
    env: { IMAGE: image.name, DIGEST: source, LABEL: now.outputs.revision, ...tags.env },
    outputs: ['revision', 'revisions'],
  })
  const compared = listNewCommits(before.outputs.revision, revision.outputs.revision)
  return {
    steps: [now, before, ...tags.steps, revision, compared],
    env: {
      REVISION: revision.outputs.revisions,
      COMMITS: caseOf(eq(compared.outcome, 'success'), 'commits.json', ''),
      ...(typed === undefined ? {} : tags.env),
    },
  }
}

const listNewCommits = (BASE: Found, HEAD: Found): Step =>
  compareCommits({
    name: 'List the new commits',
    if: and(ne(BASE, ''), ne(HEAD, '')),
    'continue-on-error': true,
    env: { GH_TOKEN: github.token, BASE, HEAD, COMMITS: 'commits.json' },
  })
