// The release on GitHub: a draft first, its files, and public only when everything is there.
import { downloadArtifact } from '../../actions/actions/download-artifact.ts'
import { github } from '../../dsl/contexts.ts'
import type { Expression } from '../../dsl/expression.ts'
import { text } from '../../dsl/functions.ts'
import { job } from '../../dsl/job.ts'
import type { Job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { eq, or } from '../../dsl/operators.ts'
import { uses } from '../../dsl/step.ts'
import type { Step } from '../../dsl/step.ts'
import { decide } from '../../steps/decide.ts'
import { draftRelease } from '../../steps/draft-release.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { publishRelease } from '../../steps/publish-release.ts'
import { pushGitTag } from '../../steps/push-git-tag.ts'
import { uploadAssets } from '../../steps/upload-assets.ts'
import { smallRunner } from './pipeline.ts'
import type { InEnv, Pipeline, PlanJob } from './pipeline.ts'
import type { Subject } from './subject.ts'

/** How the release on GitHub is made. */
export interface PublishOptions {
  /** The git tag, also from the plan. @default github.ref_name, for a run that a tag started */
  readonly tag?: InEnv | ((plan: PlanJob) => InEnv)
  /** Pushes the git tag as well, at the commit that was built: for a run that no tag started. @default false */
  readonly pushTag?: boolean
  /** Which artifacts are attached, as a pattern of their names. @default none */
  readonly assets?: string
  /** @default the build was one of a release or a pre-release */
  readonly if?: Expression<boolean, 'needs' | 'github' | 'success'>
}

/** The git tag of the release. Where the ref is not the one that started the run, nobody but the author knows it. */
function tagOf(plan: PlanJob, { REF }: Pipeline['facts'], { tag }: PublishOptions): InEnv {
  if (REF !== undefined && tag === undefined)
    throw new TypeError(
      'release() is told the ref by facts, and not which git tag the release on GitHub gets: give publish: { tag: … }, or publish: false',
    )
  return (typeof tag === 'function' ? tag(plan) : tag) ?? github.ref_name
}

/** Runs after the tags of the image, never before. */
export function publishJob(
  { image, facts }: Pipeline,
  plan: PlanJob,
  { subject, tags, options = {} }: { subject: Subject; tags: Job<'latest'>; options?: PublishOptions },
): Job<'url'> {
  const { kind, revision } = plan.outputs
  const TAG = tagOf(plan, facts, options)
  const token = { GH_TOKEN: github.token }
  const notes = decide('release-notes', {
    name: 'Write the notes',
    env: {
      KIND: 'release',
      IMAGE: image.name,
      NAME: TAG,
      DIGESTS: subject.digests,
      TAGS: plan.outputs.tags,
      REVISION: revision,
      REPOSITORY: github.repository,
      RESULT: 'notes.json',
    },
    outputs: ['title'],
  })
  const draft = draftRelease({
    env: {
      ...token,
      TAG,
      TITLE: notes.outputs.title,
      TARGET: revision,
      NOTES: 'notes.json',
      PRERELEASE: text`${eq(kind, 'prerelease')}`,
      PUSHED: pushedName(image),
    },
  })
  // Whoever has downloaded a file of a public release finds the same one tomorrow.
  const upload = uploadAssets({
    if: eq(draft.outputs.state, 'draft'),
    env: { ...token, TAG, FOLDER: 'assets', PUSHED: pushedName(image) },
  })
  const published = publishRelease({ env: { ...token, TAG, LATEST: tags.outputs.latest, PUSHED: pushedName(image) } })
  return comment(
    'Comes last: whoever sees the release finds the image. Files go into the draft, for a public release may be locked.',
    job('publish', {
      'runs-on': smallRunner,
      'timeout-minutes': 10,
      needs: tags,
      if: options.if ?? or(eq(kind, 'release'), eq(kind, 'prerelease')),
      outputs: { url: published.outputs.url },
      steps: [
        fetchDecisions(),
        ...(options.assets === undefined ? [] : [fetchAssets(options.assets)]),
        ...(options.pushTag === true ? [pushGitTag({ env: { ...token, TAG, COMMIT: revision } })] : []),
        notes,
        draft,
        ...(options.assets === undefined ? [] : [upload]),
        published,
      ],
    }),
  ) as Job<'url'>
}

/** How a failure calls what is public already. */
function pushedName({ registries }: Pipeline['image']): string {
  const [first] = registries
  const names = { ghcr: 'GHCR image', dockerhub: 'Docker Hub image', oci: 'image' }
  return registries.length === 1 && first !== undefined ? names[first.kind] : 'image'
}

const fetchAssets = (pattern: string): Step =>
  uses(downloadArtifact, {
    name: 'Fetch the files of the release',
    with: { pattern, path: 'assets', 'merge-multiple': true },
  }) as Step
