// The committed workflow build-images of pigfoot, line by line of what it has to do: read, not run.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fill } from '../world/expressions.ts'
import { createProject } from '../project.ts'
import { file, folder, job, jobs, root, step, text, uses } from './pigfoot-file.ts'

const options = (id: string): readonly string[] => String(step(id, 'Build the image').env?.['OPTIONS']).split('\n')

describe('build-images of pigfoot', () => {
  it('C01 starts on main, on tags that begin with v, and by hand with a name and a switch', () => {
    expect(file.on).toEqual({
      push: { branches: ['main'], tags: ['v*'] },
      workflow_dispatch: {
        inputs: {
          tag_name: { type: 'string', description: 'Tag of the image; manual-<commit> when left empty', default: '' },
          skip_push: { type: 'boolean', description: 'Build only, push nothing', default: false },
        },
      },
    })
    const decides = step('plan', 'Decide on the tags').env
    expect([decides?.['TAG'], decides?.['SKIP_PUSH']]).toEqual([
      '${{ inputs.tag_name }}',
      '${{ inputs.skip_push == true }}',
    ])
  })

  it('C04 goes from plan to build to index, and each stage waits for the whole one before it', () => {
    expect(Object.entries(jobs).map(([id, { needs }]) => [id, needs])).toEqual([
      ['plan', undefined],
      ['try', 'plan'],
      ['build', 'plan'],
      ['index', 'build'],
      ['prove', 'index'],
      ['tags', ['prove', 'plan', 'index']],
      ['report', ['plan', 'index', 'tags']],
    ])
  })

  it.each(['build', 'try'])(
    'C05 the job %s builds two platforms, each on a machine of its own kind, and neither ends the other',
    (id) => {
      expect(job(id)['strategy']).toEqual({
        'fail-fast': false,
        matrix: {
          include: [
            { leg: 'linux-amd64', platform: 'linux/amd64', runner: 'ubuntu-24.04' },
            { leg: 'linux-arm64', platform: 'linux/arm64', runner: 'ubuntu-24.04-arm' },
          ],
        },
      })
      expect(job(id)['runs-on']).toBe('${{ matrix.runner }}')
      expect(uses(id, 'docker/setup-qemu-action')).toEqual([])
    },
  )

  it('C06 has no job between the legs and the tags that runs although something failed', () => {
    for (const id of ['index', 'prove', 'tags']) expect(job(id)['if']).toBeUndefined()
    expect(text).not.toMatch(/continue-on-error|failure\(\)|cancelled\(\)/)
  })

  it('C07 C34 logs in to GHCR with the token of the run and to Docker Hub with two secrets, and nowhere before the plan', () => {
    for (const id of ['build', 'index', 'prove', 'tags']) {
      expect(uses(id, 'docker/login-action').map((one) => one.with)).toEqual([
        { registry: 'ghcr.io', username: '${{ github.actor }}', password: '${{ github.token }}' },
        { username: '${{ secrets.DOCKERHUB_USERNAME }}', password: '${{ secrets.DOCKERHUB_TOKEN }}' },
      ])
    }
    for (const id of ['plan', 'try', 'report']) expect(uses(id, 'docker/login-action')).toEqual([])
  })

  it('C08 looks for the secrets before it decides anything, unless nothing is pushed', () => {
    const names = job('plan').steps.map((one) => one['name'])
    expect(names).toEqual(['Fetch the decisions', 'Look for the secrets', 'Decide on the tags'])
    const condition = String(step('plan', 'Look for the secrets')['if'])
    const asked = [null, false, true].map((skip_push) => fill(condition, { inputs: { skip_push } }))
    expect(asked).toEqual(['true', 'true', 'false'])
  })

  it("C09 builds the project's Containerfile in Docker's format with a podman that reads heredocs", () => {
    const env = step('build', 'Build the image').env
    expect([env?.['CONTAINERFILE'], env?.['AT_LEAST']]).toEqual(['Containerfile', '5.0'])
    expect(readFileSync(path.join(folder, 'tagwright/podman-build.sh'), 'utf8')).toContain('options=(--format docker ')
  })

  it('C10 C35 hands each digest over as a file of one day that must be there, and that a second attempt replaces', () => {
    expect(uses('build', 'actions/upload-artifact').map((one) => one.with)).toEqual([
      {
        name: 'leg-${{ matrix.leg }}',
        path: 'legs/${{ matrix.leg }}.json',
        'retention-days': 1,
        'if-no-files-found': 'error',
        overwrite: true,
      },
    ])
    expect(step('build', 'Push the image by digest').env).toEqual({
      IMAGE: 'localhost/built:leg',
      NAME: 'ghcr.io/pigfoot/docker-headless',
    })
  })

  it('C15 asks for packages: write only where something is pushed, and for what signing needs only where it signs', () => {
    expect(file['permissions']).toEqual({})
    const [reads, writes] = [{ contents: 'read' }, { contents: 'read', packages: 'write' }]
    const signs = { ...writes, 'id-token': 'write', attestations: 'write', 'artifact-metadata': 'write' }
    expect(Object.fromEntries(Object.entries(jobs).map(([id, { permissions }]) => [id, permissions]))).toEqual({
      plan: reads,
      try: reads,
      build: writes,
      index: writes,
      prove: signs,
      tags: writes,
      report: reads,
    })
  })

  it('C16 labels the image with its source and its revision', () => {
    const labels = String(step('build', 'Build the image').env?.['LABELS']).split('\n')
    const needs = { plan: { outputs: { tag: '1.2.3', revision: 'a'.repeat(40) } } }
    const github = { server_url: 'https://github.com', repository: 'pigfoot/docker-headless' }
    expect(labels.map((label) => fill(label, { needs, github }))).toEqual([
      'org.opencontainers.image.version=1.2.3',
      `org.opencontainers.image.revision=${'a'.repeat(40)}`,
      'org.opencontainers.image.source=https://github.com/pigfoot/docker-headless',
    ])
  })

  it('C17 tells the summary that its readers use podman, and when the run began', () => {
    const summary = step('report', 'Write the summary')
    expect(summary.env).toMatchObject({ TOOL: 'podman', STARTED: '${{ needs.plan.outputs.started }}' })
    expect(summary['run']).toBe('ENDED=$(date -u +%s) node .github/tagwright/decide.mjs build-summary')
    expect(job('report')['if']).toBe("always() && needs.plan.result == 'success'")
  })

  it('C18 takes the layers of earlier builds of its own platform, which only a build that publishes may replace', () => {
    const layers = 'ghcr.io/pigfoot/docker-headless-layers/${{ matrix.leg }}'
    expect(options('try')).toEqual(['--layers', `--cache-from=${layers}`])
    expect(options('build')).toEqual(['--layers', `--cache-from=${layers}`, `--cache-to=${layers}`])
  })

  it('C19 copies the index to the second registry by its digest, and tags that digest in both', () => {
    expect(step('index', 'Copy to the other registries by digest').env).toEqual({
      SOURCE: 'ghcr.io/pigfoot/docker-headless@${{ steps.push-the-index-by-digest.outputs.digest }}',
      TARGETS: 'docker.io/pigfoot/docker-headless',
    })
    expect(job('index')['outputs']).toEqual({ digest: '${{ steps.push-the-index-by-digest.outputs.digest }}' })
    expect(step('tags', 'Decide which tags move').env).toMatchObject({ DIGESTS: '${{ needs.index.outputs.digest }}' })
    expect(step('tags', 'List what is published').env).toMatchObject({
      NAMES: 'ghcr.io/pigfoot/docker-headless docker.io/pigfoot/docker-headless',
    })
  })

  it(
    'C21 is what its module compiles to, and neither actionlint nor a check of effects and locks finds anything',
    { timeout: 60_000 },
    async () => {
      const modules = ['repo.ts', 'build-images.ts'].map((name) => `workflows/pigfoot/docker-headless/${name}`)
      const project = createProject(
        Object.fromEntries(modules.map((name) => [name, readFileSync(path.join(root, name), 'utf8')])),
      )
      expect(await project.run('synth')).toMatchObject({ code: 0 })
      expect(project.read('generated/pigfoot/docker-headless/.github/workflows/build-images.yml')).toBe(text)
      const { code, out } = await project.run('check', 'workflows')
      expect({ code, last: out.trimEnd().split('\n').at(-1) }).toEqual({
        code: 0,
        last: '1 file checked, nothing found',
      })
    },
  )

  it('C22 ends each job after its time, and tells a wrong tag or a missing secret in the first job, of five minutes at most', () => {
    const limits = Object.entries(jobs).map(([id, one]) => [id, one['timeout-minutes']])
    expect(Object.fromEntries(limits)).toEqual({
      plan: 5,
      try: 30,
      build: 30,
      index: 10,
      prove: 15,
      tags: 15,
      report: 5,
    })
    expect(uses('plan', 'actions/checkout')[0]?.with).toMatchObject({ 'sparse-checkout': '.github/tagwright' })
  })

  it('C29 C28 downloads no program and takes no action that tries again blindly', () => {
    const scripts = readdirSync(path.join(folder, 'tagwright')).filter(
      (name) => name.endsWith('.sh') && name !== 'act.sh',
    )
    const all = [text, ...scripts.map((name) => readFileSync(path.join(folder, 'tagwright', name), 'utf8'))].join('\n')
    expect(all).not.toMatch(/curl|wget|apt-get|releases\/latest|nick-fields/)
    expect(step('prove', 'Install cosign').with).toEqual({ 'cosign-release': 'v3.1.2' })
    expect(text.match(/uses: (?!\S+@[0-9a-f]{40} # v\d)/g)).toBeNull()
  })

  it('C34 INV-50 hands secrets to the login alone; a script learns only whether they are there', () => {
    const readers = Object.entries(jobs).flatMap(([id, { steps }]) =>
      steps
        .filter((one) => JSON.stringify(one).includes('secrets.'))
        .map((one) => ({ id, name: one['name'], env: one.env })),
    )
    expect(readers.filter(({ name }) => name !== 'Log in to Docker Hub')).toEqual([
      { id: 'plan', name: 'Look for the secrets', env: step('plan', 'Look for the secrets').env },
    ])
    const secrets = { DOCKERHUB_USERNAME: 'mona', DOCKERHUB_TOKEN: '' }
    expect(JSON.parse(fill(String(step('plan', 'Look for the secrets').env?.['CONFIGURED']), { secrets }))).toEqual({
      DOCKERHUB_USERNAME: true,
      DOCKERHUB_TOKEN: false,
    })
  })
})
