// Releases what CI (main) has passed, when the label of its pull request says so: the image first, git tag and release last.
import { comment, job, matrix, release, run, triggers, uses } from 'tagwright'
import { downloadArtifact } from 'tagwright/actions'
import { always, and, caseOf, eq, github, ne, runner, text } from 'tagwright/expressions'
import { buildx, deleteArtifacts, fetchDecisions, probeService, pullImage } from 'tagwright/parts'
import { nextVersion } from './next-version.ts'
import { archives, programs, sourceAt } from './programs.ts'
import { ciName, dockrev, machines, mainBranch, serviceAt } from './repo.ts'

const on = triggers({
  workflow_run: { workflows: [ciName], types: ['completed'], branches: [mainBranch] },
})

const ci = on.github.event.workflow_run
const { steps, isRelease, gitTag } = nextVersion(ci.head_sha)
const platforms = matrix({ include: machines.map(({ platform, runner: machine }) => ({ platform, runner: machine })) })
const log = text`${runner.temp}/dockrev.log`

export const releaseDockrev = release(dockrev, {
  on,
  concurrency: { group: text`release-${ci.head_branch}`, queue: 'max' },
  guard: comment(
    'A run of CI that somebody started by hand, or that a fork brought, releases nothing.',
    and(eq(ci.conclusion, 'success'), eq(ci.event, 'push'), eq(ci.head_repository.full_name, github.repository)),
  ),
  before: steps,
  when: isRelease,
  facts: { EVENT: 'push', REF_TYPE: 'tag', REF: gitTag, SHA: ci.head_sha },
  source: [sourceAt(ci.head_sha)],
  needs: (plan) => programs(plan, ci.head_sha),
  build: buildx({
    before: [
      uses(downloadArtifact, {
        name: 'Fetch the programs',
        with: { pattern: 'image-*', path: 'source/dist/ci/docker', 'merge-multiple': true },
      }),
    ],
    context: 'source',
    target: 'runtime-prebuilt',
    cache: 'none',
    args: ({ version }) => [text`APP_EFFECTIVE_VERSION=${version}`],
  }),
  reuse: true,
  test: (image, plan) => [
    archives(plan),
    fetchDecisions(),
    pullImage({ image: dockrev, env: { IMAGE: image.references, NAME: 'dockrev:built' } }),
    run(
      'docker run --rm --publish 127.0.0.1:50883:50883 --env DOCKREV_HTTP_ADDR --env DOCKREV_DB_PATH dockrev:built >"$LOG" 2>&1 &',
      {
        name: 'Start it',
        env: { LOG: log, DOCKREV_HTTP_ADDR: '0.0.0.0:50883', DOCKREV_DB_PATH: '/tmp/dockrev.sqlite3' },
      },
    ),
    probeService({
      name: 'Ask it for health and version',
      env: { ...serviceAt(50883), VERSION: plan.outputs.version, LOG: log },
    }),
  ],
  testJob: {
    name: text`Test ${platforms.platform}`,
    strategy: { 'fail-fast': false, matrix: platforms },
    'runs-on': platforms.runner,
  },
  publish: { tag: (plan) => plan.outputs.version, pushTag: true, assets: 'asset-*' },
  followedBy: ({ plan, publish }) => [
    comment(
      'Deletes what nobody needs any more. After a failure everything stays that the failed jobs take when they run again.',
      job('clean-up', {
        'runs-on': 'ubuntu-24.04',
        'timeout-minutes': 10,
        if: and(always(), ne(plan.result, 'skipped')),
        steps: [
          fetchDecisions(),
          deleteArtifacts({
            env: {
              GH_TOKEN: github.token,
              KEEP: caseOf(eq(publish?.result ?? plan.result, 'success'), '', 'web|image-.*|asset-.*|leg-.*'),
            },
          }),
        ],
      }),
    ),
  ],
})
