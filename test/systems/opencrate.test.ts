// The committed workflows of OpenCrate: what starts them, and what a check does. Read, not run; opencrate-run.test.ts runs them.
import { describe, expect, it } from 'vitest'
import { matchFilter } from '../../src/language/index.ts'
import { fill } from '../world/expressions.ts'
import { checks, jobIn, legsOf, policy, pypi, read, release, step, stepsOf } from './opencrate-files.ts'
import type { WorkflowYaml } from './run-jobs.ts'

const groupFor = ({ concurrency }: WorkflowYaml, github: object): string =>
  fill(String(concurrency?.['group']), { github })

describe('what starts the workflows of OpenCrate', () => {
  it('D01 D18 is a tag, a Sunday, somebody by hand, and for the checks a pull request to main with one of eleven paths', () => {
    expect(release.on).toEqual({
      push: { tags: ['v*.*.*'] },
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
    expect(checks.on).toEqual({
      pull_request: {
        branches: ['main'],
        paths: [
          'src/**',
          'tests/**',
          'docker/**',
          'pyproject.toml',
          'setup.cfg',
          'setup.py',
          'Makefile',
          'Makefile.ci',
          'VERSION',
          'PYTHON_VERSIONS',
          '.github/workflows/pr-checks.yml',
        ],
      },
    })
    expect(pypi.on).toEqual({ release: { types: ['published'] }, workflow_dispatch: {} })
  })

  it('D01 D05 D18 in short', () => {
    const tags = policy.images['braindotai/opencrate']?.tags
    const groups = { checks, release, pypi }
    expect({
      filters: tags?.filters,
      classes: tags?.classes.map(({ name, grammar, mobility }) => `${name} ${grammar} ${mobility}`),
      groups: Object.entries(groups).map(
        ([name, { concurrency }]) => `${name} ${Object.values(concurrency ?? {}).join(' ')}`,
      ),
      lock: Object.values(jobIn(release, 'tags').concurrency ?? {}).join(' '),
    }).toMatchInlineSnapshot(`
      {
        "classes": [
          "version v{version} write-once",
          "rebuild v{version}-{date} write-once",
          "latest latest forward",
          "edge edge free",
          "prerelease v{version}{pre} write-once",
        ],
        "filters": [
          "v*.*.*",
        ],
        "groups": [
          "checks pr-\${{ github.ref }} true",
          "release \${{ github.workflow }}-\${{ github.ref }} max",
          "pypi release-pypi-\${{ github.ref }} max",
        ],
        "lock": "image-mutation-braindotai-opencrate max",
      }
    `)
  })

  it.each<[tag: string, fires: boolean]>([
    ['v1.2.0', true],
    ['v0.1.0rc3', true],
    ['v1.2.0-rc.1', true],
    ['v1.2', false],
    ['1.2.0', false],
  ])('D01 D21 takes the tag %s: %j', (tag, fires) => {
    expect(matchFilter(policy.images['braindotai/opencrate']?.tags.filters ?? [], tag)).toBe(fires)
  })

  it('D18 checks of one pull request end the older ones, releases wait for each other', () => {
    expect(groupFor(checks, { ref: 'refs/pull/7/merge' })).toBe('pr-refs/pull/7/merge')
    expect(checks.concurrency?.['cancel-in-progress']).toBe(true)
    expect(groupFor(release, { workflow: 'Release Docker', ref: 'refs/tags/v1.2.0' })).toBe(
      'Release Docker-refs/tags/v1.2.0',
    )
    expect(release.concurrency).not.toHaveProperty('cancel-in-progress')
    expect(release.concurrency?.['queue']).toBe('max')
  })

  it('D18 D31 may do nothing but read where only something is checked or built', () => {
    expect([checks.permissions, release.permissions, pypi.permissions]).toEqual([{}, {}, {}])
    const jobs = [
      ...Object.values(checks.jobs),
      ...['plan', 'static-checks', 'generate-dockerfiles', 'try', 'build', 'gather', 'test', 'tags'].map((id) =>
        jobIn(release, id),
      ),
    ]
    for (const { permissions } of jobs) expect(permissions).toEqual({ contents: 'read' })
  })
})

describe('a check of OpenCrate', () => {
  it.each([
    ['pr-checks.yml', checks],
    ['release-docker.yml', release],
  ])('D02 of %s takes five minutes for lint, types and tests, before any image', (_, file) => {
    expect(jobIn(file, 'static-checks')['timeout-minutes']).toBe(5)
    expect(stepsOf(file, 'static-checks').at(-1)?.run).toBe('make test')
    const builders = Object.entries(file.jobs).filter(([, { steps = [] }]) =>
      steps.some(({ uses = '' }) => uses.startsWith('docker/build-push-action@')),
    )
    expect(builders.length).toBeGreaterThan(0)
    for (const [, { needs }] of builders) expect(needs).toContain('static-checks')
  })

  it('D03 leads to the Dockerfiles, which go on as an artifact with version, versions of Python and rebuild flag', () => {
    const { needs, outputs } = jobIn(release, 'generate-dockerfiles')
    expect(needs).toBe('static-checks')
    expect(Object.keys(outputs ?? {})).toEqual(['version', 'python_versions', 'rebuild_flag', 'cache_update'])
    const { env } = step(release, 'generate-dockerfiles', 'Generate the Dockerfiles')
    const contexts = { steps: { 'read-version-and-python-versions': { outputs: { values: '["3.7","3.13"]' } } } }
    expect(fill(String(env?.['PYTHON_VERSIONS']), contexts)).toBe('3.7 3.13')
    const artifact = { name: 'generated-dockerfiles', path: 'docker/dockerfiles' }
    expect(step(release, 'generate-dockerfiles', 'actions/upload-artifact').with).toMatchObject(artifact)
    for (const id of ['build', 'try']) expect(step(release, id, 'Fetch the Dockerfiles').with).toEqual(artifact)
  })

  it('D18 of a pull request takes the oldest and the newest Python, without CUDA', () => {
    expect(legsOf(checks, 'generate-python-edges').map(({ product }) => product)).toEqual(['cpu-py3.7', 'cpu-py3.13'])
  })

  it('D07 D31 of a pull request builds on fresh bases, reads and writes no cache, and logs in to nothing', () => {
    const given = step(checks, 'build-and-test', 'Build the image').with
    expect(given).toMatchObject({ pull: true, 'no-cache': true, load: true, push: false })
    expect(Object.keys(given ?? {}).filter((name) => name.startsWith('cache-'))).toEqual([])
    expect(read('workflows/pr-checks.yml')).not.toMatch(/login-action|secrets\./)
  })
})
