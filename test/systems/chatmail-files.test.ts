// What the workflows of docker and cmlxc say: triggers, grants, pins, locks, and what is handed from job to job.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ghcr, image } from '../../src/dsl/image.ts'
import { tagPolicy } from '../../src/dsl/tag-policy.ts'
import { buildx } from '../../src/kinds/build-matrix/buildx.ts'
import { release } from '../../src/kinds/build-matrix/release.ts'
import { text } from '../../src/dsl/functions.ts'
import { compiled } from '../dsl/modules.ts'
import { createProject } from '../project.ts'
import { runScript } from '../world/shell.ts'
import { fill } from '../world/expressions.ts'
import { textOf, workflowOf } from './run-jobs.ts'
import type { JobYaml } from './run-jobs.ts'

const docker = workflowOf('chatmail/docker', 'docker-ci.yaml')
const cmlxc = workflowOf('chatmail/cmlxc', 'lxc-test.yml')
const jobOf = (id: string): JobYaml => docker.jobs[id] as JobYaml
type Step = NonNullable<JobYaml['steps']>[number]
const stepOf = (id: string, name: string): Step | undefined => jobOf(id).steps?.find((step) => step.name === name)
const stepsOf = ({ jobs }: { readonly jobs: Readonly<Record<string, JobYaml>> }): readonly Step[] =>
  Object.values(jobs).flatMap(({ steps = [] }) => steps)

const files = [
  ['chatmail/relay', 'docker-dispatch.yaml'],
  ['chatmail/docker', 'docker-ci.yaml'],
  ['chatmail/docker', 'cleanup.yaml'],
  ['chatmail/docker', 'reconcile.yaml'],
  ['chatmail/cmlxc', 'lxc-test.yml'],
] as const

