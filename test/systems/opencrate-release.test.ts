// The committed release of OpenCrate: its legs, its caches, its tests and what stands between them and the tags.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { runOriginal } from '../decide/run-original.ts'
import { fill } from '../world/expressions.ts'
import { before, checks, jobIn, labelOf, legsOf, order, read, release, step } from './opencrate-files.ts'
import type { WorkflowYaml } from './run-jobs.ts'

describe('the legs of a release of OpenCrate', () => {
  it('D04 D06 D16 are 14, for amd64 alone, and none ends another', () => {
    const legs = legsOf(release, 'plan')
    expect(legs).toHaveLength(14)
    expect(new Set(legs.map(({ platform }) => platform))).toEqual(new Set(['linux/amd64']))
    expect(legs[0]?.['repository']).toBe('docker.io/braindotai/opencrate-cpu-py3.7')
    for (const id of ['build', 'test', 'prove']) expect(jobIn(release, id).strategy?.['fail-fast']).toBe(false)
    expect(read('workflows/release-docker.yml')).not.toMatch(/arm64|setup-qemu/)
  })

  it('D06 D13 write each its own cache, and no job after the build has one', () => {
    const { with: given } = step(release, 'build', 'Build and push by digest')
    const caches = legsOf(release, 'plan').map((matrix) => fill(String(given?.['cache-from']), { matrix }))
    expect(caches[0]).toBe('type=registry,ref=braindotai/opencrate-build-cache:cpu-py3.7')
    expect(new Set(caches).size).toBe(14)
    const later = Object.entries(release.jobs).filter(([id]) => before(id).has('build'))
    expect(later.map(([id]) => id)).toEqual(expect.arrayContaining(['test', 'tags', 'publish']))
    for (const [, job] of later) expect(JSON.stringify(job)).not.toMatch(/build-push-action|setup-buildx|build-cache/)
  })

  it.each<
    [what: string, event: string, input: boolean | null, changed: boolean, is: { fresh: boolean; writes: boolean }]
  >([
    ['a tag', 'push', null, false, { fresh: false, writes: false }],
    ['a tag with other dependencies', 'push', null, true, { fresh: false, writes: true }],
    ['a run by hand', 'workflow_dispatch', false, false, { fresh: false, writes: false }],
    ['a run by hand with other dependencies', 'workflow_dispatch', false, true, { fresh: false, writes: true }],
    ['REBUILD_BASE', 'workflow_dispatch', true, false, { fresh: true, writes: true }],
    ['a Sunday', 'schedule', null, false, { fresh: true, writes: true }],
  ])('D07 D03 of %s use the cache as they should', (_, event, input, changed, { fresh, writes }) => {
    const contexts = {
      github: { event_name: event },
      inputs: input === null ? {} : { REBUILD_BASE: input },
      steps: { 'compare-the-files-with-the-release-before': { outputs: { changed: String(changed) } } },
    }
    const { rebuild_flag = '', cache_update = '' } = jobIn(release, 'generate-dockerfiles').outputs ?? {}
    const outputs = {
      rebuild_flag: fill(rebuild_flag, contexts),
      cache_update: fill(cache_update, contexts),
    }
    const { with: given } = step(release, 'build', 'Build and push by digest')
    const ask = (name: string): string =>
      fill(String(given?.[name]), {
        needs: { 'generate-dockerfiles': { outputs } },
        matrix: { product: 'cpu-py3.7' },
      })
    expect([ask('pull'), ask('no-cache')]).toEqual([String(fresh), String(fresh)])
    expect(ask('cache-to')).toBe(writes ? 'type=registry,ref=braindotai/opencrate-build-cache:cpu-py3.7,mode=max' : '')
  })

  it('D08 D30 compare the dependencies with the release before, for which the whole history is there', () => {
    expect(step(release, 'generate-dockerfiles', 'Compare the files with the release before')).toMatchObject({
      run: 'source .github/tagwright/changed-files.sh',
      env: { FILES: 'pyproject.toml setup.cfg', RELEASES: 'v[0-9]*' },
    })
    expect(step(release, 'generate-dockerfiles', 'actions/checkout').with?.['fetch-depth']).toBe(0)
  })

  it('D24 D29 push by digest and no tag, one manifest each, and are built once', () => {
    const { with: given } = step(release, 'build', 'Build and push by digest')
    expect(given).toMatchObject({ provenance: false })
    expect(String(given?.['outputs'])).toMatch(/push-by-digest=true,name-canonical=true,push=true$/)
    expect(given).not.toHaveProperty('tags')
    expect(read('workflows/release-docker.yml').match(/push=true/g)).toHaveLength(1)
  })

  it('D06 D24 are signed and attested by digest, under the names that cosign and Docker Hub know', () => {
    const contexts = { matrix: { image: { runtime: 'cuda', python: '3.13', digest: 'sha256:1' } } }
    expect(fill(String(step(release, 'prove', 'Sign the image').env?.['IMAGES']), contexts)).toBe(
      'docker.io/braindotai/opencrate-cuda-py3.13@sha256:1',
    )
    const { with: given } = step(release, 'prove', 'Attest the provenance')
    expect(fill(`${given?.['subject-name']} ${given?.['subject-digest']}`, contexts)).toBe(
      'index.docker.io/braindotai/opencrate-cuda-py3.13 sha256:1',
    )
  })
})

