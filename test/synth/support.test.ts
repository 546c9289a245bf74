// Holds the files beside the workflows: decide.mjs, act.sh and the policy, written for every repository that decides.
import { describe, expect, it } from 'vitest'
import { createProject } from '../project.ts'

const module = (name: string, tags = "tagPolicy({ git: 'v{version}' })"): string => `
import { ghcr, image, job, run, tagPolicy, workflow } from 'tagwright'
const app = image('acme/app', { registries: [ghcr()], platforms: ['linux/amd64'], tags: ${tags} })
export const made = workflow('${name}', {
  on: 'push',
  policy: { images: [app], contracts: [] },
  jobs: [job('work', { 'runs-on': 'ubuntu-24.04', steps: [run('node .github/tagwright/decide.mjs --help\\nsource .github/tagwright/write-tags.sh')] })],
})
`

const supportOf = (folder: string): string[] =>
  ['act.sh', 'decide.mjs', 'policy.json', 'write-tags.sh'].map((name) => `${folder}.github/tagwright/${name}`)

describe('a workflow with a policy', () => {
  it('brings the program, the shell functions and its policy to its repository', async () => {
    const project = createProject({
      'workflows/release.ts': module('release'),
      'workflows/acme/app/build.ts': module('build'),
    })
    expect(await project.run('synth')).toMatchObject({ code: 0 })
    expect(project.list('.github')).toEqual([
      'tagwright/act.sh',
      'tagwright/decide.mjs',
      'tagwright/policy.json',
      'tagwright/write-tags.sh',
      'workflows/release.yml',
    ])
    for (const file of supportOf('generated/acme/app/')) expect(project.read(file)).toContain('Made by Tagwright from ')
    const policy = JSON.parse(project.read('.github/tagwright/policy.json'))
    expect(Object.keys(policy)).toEqual(['//', 'images', 'contracts'])
    expect(policy.images['acme/app']).toMatchObject({ platforms: ['linux/amd64'], tags: { git: 'v{version}' } })
    expect(await project.run('synth', '--check')).toMatchObject({ code: 0 })
  })

  it('is told when two modules say different things of one image', async () => {
    const project = createProject({
      'workflows/a.ts': module('a'),
      'workflows/b.ts': module('b', "tagPolicy({ git: '{version}' })"),
    })
    const { code, err } = await project.run('synth')
    expect(code).toBe(2)
    expect(err.replace(/\n\s+/g, ' ')).toContain(
      "workflows/a.ts and workflows/b.ts declare the image 'acme/app', and not the same",
    )
    expect(project.list('.')).toEqual(['workflows/a.ts', 'workflows/b.ts'])
  })

  it('keeps the policy of the others when only its own module is asked for', async () => {
    const other = module('b').replaceAll('acme/app', 'acme/other')
    const project = createProject({ 'workflows/a.ts': module('a'), 'workflows/b.ts': other })
    await project.run('synth')
    project.write('workflows/a.ts', module('a', "tagPolicy({ git: '{version}' })"))
    expect(await project.run('synth', 'workflows/a.ts')).toMatchObject({ code: 0 })
    const { images } = JSON.parse(project.read('.github/tagwright/policy.json'))
    expect(Object.keys(images)).toEqual(['acme/app', 'acme/other'])
    expect(images['acme/app'].tags.git).toBe('{version}')
    expect(await project.run('synth', '--check')).toMatchObject({ code: 0 })
  })

  it('stops when only one module is asked for and the policy of the others cannot be read', async () => {
    const project = createProject({ 'workflows/a.ts': module('a') })
    await project.run('synth')
    project.write('.github/tagwright/policy.json', '{ "//": broken')
    const { code, err } = await project.run('synth', 'workflows/a.ts')
    expect(code).toBe(2)
    expect(err).toContain('.github/tagwright/policy.json')
    expect(project.read('.github/tagwright/policy.json')).toBe('{ "//": broken')
    expect(await project.run('synth')).toMatchObject({ code: 2 })
  })

  it('takes them away when no workflow decides any more, and leaves what is not ours', async () => {
    const project = createProject({
      'workflows/a.ts': module('a'),
      'workflows/b.ts': module('b')
        .replace(/ {2}policy.*\n/, '')
        .replace(/run\('.*'\)/, "run('true')"),
      '.github/tagwright/notes.md': 'mine',
    })
    await project.run('synth')
    project.remove('workflows/a.ts')
    expect(await project.run('synth')).toMatchObject({ code: 0 })
    expect(project.list('.github')).toEqual(['tagwright/notes.md', 'workflows/b.yml'])
  })

  it('is found by --check when one of them was edited', async () => {
    const project = createProject({ 'workflows/a.ts': module('a') })
    await project.run('synth')
    project.write(
      '.github/tagwright/policy.json',
      project.read('.github/tagwright/policy.json').replace('v{version}', '{version}'),
    )
    const { code, out } = await project.run('synth', '--check')
    expect(code).toBe(1)
    expect(out).toContain('.github/tagwright/policy.json')
  })

  it('does not overwrite a file of somebody else', async () => {
    const project = createProject({ 'workflows/a.ts': module('a'), '.github/tagwright/act.sh': 'echo mine\n' })
    const { code, err } = await project.run('synth')
    expect(code).toBe(2)
    expect(err).toContain('.github/tagwright/act.sh')
    expect(project.read('.github/tagwright/act.sh')).toBe('echo mine\n')
  })
})
