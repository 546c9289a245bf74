// Facts about OpenCrateAI/opencrate: its images, how their tags look, and where its versions stand.
import { dockerHub, image, tagPolicy } from 'tagwright'
import type { Step } from 'tagwright'
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

/** The file of the workflow that publishes the package; who may publish is tied to its name. */
export const packageWorkflow = 'release-pypi.yml'

/** No runner of GitHub's own: whoever lints these workflows has to be told the label. */
export const runner = 'blacksmith-2vcpu-ubuntu-2404'

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