describe('the tests of a release of OpenCrate', () => {
  it.each<[what: string, file: WorkflowYaml, id: string]>([
    ['a release', release, 'test'],
    ['a trial', release, 'try'],
    ['a pull request', checks, 'build-and-test'],
  ])('D09 D10 of %s scan the image, then test inside of it, and keep the log whatever happens', (_, file, id) => {
    const names = [
      'Clean up',
      'Scan the image for vulnerabilities',
      'Run the tests inside the image',
      'Keep the logs of the tests',
    ]
    expect(order(file, id).filter((name) => names.includes(name))).toEqual(names)
    expect(step(file, id, 'Clean up').run).toBe('sudo apt-get clean')
    expect(step(file, id, 'Run the tests inside the image')).toMatchObject({ run: 'make docker-test DEPS=ci' })
    const logs = step(file, id, 'Keep the logs of the tests')
    const leg = { runtime: 'cuda', python: '3.11' }
    expect(logs.if).toBe('always()')
    expect(fill(String(logs.with?.['name']), { matrix: { ...leg, image: leg } })).toBe('test-logs-cuda-py3.11')
  })

  it('D10 D24 pull the digest that was pushed and test under the name of this build, whatever VERSION says by then', () => {
    const image = { runtime: 'cpu', python: '3.7', digest: 'sha256:1' }
    const contexts = { matrix: { image }, needs: { plan: { outputs: { tag: 'v1.2.0' } } } }
    const { env: pull = {} } = step(release, 'test', 'Pull the image by digest')
    expect([pull['IMAGE'], pull['NAME']].map((text) => fill(String(text), contexts))).toEqual([
      'docker.io/braindotai/opencrate-cpu-py3.7@sha256:1',
      'braindotai/opencrate-cpu-py3.7:v1.2.0',
    ])
    const { env: test = {} } = step(release, 'test', 'Run the tests inside the image')
    expect(fill(String(test['VERSION']), contexts)).toBe('v1.2.0')
    expect(
      fill(String(step(release, 'test', 'Scan the image for vulnerabilities').with?.['image-ref']), contexts),
    ).toBe('braindotai/opencrate-cpu-py3.7:v1.2.0')
  })

  it('D11 hand over the digest that the machine had, which the tags compare before they log in', () => {
    const { env } = step(release, 'test', 'Record the digest that was tested')
    expect(env?.['DIGEST']).toBe('${{ steps.pull-the-image-by-digest.outputs.digest }}')
    expect(
      fill(String(step(release, 'test', 'Hand the digest over').with?.['name']), {
        matrix: { image: { product: 'cpu-py3.7' } },
      }),
    ).toBe('digest-cpu-py3.7')
    const gate = step(release, 'tags', 'Check that what was tested is what gets the tags')
    expect(gate.env).toMatchObject({
      SENTENCE: 'Integrity check failed, aborting push',
      BUILT: '${{ needs.gather.outputs.digests }}',
    })
    const names = order(release, 'tags')
    expect(names.indexOf(labelOf(gate))).toBeLessThan(names.indexOf('Log in to Docker Hub'))
  })

  it('D12 D15 come before every tag, all of them, and no pull request gets there', () => {
    for (const id of ['test', 'gather', 'build', 'static-checks', 'plan']) expect(before('tags')).toContain(id)
    for (const id of ['prove', 'tags']) expect(jobIn(release, id).if).toBeUndefined()
    expect(release.on).not.toHaveProperty('pull_request')
  })

  it('D31 know no secret: only who pushes logs in', () => {
    const loggedIn = Object.keys(release.jobs).filter((id) =>
      order(release, id).some((name) => name.startsWith('Log in')),
    )
    expect(loggedIn).toEqual(['build', 'prove', 'tags'])
    expect(read('workflows/pr-checks.yml') + read('workflows/release-docker.yml')).not.toMatch(/setup-qemu/)
  })

  it('D15 D24 D25 the tags are the only job that writes one, and every script stops at a failure in a pipe', () => {
    const writers = Object.entries(release.jobs).filter(([, job]) => JSON.stringify(job).includes('write-tags.sh'))
    expect(writers.map(([id]) => id)).toEqual(['tags'])
    for (const file of ['pr-checks.yml', 'release-docker.yml', 'release-pypi.yml'])
      expect(parse(read(`workflows/${file}`))).toMatchObject({ defaults: { run: { shell: 'bash' } } })
  })

  it('D26 compare digests of bytes that exist once, where the original built again and compared the times of files', () => {
    const FOLDER = mkdtempSync(path.join(tmpdir(), 'opencrate-'))
    onTestFinished(() => rmSync(FOLDER, { recursive: true }))
    // A layer of COPY has the times of its files in it: built again without cache, the same source is another layer.
    const sh = `docker() { if [ "$4" = tested ]; then echo '["sha256:base","sha256:copy-at-3"]'; else echo '["sha256:base","sha256:copy-at-4"]'; fi; }`
    expect(runOriginal('opencrate-gate.sh', { FOLDER }, { sh, flags: '-e' })).toEqual({
      code: 1,
      lines: ['Integrity check failed, aborting push'],
    })
    const builds = Object.entries(release.jobs).filter(([, { steps = [] }]) =>
      steps.some((one) => one.uses?.startsWith('docker/build-push-action@')),
    )
    // One shows that a branch builds and pushes nothing; never both in one run.
    expect(builds.map(([id, { if: condition }]) => [id, condition])).toEqual([
      ['try', "needs.plan.outputs.push != 'true'"],
      ['build', "needs.plan.outputs.push == 'true'"],
    ])
  })
})
