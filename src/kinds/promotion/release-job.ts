// The release on GitHub that tells of a promotion or rollback. Nothing waits for it.
import { github } from '../../dsl/contexts.ts'
import { text } from '../../dsl/functions.ts'
import { job } from '../../dsl/job.ts'
import type { Job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import { and, ne } from '../../dsl/operators.ts'
import { decide } from '../../steps/decide.ts'
import { draftRelease } from '../../steps/draft-release.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { publishRelease } from '../../steps/publish-release.ts'
import type { Change } from './change.ts'
import type { Preview } from './preview.ts'

const words = {
  promotion:
    'A new release is the latest one. One that is there keeps what it has: an old promotion that is repeated takes nothing back.',
  rollback: 'A rollback is never the latest release.',
} as const

/** Runs after the move, at the commit of the image: without one, gh would tag the head of the default branch. */
export function releaseJob(
  { kind, image, channel, also, runner }: Change,
  { plan, from }: Preview,
  move: Job,
): Job<'url'> {
  const TAG = plan.kept
  const token = { GH_TOKEN: github.token }
  const notes = decide('promotion-notes', {
    name: 'Write the notes',
    env: {
      IMAGE: image.name,
      KIND: kind,
      CHANNEL: channel,
      NAME: TAG,
      ...(also.length === 0 ? {} : { ALSO: also.join(' ') }),
      DIGEST: plan.digest,
      REPLACES: plan.replaces,
      FROM: from,
      REVISION: plan.revision,
      REASON: plan.reason,
      BY: github.actor,
      RUN_URL: text`${github.server_url}/${github.repository}/actions/runs/${github.run_id}`,
      RESULT: 'notes.json',
    },
    outputs: ['title'],
  })
  const published = publishRelease({
    env: { ...token, TAG, LATEST: comment(words[kind], String(kind === 'promotion')) },
  })
  return comment(
    'Made at the commit of the image; where that is not known there is none, and the record alone tells of the change.',
    job('release', {
      'runs-on': runner,
      'timeout-minutes': 10,
      needs: move,
      if: and(ne(TAG, ''), ne(plan.target, '')),
      outputs: { url: published.outputs.url },
      steps: [
        fetchDecisions(),
        notes,
        draftRelease({
          env: {
            ...token,
            TAG,
            TITLE: notes.outputs.title,
            TARGET: plan.target,
            NOTES: 'notes.json',
            UPDATE_PUBLISHED: 'true',
          },
        }),
        published,
      ],
    }),
  ) as Job<'url'>
}
