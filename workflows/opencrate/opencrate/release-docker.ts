// Builds, tests and publishes the images of all runtimes and versions of Python: all of them, or none.
import { comment, effect, job, release, run, triggers, uses } from 'tagwright'
import type { Job } from 'tagwright'
import { checkout, downloadArtifact, uploadArtifact } from 'tagwright/actions'
import { and, eq, fromJSON, github, join, ne, or, text } from 'tagwright/expressions'
import type { Expression } from 'tagwright/expressions'
import { buildx, changedFiles, decide, eachImage, fetchDecisions, listGitTags, listTags } from 'tagwright/parts'
import { pullImage, readLegs, recordLeg } from 'tagwright/parts'
import { buildHere, dockerfileOf, generateDockerfiles, localName, opencrate } from './repo.ts'
import { readVersions, runner, staticChecks, testImage } from './repo.ts'

const on = triggers({
  push: { tags: opencrate.tags.releaseFilters },
  schedule: [{ cron: '0 3 * * 0' }],
  workflow_dispatch: {
    inputs: {
      REBUILD_BASE: {
        type: 'boolean',
        description: 'Build on fresh base images and renew the cache',
        required: true,
        default: false,
      },
    },
  },
})

const checks = job('static-checks', {
  name: 'Static checks',
  'runs-on': runner,
  'timeout-minutes': 5,
  steps: [uses(checkout), ...staticChecks],
})

const rebuild = or(eq(github.event_name, 'schedule'), eq(on.inputs.REBUILD_BASE, true))

const versions = readVersions()
const dependencies = changedFiles({ env: { FILES: 'pyproject.toml setup.cfg', RELEASES: 'v[0-9]*' } })
const generated = { name: 'generated-dockerfiles', path: 'docker/dockerfiles' }

const generate = job('generate-dockerfiles', {
  name: 'Generate the Dockerfiles',
  needs: checks,
  'runs-on': runner,
  'timeout-minutes': 5,
  outputs: {
    version: versions.outputs.version,
    python_versions: versions.outputs.values,
    rebuild_flag: text`${rebuild}`,
    cache_update: text`${or(rebuild, eq(dependencies.outputs.changed, 'true'))}`,
  },
  steps: [
    uses(checkout, { with: { 'fetch-depth': comment('The release before may be any number of commits ago.', 0) } }),
    versions,
    dependencies,
    ...generateDockerfiles({
      RUNTIMES: opencrate.products['runtime']?.join(' ') ?? '',
      PYTHON_VERSIONS: join(fromJSON<readonly string[]>(versions.outputs.values), ' '),
    }),
    uses(uploadArtifact, { with: { ...generated, 'if-no-files-found': 'error', overwrite: true } }),
  ],
})

const fetchDockerfiles = uses(downloadArtifact, { name: 'Fetch the Dockerfiles', with: generated })

const images = buildx({
  before: [fetchDockerfiles],
  dockerfile: (leg) => dockerfileOf({ runtime: leg.field('runtime'), python: leg.field('python') }),
  provenance: comment('The provenance is attested by digest; so an image stays one manifest.', false),
  cache: {
    repository: 'braindotai/opencrate-build-cache',
    tag: ({ field }) => field('product'),
    fresh: eq(generate.outputs.rebuild_flag, 'true'),
    write: eq(generate.outputs.cache_update, 'true'),
  },
})

const testedFolder = 'tested'

/** A push of more than three tags starts nothing, and nobody is told: once a week somebody looks. */
function missingJob(NAMES: Expression<string, 'needs'>): Job {
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

export const releaseDocker = release(opencrate, {
  file: 'release-docker.yml',
  name: 'Release Docker',
  on,
  concurrency: { group: text`${github.workflow}-${github.ref}`, queue: 'max' },
  facts: {
    VERSION: 'VERSION',
    // Somebody who starts it on a branch of their own wants to know whether it works.
    SKIP_PUSH: text`${and(eq(github.ref_type, 'branch'), ne(github.ref_name, 'main'))}`,
  },
  products: { steps: [versions], axes: versions.outputs.axes },
  runners: { 'linux/amd64': runner },
  after: [checks, generate],
  build: {
    ...images,
    attempt(leg) {
      const local = { runtime: leg.field('runtime'), python: leg.field('python'), version: leg.version }
      return [fetchDockerfiles, ...buildHere(local), ...testImage(local)]
    },
  },
  test(subject, plan) {
    const { strategy, name, digest, field } = eachImage(opencrate, subject)
    const local = { runtime: field('runtime'), python: field('python'), version: plan.outputs.tag }
    const image = pullImage({ image: opencrate, env: { IMAGE: text`${name}@${digest}`, NAME: localName(local) } })
    const record = text`${testedFolder}/${field('product')}.json`
    const tests = job('test', {
      name: text`Test ${field('product')}`,
      'runs-on': runner,
      'timeout-minutes': 60,
      strategy,
      steps: [
        uses(checkout),
        image,
        ...testImage(local),
        recordLeg({
          name: 'Record the digest that was tested',
          env: {
            LEG: field('leg'),
            PLATFORM: field('platform'),
            PRODUCT: field('product'),
            DIGEST: image.outputs.digest,
            RECORD: record,
          },
        }),
        uses(uploadArtifact, {
          name: 'Hand the digest over',
          with: { name: text`digest-${field('product')}`, path: record, 'if-no-files-found': 'error', overwrite: true },
        }),
      ],
    })
    return [tests]
  },
  gate(subject, plan) {
    const tested = decide('check-legs', {
      name: 'See that every image was tested',
      env: { MATRIX: plan.outputs.matrix, RECORDS: 'tested.json' },
      outputs: ['digests'],
    })
    return [
      uses(downloadArtifact, {
        name: 'Fetch the digests that were tested',
        with: { pattern: 'digest-*', path: testedFolder, 'merge-multiple': true },
      }),
      readLegs({ name: 'Read the digests that were tested', env: { FOLDER: testedFolder, RECORDS: 'tested.json' } }),
      tested,
      decide('check-digests', {
        name: 'Check that what was tested is what gets the tags',
        env: {
          BUILT: subject.digests,
          TESTED: tested.outputs.digests,
          SENTENCE: 'Integrity check failed, aborting push',
        },
      }),
    ]
  },
  then: ({ publish, plan }) => [
    comment(
      'What this workflow publishes starts no other one by itself, so the package is asked for.',
      job('package', {
        needs: publish === undefined ? [] : [publish],
        'runs-on': 'ubuntu-24.04',
        'timeout-minutes': 5,
        steps: [
          run('gh workflow run release-pypi.yml --repo "$GITHUB_REPOSITORY" --ref "$GITHUB_REF_NAME"', {
            name: 'Publish the package of the same version',
            env: { GH_TOKEN: github.token },
            effects: [effect('deploy')],
          }),
        ],
      }),
    ),
    missingJob(plan.outputs.names),
  ],
})
