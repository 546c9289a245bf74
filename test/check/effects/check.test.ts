// The command: what modules say that their steps do reaches the rules, in every repository that modules are written for.
import { describe, expect, it } from 'vitest'
import { createProject } from '../../project.ts'

const imageModule = `import { ghcr, image, tagPolicy } from 'tagwright'

export const app = image('acme/app', {
  registries: [ghcr()],
  platforms: ['linux/amd64'],
  tags: tagPolicy({ channels: ['staging', 'prod'] }),
})
`

const promoteModule = (
  steps: string,
  from = './app.ts',
): string => `import { effect, job, run, workflow } from 'tagwright'
import { app } from '${from}'

const move = job('move', {
  'runs-on': 'ubuntu-24.04',
  concurrency: { group: 'image-mutation-acme-app', queue: 'max' },
  steps: [
    ${steps}
  ],
})

export const promote = workflow('promote', { on: 'workflow_dispatch', jobs: [move] })
`

const verify = `run('./verify.sh', { effects: [effect('verify', app)] }),`
const write = `run('./tag.sh', { effects: [effect('write-tag', app, ['prod'])] }),`

const stage = (name: string): string =>
  promoteModule(`${verify}\n    ${write}`, '../../app.ts').replaceAll('promote', name)

/** Sentences are broken to the width of the terminal. */
const unwrapped = (text: string): string => text.replaceAll(/\s+/g, ' ')

describe('check', () => {
  it('finds what a module says, at its line, without the YAML being read', async () => {
    const project = createProject({ 'workflows/app.ts': imageModule, 'workflows/promote.ts': promoteModule(write) })
    const { code, out } = await project.run('check', 'workflows/promote.ts', '--no-actionlint')
    expect(code).toBe(1)
    expect(out).toContain('workflows/promote.ts:8:5')
    expect(unwrapped(out)).toContain('promotes acme/app to prod and verifies nothing before')
  })

  it('finds it without paths as well, where the files are as they were written', async () => {
    const project = createProject({ 'workflows/app.ts': imageModule, 'workflows/promote.ts': promoteModule(write) })
    await project.run('synth')
    expect((await project.run('check', '--no-actionlint')).out).toContain('[promotion-without-verification]')
    project.write('workflows/promote.ts', promoteModule(`${verify}\n    ${write}`))
    // What is committed is still the old file, and what the module says now is not about it.
    expect((await project.run('check', '--no-actionlint')).out).not.toContain('[promotion-without-verification]')
    expect((await project.run('synth')).code).toBe(0)
    expect((await project.run('check', '--no-actionlint')).code).toBe(0)
  })

  it('keeps repositories apart', async () => {
    const project = createProject({
      'workflows/app.ts': imageModule,
      'workflows/acme/one/promote.ts': stage('promote'),
      'workflows/acme/two/back.ts': stage('back').replace('image-mutation-acme-app', 'another'),
    })
    expect(await project.run('synth')).toMatchObject({ code: 0 })
    const both = await project.run('check', '--no-actionlint')
    expect(both).toMatchObject({ code: 0 })
    project.write('workflows/acme/one/back.ts', stage('back').replace('image-mutation-acme-app', 'another'))
    expect(await project.run('synth')).toMatchObject({ code: 0 })
    const { out } = await project.run('check', '--no-actionlint')
    expect(out).toContain('workflows/acme/one/back.ts')
    expect(out).not.toContain('workflows/acme/two/back.ts')
  })

  it('says nothing of what the YAML alone cannot show', async () => {
    const project = createProject({ 'workflows/app.ts': imageModule, 'workflows/promote.ts': promoteModule(write) })
    await project.run('synth')
    const { out } = await project.run('check', '.github', '--no-actionlint')
    expect(out).not.toContain('[promotion-without-verification]')
  })
})

it('an effect on a class that the image does not have stops the module, which is named', async () => {
  const project = createProject({
    'workflows/app.ts': imageModule,
    'workflows/promote.ts': promoteModule(write.replace("'prod'", "'prdo'")),
  })
  const { code, err } = await project.run('synth')
  expect(code).toBe(2)
  expect(unwrapped(err)).toContain("image 'acme/app' has no class of tags named 'prdo'")
})
