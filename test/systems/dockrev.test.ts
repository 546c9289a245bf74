// Holds the workflows of dockrev to their promises: who starts a release, what each token may do, and in which order.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { tagTable } from '../../src/dsl/policy/tag-table.ts'
import type { Policy } from '../../src/model/policy.ts'
import { grammarRegex } from '../../src/model/tag-grammar.ts'
import { contextsOf } from './dockrev-world.ts'
import { fill } from '../world/expressions.ts'
import { workflowOf } from './run-jobs.ts'
import type { JobYaml, WorkflowYaml } from './run-jobs.ts'

const root = path.join(import.meta.dirname, '../..')
const folder = path.join(root, 'generated/dockrev/dockrev/.github')
const files = readdirSync(path.join(folder, 'workflows')).toSorted()
const all = Object.fromEntries(files.map((file) => [file, workflowOf('dockrev/dockrev', file)]))
const release = workflowOf('dockrev/dockrev', 'release.yml')
const original = parse(
  readFileSync(path.join(root, 'test/fixtures/originals/dockrev-release.yml'), 'utf8'),
) as WorkflowYaml
const policy = JSON.parse(readFileSync(path.join(folder, 'tagwright/policy.json'), 'utf8')) as Policy
const image = policy.images['ivanli-cn/dockrev']

const jobOf = (id: string, of: WorkflowYaml = release): JobYaml => of.jobs[id] ?? {}
const stepsOf = (id: string, of: WorkflowYaml = release): NonNullable<JobYaml['steps']> => jobOf(id, of).steps ?? []
const stepOf = (id: string, name: string): NonNullable<JobYaml['steps']>[number] | undefined =>
  stepsOf(id).find((step) => step.name === name)
const needsOf = (id: string): readonly string[] => [jobOf(id).needs ?? []].flat()

/** Everything that has to be done before a job. */
function ancestorsOf(id: string): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (one: string): void => needsOf(one).forEach((need) => (found.add(need), add(need)))
  add(id)
  return found
}

/** What the token of a job may write: what the job says, else what the workflow says. */
const writesOf = (of: WorkflowYaml, id: string): readonly string[] =>
  Object.entries(jobOf(id, of).permissions ?? of.permissions)
    .filter(([, level]) => level === 'write')
    .map(([scope]) => scope)

const usesIn = (of: WorkflowYaml): readonly string[] =>
  Object.values(of.jobs).flatMap(({ uses, steps = [] }) =>
    [uses, ...steps.map((step) => step.uses)].filter((one) => one !== undefined),
  )

/** Whether a job of a release follows a run of CI. */
const follows = (of: WorkflowYaml, id: string, ci: Readonly<Record<string, unknown>>): string =>
  fill(`\${{ ${jobOf(id, of).if} }}`, contextsOf(ci))

/** The values of an input in all steps of a job. */
const texts = (of: WorkflowYaml, id: string, field: string): readonly string[] =>
  stepsOf(id, of).flatMap((step) =>
    String(step.with?.[field] ?? '')
      .split(',')
      .filter((one) => one !== ''),
  )

const isPinned = (one: string): boolean => /@[0-9a-f]{40}$/.test(one) || one.startsWith('./')

const line = ({ group, ...more }: Readonly<Record<string, unknown>>): string => `${group} ${JSON.stringify(more)}`

