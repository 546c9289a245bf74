// Publishes the Python package of a version whose images are all there.
import { comment, job, run, triggers, uses, workflow } from 'tagwright'
import { checkout, downloadArtifact, setupPython, uploadArtifact } from 'tagwright/actions'
import { github, text } from 'tagwright/expressions'
import { decide, requireImages } from 'tagwright/parts'
import { opencrate, packageWorkflow, readVersions, runner } from './repo.ts'

const on = triggers({
  release: { types: ['published'] },
  workflow_dispatch: comment('How the release of the images starts it, on the tag.', {}),
})

const tag = decide('build-tags', {
  name: 'Read the version',
  clock: true,
  env: {
    IMAGE: opencrate.name,
    EVENT: 'push',
    REF_TYPE: github.ref_type,
    REF: github.ref_name,
    SHA: github.sha,
    VERSION: 'VERSION',
  },
  outputs: ['tag'],
})

const versions = readVersions()

const legs = decide('build-matrix', {
  name: 'Name the images',
  env: {
    IMAGE: opencrate.name,
    RUNNERS: JSON.stringify({ 'linux/amd64': runner }),
    PRODUCTS: versions.outputs.axes,
  },
  outputs: ['names'],
})

const images = comment(
  'One version is in both places or in none: the images come first.',
  job('images', {
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': 10,
    steps: [
      uses(checkout),
      tag,
      versions,
      legs,
      requireImages({
        image: opencrate,
        env: {
          NAMES: legs.outputs.names,
          TAG: tag.outputs.tag,
          SENTENCE: 'the package waits for its images, and their release starts it again',
        },
      }),
    ],
  }),
)

const dist = { name: 'python-package', path: 'dist' }

const build = job('build', {
  needs: images,
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 10,
  steps: [
    uses(checkout),
    uses(setupPython, { with: { 'python-version': '3.10' } }),
    run('python -m pip install build', { name: 'Install what the build needs' }),
    run('python -m build', { name: 'Build the package' }),
    uses(uploadArtifact, { with: { ...dist, 'if-no-files-found': 'error', overwrite: true } }),
  ],
})

const publish = job('pypi-publish', {
  name: 'Publish the package',
  needs: build,
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 10,
  environment: 'pypi',
  permissions: { contents: 'read', 'id-token': 'write' },
  steps: [
    uses(downloadArtifact, { name: 'Fetch the package', with: dist }),
    comment(
      'v1.13.0',
      uses('pypa/gh-action-pypi-publish@ed0c53931b1dc9bd32cbe73a98c7f6766f8a527e', {
        name: 'Publish it',
        with: { 'skip-existing': comment('A run that is started again goes on where it stopped.', true) },
      }),
    ),
  ],
})

export const releasePypi = workflow(packageWorkflow, {
  name: 'Release PyPI',
  on,
  concurrency: { group: text`release-pypi-${github.ref}`, queue: 'max' },
  jobs: [images, build, publish],
  policy: { images: [opencrate], contracts: [] },
})
