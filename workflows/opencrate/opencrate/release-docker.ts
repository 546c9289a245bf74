// Builds, tests and publishes the images of all runtimes and versions of Python: all of them, or none.
import { comment, job, release, triggers, uses } from 'tagwright'
import { checkout, downloadArtifact, uploadArtifact } from 'tagwright/actions'
import { and, eq, fromJSON, github, join, ne, or, text } from 'tagwright/expressions'
import { buildx, changedFiles } from 'tagwright/parts'
import { missingJob, packageJob } from './after-release.ts'
import { buildHere, dockerfileOf, generateDockerfiles, staticChecks, testImage } from './checks.ts'
import { opencrate, readVersions, runner } from './repo.ts'
import { requireTested, testImages } from './tested.ts'

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

const rebuild = or(eq(github.event_name, 'schedule'), eq(on.inputs.REBUILD_BASE, true))

const versions = readVersions()
const dependencies = changedFiles({ env: { FILES: 'pyproject.toml setup.cfg', RELEASES: 'v[0-9]*' } })
const generated = { name: 'generated-dockerfiles', path: 'docker/dockerfiles' }

const generate = job('generate-dockerfiles', {
  name: 'Generate the Dockerfiles',
  needs: staticChecks,
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
  needs: [staticChecks, generate],
  build: {
    ...images,
    attempt(leg) {
      const local = { runtime: leg.field('runtime'), python: leg.field('python'), version: leg.version }
      return [fetchDockerfiles, ...buildHere(local), ...testImage(local)]
    },
  },
  test: testImages,
  gate: requireTested,
  followedBy: ({ publish, plan }) => [
    ...(publish === undefined ? [] : [packageJob(publish)]),
    missingJob(plan.outputs.names),
  ],
})
