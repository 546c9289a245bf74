// The verb init, in repositories of every kind.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createProject } from '../project.ts'

describe('init', () => {
  it('prepares an empty repository and says what it did', async () => {
    const project = createProject({})
    const { code, out } = await project.run('init')
    expect(code).toBe(0)
    expect(out).toMatchInlineSnapshot(`
      "created  package.json                  script synth, development dependency
                 tagwright, development dependency typescript
      created  workflows/tagwright.ts        the first workflow: it keeps the
                 generated files up to date
      created  workflows/tsconfig.json       lets an editor and tsc check the modules
      created  .github/tagwright/action.yml  the lock: each action at one commit
      created  .github/dependabot.yml        bumps the lock and the workflows in one
                 pull request
      created  .gitignore                    node_modules

      Next:
        1. npm install
        2. npm run synth
        3. commit everything, package-lock.json too
      "
    `)
    expect(JSON.parse(project.read('package.json'))).toMatchObject({
      scripts: { synth: 'tagwright synth' },
      devDependencies: { tagwright: expect.any(String), typescript: expect.any(String) },
    })
    expect(project.read('.gitignore')).toBe('node_modules/\n')
  })

  it('leaves a repository in which synth works, check finds nothing, and a second init changes nothing', async () => {
    const project = createProject({})
    await project.run('init')
    expect(await project.run('synth')).toMatchObject({ code: 0, err: '' })
    expect(await project.run('check', '--no-actionlint')).toMatchObject({ code: 0, err: '' })
    const before = project.list('.').map((file) => [file, project.read(file)])
    expect((await project.run('init', '--json')).out).not.toMatch(/"did": ?"(?:created|changed)"/)
    expect(project.list('.').map((file) => [file, project.read(file)])).toEqual(before)
  })

  it('adds to a package.json and keeps its order and indentation', async () => {
    const project = createProject({
      'package.json':
        '{\n\t"name": "app",\n\t"scripts": {\n\t\t"synth": "make synth",\n\t\t"build": "tsc"\n\t},\n\t"license": "MIT"\n}\n',
      'package-lock.json': '{}',
    })
    await project.run('init')
    expect(project.read('package.json')).toMatch(
      /^\{\n\t"name": "app",\n\t"scripts": \{\n\t\t"synth": "make synth",\n\t\t"build": "tsc"\n\t\},\n\t"license": "MIT",\n\t"devDependencies": \{\n\t\t"tagwright"/,
    )
  })

  it('uses the package manager whose lock file is there', async () => {
    const project = createProject({ 'package.json': '{}', 'pnpm-lock.yaml': '' })
    const { out } = await project.run('init')
    expect(out).toContain('pnpm install')
    expect(project.read('workflows/tagwright.ts')).toContain('pnpm install --frozen-lockfile')
  })

  it('keeps a dependabot.yml and a lock that are there', async () => {
    const project = createProject({ '.github/dependabot.yml': 'version: 2\nupdates: []\n' })
    const { out } = await project.run('init')
    expect(project.read('.github/dependabot.yml')).toBe('version: 2\nupdates: []\n')
    expect(out).toContain('docs/actions.md')
  })

  it('changes nothing when package.json is broken, and says where', async () => {
    const project = createProject({ 'package.json': '{ "name": ' })
    const { code, err } = await project.run('init')
    expect(code).toBe(2)
    expect(err).toContain('package.json')
    expect(existsSync(path.join(project.folder, 'workflows'))).toBe(false)
  })
})
