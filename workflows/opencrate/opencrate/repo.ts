// Facts about OpenCrateAI/opencrate: its images, how their tags look, and what every check of it does.
import { comment, dockerHub, effect, image, run, tagPolicy, uses } from 'tagwright'
import type { Step } from 'tagwright'
import { buildPush, setupBuildx, setupPython, trivy, uploadArtifact } from 'tagwright/actions'
import { always, text, vars } from 'tagwright/expressions'
import type { At, Expression } from 'tagwright/expressions'
import { decide } from 'tagwright/parts'

export const opencrate = image('braindotai/opencrate', {
  registries: [dockerHub({ repository: 'braindotai/opencrate-{runtime}-py{python}' })],
  // arm64 is planned.
  platforms: ['linux/amd64'],
  // PYTHON_VERSIONS says for which versions of Python.
  products: { runtime: ['cpu', 'cuda'], python: [] },
  tags: tagPolicy({
    git: 'v{version}',
    // Wider on purpose: what looks like a version and is none is told so instead of being passed over.
    filters: ['v*.*.*'],
    versions: 'v{version}',
    prereleases: true,
    rebuilds: true,
    classes: [
      {
        name: 'edge',
        grammar: 'edge',
        mobility: 'free',
        writer: 'build',
        retention: 'forever',
        causes: ['rebuild'],
        about: 'The newest build of main, of a release or of what comes after it.',
      },
    ],
  }),
})

/** No runner of GitHub's own: whoever lints these workflows has to be told the label. */
export const runner = 'blacksmith-2vcpu-ubuntu-2404'

export const secretNames = ['DOCKERHUB_USERNAME', 'DOCKERHUB_TOKEN'] as const

const python = uses(setupPython, { with: { 'python-version': '3.10' } })

/** Lint, types and tests, before any image is built. */
export const staticChecks: readonly Step[] = [
  python,
  run("python -m pip install types-docker '.[ci]'", {
    name: 'Install what the checks need',
    env: { PIP_EXTRA_INDEX_URL: comment('Has wheels without CUDA: all of it fits into the time limit.', vars('PIP_EXTRA_INDEX_URL')) },
  }),
  run('make test', { name: 'Lint, check the types and run the tests' }),
]

/** Writes docker/dockerfiles for some runtimes and versions of Python, both separated by blanks. */
export const generateDockerfiles = (env: Readonly<Record<'RUNTIMES' | 'PYTHON_VERSIONS', Value>>): readonly Step[] => [
  python,
  run('python -m pip install rich loguru', { name: 'Install what the generator needs' }),
  run('make docker-generate', { name: 'Generate the Dockerfiles', env }),
]

/** The version from VERSION, and the versions of Python from PYTHON_VERSIONS: all, or the first and the last. */
export const readVersions = (ends = false): Step<'version' | 'axes' | 'values'> =>
  decide('matrix-from-files', {
    name: 'Read VERSION and PYTHON_VERSIONS',
    env: {
      VERSION: 'VERSION',
      AXIS: 'python',
      VALUES: 'PYTHON_VERSIONS',
      FILE: 'PYTHON_VERSIONS',
      ...(ends ? { ENDS: 'true' } : {}),
    },
    outputs: ['version', 'axes', 'values'],
  })

type Value = At<'jobs.<id>.steps.env'>
type Words = Expression<string, 'matrix' | 'needs'>

/** One image that is on the machine under its usual name. */
export interface LocalImage {
  readonly runtime: Value
  readonly python: Value
  readonly version: Value
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