describe('what starts the workflows of dockrev', () => {
  it('E01 E02 a run of CI (main) that has ended is the only thing that starts a release', () => {
    expect(release.on).toEqual({ workflow_run: { workflows: ['CI (main)'], types: ['completed'], branches: ['main'] } })
    expect(all['ci-main.yml']).toMatchObject({ name: 'CI (main)', on: { push: { branches: ['main'] } } })
    const events = Object.values(all).flatMap(({ on }) => Object.keys(on))
    expect(events).not.toContain('release')
    const publishing = files.filter((file) =>
      Object.keys(all[file]?.jobs ?? {}).some((id) => writesOf(all[file] as WorkflowYaml, id).length > 0),
    )
    expect(publishing).toEqual(['release.yml'])
  })

  it('E25 a run of CI that somebody started by hand, or that a fork brought, was followed as well', () => {
    const [byHand, fork] = [{ event: 'workflow_dispatch' }, { head_repository: { full_name: 'mallory/dockrev' } }]
    expect([{}, byHand, fork].map((ci) => follows(original, 'prepare', ci))).toEqual(['true', 'true', 'true'])
    expect([{}, byHand, fork].map((ci) => follows(release, 'plan', ci))).toEqual(['true', 'false', 'false'])
    const others = Object.keys(release.jobs).filter((id) => id !== 'plan')
    expect(others.filter((id) => !ancestorsOf(id).has('plan'))).toEqual([])
  })

  it('E17 E20 releases wait for each other by the branch of CI, all of them; the one in the middle was lost', () => {
    expect(release.concurrency).toEqual({ group: 'release-${{ github.event.workflow_run.head_branch }}', queue: 'max' })
    // Without a queue only one run waits, and a newer one takes its place.
    expect(original.concurrency).not.toHaveProperty('queue')
    // A run of CI that is cancelled is one that no release follows.
    expect(all['ci-main.yml']?.concurrency).toEqual({ group: 'ci-${{ github.ref }}', queue: 'max' })
  })

  it('E09 a pull request builds the image and pushes nothing', () => {
    const pull = all['ci-pr.yml'] as WorkflowYaml
    const builds = stepsOf('pr-release-check', pull).filter(({ uses = '' }) =>
      uses.startsWith('docker/build-push-action@'),
    )
    expect(builds).toMatchObject([{ with: { push: false, target: 'runtime-prebuilt' } }])
    expect(usesIn(pull).filter((one) => one.startsWith('docker/login-action@'))).toEqual([])
    expect(jobOf('pr-release-check', pull).permissions).toEqual({ contents: 'read' })
  })

  it('E12 the gate looks at the labels again whenever they change, with a token that can only read', () => {
    const gate = all['label-gate.yml'] as WorkflowYaml
    expect(gate.on['pull_request']?.['types']).toEqual(
      expect.arrayContaining(['opened', 'labeled', 'unlabeled', 'synchronize']),
    )
    expect(stepsOf('label-gate', gate).at(-1)).toMatchObject({
      run: 'node .github/tagwright/decide.mjs release-intent',
      env: { LABELS: '${{ toJSON(github.event.pull_request.labels.*.name) }}' },
    })
    expect(jobOf('label-gate', gate).permissions).toEqual({ contents: 'read' })
  })
})

describe('the image of dockrev', () => {
  it('E07 lives in one registry, on two platforms, under its version and latest', () => {
    expect(image).toMatchObject({
      registries: [{ host: 'ghcr.io', repository: 'ivanli-cn/dockrev' }],
      platforms: ['linux/amd64', 'linux/arm64'],
    })
    expect(image?.tags.classes.map(({ name, grammar }) => [name, grammar])).toEqual([
      ['version', '{version}'],
      ['latest', 'latest'],
    ])
  })

  it('E08 says its version, the commit that CI has passed, and where its source is', () => {
    const build = stepOf('build', 'Build and push by digest')
    expect(String(build?.with?.['labels']).trim().split('\n')).toEqual([
      'org.opencontainers.image.version=${{ needs.plan.outputs.tag }}',
      'org.opencontainers.image.revision=${{ needs.plan.outputs.revision }}',
      'org.opencontainers.image.source=${{ github.server_url }}/${{ github.repository }}',
    ])
    expect(stepOf('plan', 'Decide on the tags')?.env?.['SHA']).toBe('${{ github.event.workflow_run.head_sha }}')
    const sources = ['web', 'binaries', 'build'].map((id) => stepOf(id, 'Fetch the source')?.with?.['ref'])
    expect(new Set(sources)).toEqual(new Set(['${{ github.event.workflow_run.head_sha }}']))
  })

  it('E24 what was tested was another image than the one that was published', () => {
    const [tested, published] = [texts(original, 'binaries', 'tags'), texts(original, 'publish', 'tags')]
    expect(tested.filter((one) => published.includes(one))).toEqual([])
    expect(texts(original, 'binaries', 'platforms')).not.toEqual(texts(original, 'publish', 'platforms'))
    // Now all of them are one digest, on the machine of each platform.
    const digest = '${{ needs.index.outputs.digest }}'
    expect(stepOf('test', 'Pull the image by digest')?.env?.['IMAGE']).toBe(`ghcr.io/ivanli-cn/dockrev@${digest}`)
    expect(stepOf('prove', 'Sign the image')?.env?.['IMAGES']).toBe(`ghcr.io/ivanli-cn/dockrev@${digest}`)
    expect(stepOf('tags', 'Decide which tags move')?.env?.['DIGESTS']).toBe(digest)
    expect(jobOf('test').strategy?.matrix['include']).toEqual([
      { platform: 'linux/amd64', runner: 'ubuntu-24.04' },
      { platform: 'linux/arm64', runner: 'ubuntu-24.04-arm' },
    ])
  })
})