describe('docker-ci.yaml', () => {
  it('A14 starts for main, for pull requests that change more than words, when relay says so, and by hand', () => {
    expect(docker.on).toEqual({
      push: { branches: ['main'] },
      pull_request: { 'paths-ignore': ['**/README.md', 'CHANGELOG.md', 'LICENSE'] },
      repository_dispatch: { types: ['relay-updated'] },
      workflow_dispatch: {
        inputs: {
          relay_ref: { description: 'Branch or tag of relay', default: 'main' },
          relay_sha: { description: 'Commit of relay (empty for the head of the ref)', default: '' },
        },
      },
    })
  })

  it('A16 A31 hands every value to scripts by variables', () => {
    expect(stepsOf(docker).filter(({ run = '' }) => run.includes('${{'))).toEqual([])
    expect(stepsOf(docker).filter(({ run = '' }) => /<<\s*'?EOF/.test(run))).toEqual([])
  })

  it.each(['try', 'build'])(
    'A17 has relay at the root, itself below docker, and the list of what stays out, in the job %s',
    (id) => {
      const [relay, own] = ['Check out relay', 'Check out docker'].map((name) => stepOf(id, name)?.with)
      expect(relay).toEqual({
        'persist-credentials': false,
        repository: 'chatmail/relay',
        ref: '${{ needs.receive.outputs.commit }}',
      })
      expect(own).toEqual({ 'persist-credentials': false, path: 'docker' })
      expect(stepOf(id, 'Leave out what does not belong into the image')?.run).toBe(
        'cp docker/.dockerignore .dockerignore',
      )
      const order = jobOf(id).steps?.map(({ name }) => name) ?? []
      // A checkout at the root takes away what lies there.
      expect(order.indexOf('Check out docker')).toBeGreaterThan(order.indexOf('Check out relay'))
    },
  )

  it('A18 grants nothing at the top, to the build what it needs, and to the test nothing', () => {
    expect(docker.permissions).toEqual({})
    expect(jobOf('build').permissions).toEqual({ contents: 'read', packages: 'write' })
    expect(jobOf('test').permissions).toEqual({})
  })

  it('A20 INV-52 logs in for a pull request nowhere, not even to read', () => {
    const steps = ['receive', 'plan', 'try'].flatMap((id) => jobOf(id).steps ?? [])
    const logins = steps.filter(({ uses }) => uses?.includes('login-action'))
    expect(logins.map((step) => step.if)).toEqual(["github.event_name != 'pull_request'"])
  })

  it('A20 INV-52 gives a pull request no job that can write', () => {
    expect(jobOf('try')).toMatchObject({ if: "github.event_name == 'pull_request'", permissions: { contents: 'read' } })
    expect(jobOf('build').if).toBe("github.event_name != 'pull_request'")
    expect(stepOf('try', 'Build')?.with).toMatchObject({ push: false })
  })

  it('A28 INV-29 lets one run at a time move tags, and cancels none', () => {
    expect(jobOf('tags').concurrency).toEqual({ group: 'image-mutation-chatmail-docker', queue: 'max' })
    const cleanup = workflowOf('chatmail/docker', 'cleanup.yaml').jobs['apply']
    expect(cleanup?.concurrency).toEqual(jobOf('tags').concurrency)
  })

  it('A30 shows title and description at the index', () => {
    expect(stepOf('build', 'Build and push by digest')?.with?.['annotations']).toBe(
      'index:org.opencontainers.image.title=chatmail relay\nindex:org.opencontainers.image.description=A chatmail relay that is ready to run',
    )
  })

  it('A32 keeps layers in the cache of GitHub, and hands over commit, ref, date and Debian', () => {
    const given = stepOf('build', 'Build and push by digest')?.with
    expect(given?.['cache-to']).toMatch(/^type=gha,.*mode=max$/)
    expect(given?.['cache-from']).toMatch(/^type=gha,/)
    expect(String(given?.['build-args']).split('\n')).toEqual([
      'GIT_HASH=${{ needs.receive.outputs.commit }}',
      'SOURCE_REF=${{ needs.receive.outputs.ref }}',
      'BUILD_DATE=${{ steps.date.outputs.committed }}',
      'DEBIAN_VERSION=12',
    ])
  })

  it('A33 hands ref and commit on from a job that has no legs; the original took them from the leg that came last', () => {
    const legs = [{ short: '3f2c1ab' }, { short: '0a1b2c3' }]
    // GitHub writes the outputs of one leg over those of the other.
    const original = (order: readonly number[]): unknown => order.map((n) => legs[n]).reduce((_before, leg) => leg)
    expect(original([0, 1])).not.toEqual(original([1, 0]))
    expect(jobOf('receive').strategy).toBe(undefined)
    expect(Object.values(jobOf('test').with ?? {}).join(' ')).toMatch(
      /needs\.receive\.outputs\.short-commit.*needs\.receive\.outputs\.ref/,
    )
  })

  it('A34 A35 has the image tested that was just pushed, with the tests of the same source, by values and no commands', () => {
    const digest = `sha256:${'e'.repeat(64)}`
    const given = (type: string): unknown => {
      const outputs = { ref: '1.11.0', type, commit: 'c'.repeat(40), 'short-commit': 'ccccccc' }
      const needs = { receive: { outputs }, build: { outputs: { digest } } }
      return Object.fromEntries(
        Object.entries(jobOf('test').with ?? {}).map(([name, value]) => [name, fill(String(value), { needs })]),
      )
    }
    expect(given('tag')).toEqual({ tag: `sha-ccccccc@${digest}`, relay_ref: '1.11.0' })
    expect(given('branch')).toEqual({ tag: `sha-ccccccc@${digest}`, relay_ref: 'c'.repeat(40) })
    expect(Object.keys(cmlxc.on['workflow_call']?.['inputs'] ?? {})).toEqual(['tag', 'relay_ref'])
  })

  it('A35 calls the test by a commit', () => {
    expect(jobOf('test').uses).toMatch(/^chatmail\/cmlxc\/\.github\/workflows\/lxc-test\.yml@[0-9a-f]{40}$/)
  })

  it('A38 INV-26 signs and attests the digest before any tag points at it', () => {
    expect(jobOf('tags').needs).toContain('prove')
    const steps = jobOf('prove').steps ?? []
    expect(steps.find(({ name }) => name === 'Sign the image')?.env).toEqual({
      IMAGES: 'ghcr.io/chatmail/docker@${{ needs.build.outputs.digest }}',
    })
    expect(steps.find(({ uses = '' }) => uses.startsWith('actions/attest@'))?.with).toMatchObject({
      'subject-digest': '${{ needs.build.outputs.digest }}',
    })
    expect(stepOf('build', 'Build and push by digest')?.with).toMatchObject({ sbom: true, provenance: 'mode=max' })
  })

  it('A05 tells relay at its commit how it went, with a token that can do nothing else', () => {
    const token = jobOf('status').steps?.find(({ id }) => id === 'token')
    expect(token?.with).toMatchObject({ repositories: 'relay', 'permission-statuses': 'write' })
    const state = stepOf('status', 'Report the status')?.env?.['STATE']
    const told = (result: string): string => fill(String(state), { needs: { tags: { result } } })
    expect(['success', 'failure', 'skipped'].map(told)).toEqual(['success', 'failure', 'failure'])
  })
})

describe('A19 two variants', () => {
  const two = image('chatmail/docker', {
    registries: [ghcr()],
    platforms: ['linux/amd64'],
    tags: tagPolicy({ git: 'v?{version}', variants: ['', '-trixie'], commits: true }),
  })
  const variants = [
    { variant: '', debian: '12' },
    { variant: '-trixie', debian: '13' },
  ]
  const { document } = compiled(
    release(two, {
      variants,
      build: buildx({ args: ({ field }) => [text`DEBIAN_VERSION=${field('debian')}`] }),
      publish: false,
    }),
  )

  it('A19 are legs of their own, of which one that fails does not end the other', () => {
    const { strategy } = document.jobs.build
    expect(strategy['fail-fast']).toBe(false)
    expect(strategy.matrix.include).toEqual([
      expect.objectContaining({ variant: '', debian: '12' }),
      expect.objectContaining({ variant: '-trixie', debian: '13' }),
    ])
  })

  it('A19 come back with one line: each is built, tested by its own digest, and tagged', async () => {
    const folder = path.join(import.meta.dirname, '../../workflows')
    const modules = readdirSync(path.join(folder, 'chatmail'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [`workflows/chatmail/${name}`, readFileSync(path.join(folder, 'chatmail', name), 'utf8')] as const)
    const project = createProject(Object.fromEntries(modules))
    const facts = 'workflows/chatmail/docker/repo.ts'
    project.write(
      facts,
      project.read(facts).replace("debian: '12' }]", "debian: '12' }, { variant: '-trixie', debian: '13' }]"),
    )
    expect(await project.run('synth')).toMatchObject({ code: 0 })
    const made = parse(project.read('generated/chatmail/docker/.github/workflows/docker-ci.yaml')) as typeof docker
    const { build, test } = made.jobs
    expect(build?.strategy?.matrix['include']).toHaveLength(2)
    expect(test?.with?.['tag']).toBe(
      'sha-${{ needs.receive.outputs.short-commit }}${{ matrix.image.variant }}@${{ matrix.image.digest }}',
    )
    const names = build?.steps?.map(({ name }) => name) ?? []
    expect(names.lastIndexOf('Fetch the decisions')).toBeGreaterThan(names.indexOf('Build and push by digest'))
  }, 60_000)

  it('A19 are one at present: Debian 12 without an ending', () => {
    expect(jobOf('build').strategy).toBe(undefined)
    expect(textOf('chatmail/docker', 'docker-ci.yaml')).not.toContain('trixie')
  })
})

describe('A37 all pins', () => {
  it.each(files)('A37 of %s %s are commits: no branch is left of the time of trying', (repository, file) => {
    const { jobs } = workflowOf(repository, file)
    const used = Object.values(jobs).flatMap(({ uses, steps = [] }) => [uses, ...steps.map((step) => step.uses)])
    expect(used.filter((one) => one !== undefined && !/@[0-9a-f]{40}$/.test(one))).toEqual([])
    const refs = stepsOf({ jobs }).flatMap(({ uses = '', with: given = {} }) =>
      uses.startsWith('actions/checkout@') ? [given['ref']] : [],
    )
    expect(refs.filter((ref) => ref !== undefined && !String(ref).startsWith('${{'))).toEqual([])
  })
})

describe('lxc-test.yml', () => {
  const test = cmlxc.jobs['test'] as JobYaml

  it('A58 waits for others of its ref and purpose, cancels none, and ends after 30 minutes', () => {
    expect(cmlxc.concurrency).toEqual({
      group: 'lxc-test-${{ github.ref }}-${{ inputs.relay_ref }}',
      queue: 'max',
      'cancel-in-progress': false,
    })
    expect(test['timeout-minutes']).toBe(30)
  })

  it('A18 needs no grant', () => {
    expect([cmlxc.permissions, test.permissions]).toEqual([{}, {}])
  })

  it('A52 A53 A54 A55 tells commit, tag and branch apart, and brings relay there before anything is tested', () => {
    const names = test.steps?.map(({ name }) => name) ?? []
    const order = [
      'Check out relay',
      'Look the ref up',
      'Tell commit, tag and branch apart',
      'Check out the source',
      'Run the tests of relay',
    ]
    expect(names.filter((name) => order.includes(name ?? ''))).toEqual(order)
    expect(stepsOf(cmlxc).filter(({ run = '' }) => /2>\/dev\/null|\|\| true/.test(run))).toEqual([])
  })

  it('A35 runs no text that a caller gives', async () => {
    const hostile = 'sha-1a2b3c4"; touch owned; "'
    expect(stepsOf(cmlxc).filter(({ run = '' }) => /\beval\b|\$\{\{/.test(run))).toEqual([])
    const deploy = test.steps?.find(({ name }) => name === 'Deploy the image')
    const ours = await runScript(deploy?.run ?? '', { env: { TAG: hostile }, stubs: { cmlxc: 'echo "$#"' } })
    expect([ours.code, ours.workspace.has('owned')]).toEqual([0, false])
    const original = await runScript('eval "$COMMANDS"', {
      env: { COMMANDS: `cmlxc docker pull --tag "${hostile}"` },
      stubs: { cmlxc: 'exit 0' },
    })
    expect(original.workspace.has('owned')).toBe(true)
  })
})
