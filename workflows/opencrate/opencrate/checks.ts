// What checks have in common: lint and tests of the source, Dockerfiles, and an image that is built, scanned and tested.
import { comment, effect, job, run, uses } from 'tagwright'
import type { Job, Step } from 'tagwright'
import { buildPush, checkout, setupBuildx, setupPython, trivy, uploadArtifact } from 'tagwright/actions'
import { always, text, vars } from 'tagwright/expressions'
import type { Expression } from 'tagwright/expressions'
import { opencrate, runner } from './repo.ts'

const python = uses(setupPython, { with: { 'python-version': '3.10' } })

/** Five minutes of lint, types and tests, before any image is built. */
export const staticChecks: Job = job('static-checks', {
  name: 'Static checks',
  'runs-on': runner,
  'timeout-minutes': 5,
  steps: [
    uses(checkout),
    python,
    run("python -m pip install types-docker '.[ci]'", {
      name: 'Install what the checks need',
      env: {
        PIP_EXTRA_INDEX_URL: comment(
          'Has wheels without CUDA: all of it fits into the time limit.',
          vars('PIP_EXTRA_INDEX_URL'),
        ),
      },
    }),
    run('make test', { name: 'Lint, check the types and run the tests' }),
  ],
})

/** Writes docker/dockerfiles for some runtimes and versions of Python, both separated by blanks. */
export const generateDockerfiles = (env: Readonly<Record<'RUNTIMES' | 'PYTHON_VERSIONS', Words>>): readonly Step[] => [
  python,
  run('python -m pip install rich loguru', { name: 'Install what the generator needs' }),
  run('make docker-generate', { name: 'Generate the Dockerfiles', env }),
]

type Words =
  | string
  | Expression<string | boolean | null | undefined, 'github' | 'inputs' | 'needs' | 'steps' | 'matrix' | 'env'>

/** One image that is on the machine under its usual name. */
export interface LocalImage {
  readonly runtime: Words
  readonly python: Words
  readonly version: Words
}

/** What an image is called on the machine that tests it. */
export const localName = ({ runtime, python: of, version }: LocalImage): Words =>
  text`braindotai/opencrate-${runtime}-py${of}:${version}`

/** Where the Dockerfile of an image is, once it is generated. */
export const dockerfileOf = ({ runtime, python: of }: Omit<LocalImage, 'version'>): Words =>
  text`docker/dockerfiles/Dockerfile.${runtime}-py${of}`

/** Builds an image that stays on the machine. */
export const buildHere = (local: LocalImage): readonly Step[] => [
  uses(setupBuildx),
  uses(buildPush, {
    name: 'Build the image',
    with: {
      context: '.',
      file: dockerfileOf(local),
      platforms: opencrate.platforms,
      tags: localName(local),
      load: true,
      push: false,
      pull: comment('Takes nothing from the cache of releases, and leaves nothing there.', true),
      'no-cache': true,
    },
  }),
]

/** Scans an image, then runs the tests inside of it. */
export const testImage = (local: LocalImage): readonly Step[] => [
  comment('A light one: the cache of the builder stays.', run('sudo apt-get clean', { name: 'Clean up' })),
  uses(trivy, {
    name: 'Scan the image for vulnerabilities',
    with: { 'image-ref': localName(local), severity: 'CRITICAL', 'ignore-unfixed': true, 'exit-code': 1 },
  }),
  run('make docker-test DEPS=ci', {
    name: 'Run the tests inside the image',
    env: { RUNTIME: local.runtime, PYTHON_VERSION: local.python, VERSION: local.version },
    effects: [effect('test', opencrate)],
  }),
  uses(uploadArtifact, {
    name: 'Keep the logs of the tests',
    if: always(),
    with: { name: text`test-logs-${local.runtime}-py${local.python}`, path: 'tests/logs', overwrite: true },
  }),
]