describe('the order of a release', () => {
  it('E03 E14 E18 comes from the needs: test, proof, tags of the image, and only then git and GitHub', () => {
    expect(ancestorsOf('publish')).toEqual(
      new Set(['plan', 'web', 'binaries', 'build', 'index', 'archives', 'test', 'prove', 'tags']),
    )
    expect(ancestorsOf('tags')).toEqual(
      new Set(['plan', 'web', 'binaries', 'build', 'index', 'archives', 'test', 'prove']),
    )
    // Nothing but always() and its kin runs after a failure.
    expect(jobOf('publish').if).not.toMatch(/always|failure|cancelled/)
    expect(Object.keys(release.jobs).filter((id) => writesOf(release, id).includes('contents'))).toEqual(['publish'])
    expect(stepsOf('prepare', original).at(-1)?.run).toContain('git push')
  })

  it('E14 programs are built on machines of their processors, asked for health and version, and packed', () => {
    expect(jobOf('binaries').strategy?.matrix['include']).toMatchObject([
      { arch: 'amd64', runner: 'ubuntu-24.04' },
      { arch: 'arm64', runner: 'ubuntu-24.04-arm' },
    ])
    expect(usesIn(release).filter((one) => one.includes('qemu'))).toEqual([])
    const names = stepsOf('binaries').map((step) => step.name)
    for (const libc of ['gnu', 'musl']) {
      const at = names.indexOf(`Start the ${libc} program`)
      expect(names.slice(at, at + 3)).toEqual([
        `Start the ${libc} program`,
        'Ask it for health and version',
        `Pack the ${libc} program`,
      ])
      expect(stepOf('binaries', `Pack the ${libc} program`)?.env?.['ARCHIVE']).toBe(
        `assets/dockrev_\${{ needs.plan.outputs.version }}_linux_\${{ matrix.arch }}_${libc}.tar.gz`,
      )
    }
    expect(stepsOf('archives').at(-1)).toMatchObject({
      run: 'source .github/tagwright/check-archives.sh',
      env: { PROGRAM: 'dockrev' },
    })
    expect(stepsOf('test').at(-1)?.name).toBe('Ask it for health and version')
  })

  it('E06 nothing pulls or inspects once more between the tags and the release', () => {
    const publish = JSON.stringify(jobOf('publish'))
    expect(publish).not.toMatch(/skopeo|docker|inspect|read-tags|login/)
  })

  it('E15 E27 is draft, files, public: each is looked at, no failure is passed over, and a public release is left alone', () => {
    expect(
      stepsOf('publish')
        .map((step) => step.name)
        .slice(-3),
    ).toEqual(['Draft the release', 'Upload the assets', 'Publish the release'])
    expect(stepOf('publish', 'Upload the assets')?.if).toBe("steps.draft-the-release.outputs.state == 'draft'")
    expect(JSON.stringify(release)).not.toContain('continue-on-error')
    expect(JSON.stringify(original)).toContain('continue-on-error')
  })

  it('E16 artifacts are deleted at any end by a job that may write nothing else, and what a re-run takes stays', () => {
    expect(writesOf(release, 'clean-up')).toEqual(['actions'])
    expect(jobOf('clean-up').if).toBe("always() && needs.plan.result != 'skipped'")
    const keep = String(stepOf('clean-up', 'Delete the artifacts')?.env?.['KEEP'])
    const kept = (result: string): string => fill(keep, { needs: { publish: { result } } })
    expect(kept('success')).toBe('')
    const uploads = Object.values(release.jobs)
      .flatMap(({ steps = [] }) => steps)
      .filter(({ uses = '' }) => uses.startsWith('actions/upload-artifact@'))
    const names = uploads.map((step) =>
      fill(String(step.with?.['name']), { matrix: { arch: 'amd64', leg: 'linux-amd64' } }),
    )
    expect(names.toSorted()).toEqual(['asset-amd64', 'image-amd64', 'leg-linux-amd64', 'web'])
    for (const result of ['failure', 'cancelled', 'skipped'])
      expect(names.filter((one) => !new RegExp(`^(?:${kept(result)})$`).test(one))).toEqual([])
  })
})

