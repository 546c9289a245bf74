// What comes after the images: the package of the same version, and a look for versions that were never built.
import { comment, job, run } from 'tagwright'
import type { Job } from 'tagwright'
import { eq, github, ne } from 'tagwright/expressions'
import type { Expression } from 'tagwright/expressions'
import { decide, dispatchWorkflow, fetchDecisions, listGitTags, listTags } from 'tagwright/parts'
import { opencrate, packageWorkflow } from './repo.ts'

/** Asks for the package once the release is public. */
export const packageJob = (publish: Job<'url'>): Job =>
  comment(
    'What this workflow publishes starts no other one by itself, so the package is asked for.',
    job('package', {
      needs: publish,
      'runs-on': 'ubuntu-24.04',
      'timeout-minutes': 5,
      steps: [
        fetchDecisions(),
        dispatchWorkflow({
          name: 'Publish the package of the same version',
          about: packageWorkflow,
          env: {
            GH_TOKEN: github.token,
            REPOSITORY: github.repository,
            WORKFLOW: packageWorkflow,
            REF: github.ref_name,
            INPUTS: '{}',
          },
        }),
      ],
    }),
  )

/** Finds git tags of versions that no image has. */
export function missingJob(NAMES: Expression<string, 'needs'>): Job {
  const missing = decide('missing-images', {
    name: 'Find versions without images',
    env: { IMAGE: opencrate.name, GIT_TAGS: 'git-tags.txt', TAGS: 'tags.txt', SINCE: '0.1.0' },
    outputs: ['missing', 'count'],
  })
  return comment(
    'A push of more than three tags starts nothing, and nobody is told: once a week somebody looks.',
    job('missing', {
      'runs-on': 'ubuntu-24.04',
      'timeout-minutes': 10,
      if: eq(github.event_name, 'schedule'),
      steps: [
        fetchDecisions(),
        listGitTags({ env: { GH_TOKEN: github.token, REFS: 'refs.txt', NAMES: 'git-tags.txt' } }),
        listTags({ image: opencrate, env: { NAMES, LISTINGS: 'listings.json' } }),
        run("jq -r '.[].tags[]' listings.json >tags.txt", { name: 'Take their names' }),
        missing,
        run('echo "::error::delete each of these tags and push it again, alone: $MISSING"; exit 1', {
          name: 'Tell of them',
          if: ne(missing.outputs.count, '0'),
          env: { MISSING: missing.outputs.missing },
        }),
      ],
    }),
  )
}
