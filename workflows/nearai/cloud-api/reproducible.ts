// Builds on two machines, and twice on one of them: four digests that have to be one.
import { comment, job, run, uses, workflow } from 'tagwright'
import type { Job, Step } from 'tagwright'
import { checkout } from 'tagwright/actions'
import { github, text } from 'tagwright/expressions'
import { archiveSteps, readArchive } from 'tagwright/parts'
import { cloud } from './repo.ts'

/** The build of build.ts with a fresh BuildKit, and without a push. */
function buildOnce(times: string): readonly [Step<'digest'>, readonly Step[]] {
  const leg = {
    image: cloud,
    name: cloud.name,
    platform: 'linux/amd64',
    id: '',
    version: '',
    revision: github.sha,
    field: () => '',
  }
  const digest = readArchive({ name: `Read the digest of the ${times} build`, env: { ARCHIVE: 'image.tar' } })
  return [digest, [...archiveSteps({ buildkit: 'moby/buildkit:v0.20.2' }, leg), digest]]
}

function buildOn(id: string, machine: string): Job<'digest'> {
  const [digest, steps] = buildOnce('only')
  return job(id, {
    'runs-on': machine,
    'timeout-minutes': 60,
    outputs: { digest: digest.outputs.digest },
    steps: [uses(checkout), ...steps],
  })
}

const older = buildOn('older-machine', 'ubuntu-22.04')
const newer = buildOn('newer-machine', 'ubuntu-24.04')

const [first, firstBuild] = buildOnce('first')
const [second, secondBuild] = buildOnce('second')
const twice = comment(
  'The same machine a second time: what the first build leaves behind may not show.',
  job('twice', {
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': 90,
    outputs: { first: first.outputs.digest, second: second.outputs.digest },
    steps: [uses(checkout), ...firstBuild, ...secondBuild],
  }),
)

const compare = job('compare', {
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 5,
  steps: [
    run(
      `
        sort <<<"$DIGESTS" | uniq -c | tee -a "$GITHUB_STEP_SUMMARY"
        [[ $(sort -u <<<"$DIGESTS" | wc -l) == 1 ]] || { echo '::error::the builds differ'; exit 1; }
      `,
      {
        name: 'Compare the digests',
        env: {
          DIGESTS: text`${older.outputs.digest}\n${newer.outputs.digest}\n${twice.outputs.first}\n${twice.outputs.second}`,
        },
      },
    ),
  ],
})

export const reproducible = workflow('verify-reproducible-build', {
  name: 'Verify Reproducible Build',
  on: { push: { branches: ['main'] }, workflow_dispatch: null },
  jobs: [older, newer, twice, compare],
})