describe('what a release of dockrev may do', () => {
  it('E23 no job that compiles or tests may write; all of them could', () => {
    expect(writesOf(original, 'binaries')).toEqual(['contents', 'packages'])
    expect(release.permissions).toEqual({})
    expect(Object.fromEntries(Object.keys(release.jobs).map((id) => [id, writesOf(release, id)]))).toEqual({
      plan: [],
      web: [],
      binaries: [],
      build: ['packages'],
      index: ['packages'],
      archives: [],
      test: [],
      prove: ['packages', 'id-token', 'attestations', 'artifact-metadata'],
      tags: ['packages'],
      publish: ['contents'],
      'clean-up': ['actions'],
      report: [],
    })
  })

  it('E26 every action is one commit; they were tags that anybody with access can move', () => {
    expect(usesIn(original).filter(isPinned)).toEqual([])
    expect(
      Object.values(all)
        .flatMap(usesIn)
        .filter((one) => !isPinned(one)),
    ).toEqual([])
  })
})

describe('the page about dockrev', () => {
  const page = readFileSync(path.join(root, 'workflows/dockrev/dockrev/README.md'), 'utf8')

  it('E11 says when images are published, where, which tags, and what latest means', () => {
    expect(image && page.includes(tagTable(image.tags).trim())).toBe(true)
    for (const { host, repository } of image?.registries ?? []) expect(page).toContain(`${host}/${repository}`)
    for (const label of ['major', 'minor', 'patch', 'docs', 'skip']) expect(page).toContain(`type:${label}`)
    for (const word of [String(all['ci-main.yml']?.['name' as never]), ...(image?.platforms ?? [])])
      expect(page).toContain(word)
    expect(page).toMatch(/\*\*What `latest` means\.\*\* The highest version/)
  })
})

describe('dockrev at a glance', () => {
  it('has these events, groups and tags', () => {
    const seen = Object.entries(all).flatMap(([file, of]) => [
      `${file}: ${JSON.stringify(of.on)}`,
      ...(of.concurrency === undefined ? [] : [`  ${line(of.concurrency)}`]),
      ...Object.entries(of.jobs).flatMap(([id, one]) =>
        one.concurrency === undefined ? [] : [`  ${id}: ${line(one.concurrency)}`],
      ),
    ])
    const tags = image?.tags.classes.map(
      ({ name, grammar }) => `${name}: ${grammarRegex(grammar, image.tags.variants)}`,
    )
    expect([...seen, ...(tags ?? [])].join('\n')).toMatchInlineSnapshot(`
      "checks.yml: {"workflow_call":null}
      ci-main.yml: {"push":{"branches":["main"]},"workflow_dispatch":null}
        ci-\${{ github.ref }} {"queue":"max"}
      ci-pr.yml: {"pull_request":{"branches":["main"]}}
        ci-\${{ github.ref }} {"cancel-in-progress":true}
      label-gate.yml: {"pull_request":{"branches":["main"],"types":["opened","synchronize","reopened","labeled","unlabeled","ready_for_review"]}}
        label-gate-\${{ github.event.pull_request.number }} {"cancel-in-progress":true}
      release.yml: {"workflow_run":{"workflows":["CI (main)"],"types":["completed"],"branches":["main"]}}
        release-\${{ github.event.workflow_run.head_branch }} {"queue":"max"}
        tags: image-mutation-ivanli-cn-dockrev {"queue":"max"}
      version: ^(?<major>0|[1-9][0-9]{0,14})\\.(?<minor>0|[1-9][0-9]{0,14})\\.(?<patch>0|[1-9][0-9]{0,14})$
      latest: ^latest$"
    `)
  })
})
