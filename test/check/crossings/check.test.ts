// The command: contracts and tags of several repositories, each in its own module, are held against each other.
import { describe, expect, it } from 'vitest'
import { createProject } from '../../project.ts'

const contracts = (kind: string): string => `import { contract } from 'tagwright'

export const deploy = contract('deploy', { digest: { required: true, holds: 'digest' }, kind: ${kind} })
`

const send = (values: string): string => `import { job, run, workflow } from 'tagwright'
import { github } from 'tagwright/expressions'
import { deploy } from './contracts.ts'

const send = job('send', {
  'runs-on': 'ubuntu-24.04',
  steps: [
    run('node .github/tagwright/decide.mjs dispatch-payload', {
      env: { CONTRACT: 'deploy', FIELDS: deploy.filled({ ${values} }) },
    }),
    run('gh api "repos/$REPOSITORY/dispatches" --input body.json', { env: { REPOSITORY: 'acme/deploy' } }),
  ],
})

export const dispatch = workflow('dispatch', {
  on: 'push',
  policy: { images: [], contracts: [deploy.data] },
  jobs: [send],
})
`

const receive = `import { job, run, triggers, workflow } from 'tagwright'
import { github, toJSON } from 'tagwright/expressions'
import { deploy } from './contracts.ts'

const on = triggers({ repository_dispatch: { types: deploy.types } })

const read = job('read', {
  'runs-on': 'ubuntu-24.04',
  steps: [
    run('node .github/tagwright/decide.mjs payload', {
      env: { CONTRACT: 'deploy', PAYLOAD: toJSON(on.github.event.client_payload) },
    }),
  ],
})

export const deployment = workflow('deploy', {
  on,
  policy: { images: [], contracts: [deploy.data] },
  jobs: [read],
})
`

const optional = `{ type: 'string' }`

async function checked(sent: { kind: string; values: string }, read: { kind: string }): Promise<string> {
  const project = createProject({
    'workflows/acme/app/contracts.ts': contracts(sent.kind),
    'workflows/acme/app/dispatch.ts': send(sent.values),
    'workflows/acme/deploy/contracts.ts': contracts(read.kind),
    'workflows/acme/deploy/deploy.ts': receive,
  })
  await project.run('synth')
  const { out } = await project.run('check', '--no-actionlint')
  return out.replaceAll(/\s+/g, ' ')
}

describe('check over two repositories', { timeout: 60_000 }, () => {
  it('is content where both say the same', async () => {
    const out = await checked({ kind: optional, values: 'digest: github.sha' }, { kind: optional })
    expect(out).not.toMatch(/payload-/)
  })

  it('finds a field that the receiver demands and the sender leaves out', async () => {
    const out = await checked({ kind: optional, values: 'digest: github.sha' }, { kind: `{ required: true }` })
    expect(out).toContain('generated/acme/deploy/.github/workflows/deploy.yml')
    expect(out).toContain(
      "field 'kind' of 'deploy' must be given, and generated/acme/app/.github/workflows/dispatch.yml does not send it: every such dispatch is refused",
    )
    expect(out).toContain('[payload-field-never-sent]')
  })

  it('finds a field of another type', async () => {
    const sent = {
      kind: `{ type: 'choice', options: ['staging', 'edge'] }`,
      values: `digest: github.sha, kind: 'edge'`,
    }
    const out = await checked(sent, { kind: `{ type: 'choice', options: ['staging'] }` })
    expect(out).toContain("field 'kind' of 'deploy' is sent as one of staging, edge, and read as one of staging")
    expect(out).not.toContain('payload-field-never')
    expect(await checked(sent, { kind: optional })).not.toContain('payload-type-differs')
  })
})

const app = `import { effect, ghcr, image, job, run, tagPolicy, workflow } from 'tagwright'

export const app = image('acme/app', {
  registries: [ghcr()],
  platforms: ['linux/amd64'],
  tags: tagPolicy({ channels: ['staging', 'prod'] }),
})

const tags = job('tags', {
  'runs-on': 'ubuntu-24.04',
  concurrency: { group: 'image-mutation-acme-app', queue: 'max' },
  steps: [
    run('./build.sh', { effects: [effect('push-digest', app), effect('sign', app)] }),
    run('./tag.sh', { effects: [effect('write-tag', app, ['staging'])] }),
  ],
})

export const build = workflow('build', { on: 'push', jobs: [tags] })
`

const consumer = (
  step: string,
): string => `import { effect, ghcr, image, job, run, tagPolicy, workflow } from 'tagwright'

const app = image('acme/app', {
  registries: [ghcr()],
  platforms: ['linux/amd64'],
  tags: tagPolicy({ channels: ['staging', 'prod'] }),
})
const named = 'ghcr.io/acme/app'

export const deploy = workflow('deploy', {
  on: 'workflow_dispatch',
  jobs: [job('deploy', { 'runs-on': 'ubuntu-24.04', steps: [${step}] })],
})
`

async function consumed(step: string): Promise<string> {
  const files = { 'workflows/acme/app/build.ts': app, 'workflows/acme/deploy/deploy.ts': consumer(step) }
  const project = createProject(files)
  await project.run('synth')
  return (await project.run('check', '--no-actionlint')).out.replaceAll(/\s+/g, ' ')
}

describe('a consumer in another repository', { timeout: 60_000 }, () => {
  it('B13 that resolves a class nobody writes is told so, at the line of its module', async () => {
    const out = await consumed(`run('./x.sh', { effects: [effect('resolve', app, ['latest'])] })`)
    expect(out).toContain('workflows/acme/deploy/deploy.ts')
    expect(out).toContain("tag 'latest' of acme/app is read, and no workflow writes it: it stays what it is")
    expect(await consumed(`run('./x.sh', { effects: [effect('resolve', app, ['staging'])] })`)).not.toContain(
      'tag-read',
    )
  })

  it('B13 that names the tag in its YAML is told so too', async () => {
    const out = await consumed("run('./x.sh', { env: { IMAGE: `${named}:latest` } })")
    expect(out).toContain("tag 'latest' of acme/app is read")
    expect(await consumed("run('./x.sh', { env: { IMAGE: `${named}:staging` } })")).not.toContain('tag-read')
    expect(await consumed("run('./x.sh', { env: { IMAGE: `x${named}:latest` } })")).not.toContain('tag-read')
  })

  it('B13 that names a tag of no class is told that there is none', async () => {
    expect(await consumed("run('./x.sh', { env: { IMAGE: `${named}:nightly` } })")).toContain(
      "tag 'nightly' of acme/app is read, and its policy has no such tag",
    )
  })
})
