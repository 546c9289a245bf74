// Bad input gets a sentence with the place: no stack, exit code 2, nothing written, nothing lost.
import { chmodSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { createProject, moduleFor } from '../project.ts'

const good = { 'workflows/good.ts': moduleFor('good') }

const bad: readonly [string, Readonly<Record<string, string>>, RegExp][] = [
  [
    'a module with a syntax error',
    { 'workflows/bad.ts': "import { job } from 'tagwright'\nexport const a = job('x', {\n  steps: [,\n  }\n" },
    /workflows\/bad\.ts:4:3/,
  ],
  [
    'a module that declares a name twice',
    { 'workflows/bad.ts': 'export const a = 1\nexport const a = 2\n' },
    /workflows\/bad\.ts:\d+.*a/,
  ],
  [
    'a module that throws',
    { 'workflows/bad.ts': "export const a = 1\n\nthrow new Error('no luck')\n" },
    /workflows\/bad\.ts:3:\d+.*no luck/,
  ],
  ['a module that throws no error', { 'workflows/bad.ts': "throw 'words'\n" }, /workflows\/bad\.ts.*words/],
  ['a module that exports nothing', { 'workflows/bad.ts': 'const a = 1\n' }, /workflows\/bad\.ts/],
  [
    'a module that exports no workflow and is used by none',
    { 'workflows/bad.ts': 'export const a = 1\n' },
    /workflows\/bad\.ts/,
  ],
  [
    'a module that imports a file that is not there',
    { 'workflows/bad.ts': "import { a } from './gone.ts'\nexport const b = a\n" },
    /gone\.ts/,
  ],
  [
    'a module that imports a name that is not there',
    {
      'workflows/repo.ts': 'export const app = {}\n',
      'workflows/bad.ts': "import { api } from './repo.ts'\n\nexport const b = api.x\n",
    },
    /'\.\/repo\.ts' has no export named 'api' \(it has: app\)/,
  ],
  ['a module in no repository', { 'workflows/acme/bad.ts': moduleFor('bad') }, /workflows\/acme\/bad\.ts/],
  [
    'a file name with a folder in it',
    { 'workflows/bad.ts': moduleFor('bad').replace("'bad'", "'../bad'") },
    /\.\.\/bad/,
  ],
  [
    'an expression in a plain string',
    { 'workflows/bad.ts': "import { github } from 'tagwright/expressions'\nexport const a = `x ${github.ref}`\n" },
    /workflows\/bad\.ts:2.*text`/,
  ],
]

describe('bad input to synth', () => {
  it.each(bad)('%s: is named, and nothing is written', async (_what, files, sentence) => {
    const project = createProject({ ...good, ...files })
    const { code, out, err } = await project.run('synth')
    expect(code).toBe(2)
    expect(err.replace(/\s+/g, ' ')).toMatch(sentence)
    expect(out + err).not.toMatch(/\n\s+at .*\(/)
    expect(err).not.toContain('node_modules')
    expect(() => project.list('.github')).toThrow()
  })

  it('two workflows with one file name are both named', async () => {
    const project = createProject({ 'workflows/one.ts': moduleFor('same'), 'workflows/two.ts': moduleFor('same') })
    const { code, err } = await project.run('synth')
    expect(code).toBe(2)
    expect(err).toMatch(/same\.yml/)
    expect(err).toMatch(/workflows\/one\.ts/)
    expect(err).toMatch(/workflows\/two\.ts/)
  })

  it('a failing module keeps no orphan from being kept and no other module from being looked at', async () => {
    const project = createProject({ ...good, 'workflows/old.ts': moduleFor('old') })
    await project.run('synth')
    project.remove('workflows/old.ts')
    project.write('workflows/bad.ts', 'throw new Error("first")\n')
    project.write('workflows/worse.ts', 'throw new Error("second")\n')
    const { code, err } = await project.run('synth')
    expect(code).toBe(2)
    expect(err).toMatch(/first[\s\S]*second/)
    expect(project.list('.github')).toEqual(['workflows/good.yml', 'workflows/old.yml'])
  })

  it('a broken module that others import is named for each of them, with the line that broke', async () => {
    const project = createProject({
      'workflows/shared.ts': "export const a = 1\nthrow new Error('no luck')\n",
      'workflows/one.ts': `import { a } from './shared.ts'\n${moduleFor('one').replace("'echo hello'", 'String(a)')}`,
      'workflows/two.ts': `import { a } from './shared.ts'\n${moduleFor('two').replace("'echo hello'", 'String(a)')}`,
    })
    const { code, err } = await project.run('synth')
    expect(code).toBe(2)
    expect(err.match(/workflows\/shared\.ts:2:1/g)).toHaveLength(3)
  })

  it('an action that is used and exported by no module is named, until it is exported or lies there by hand', async () => {
    const text = `import { compositeAction, job, run, uses, workflow } from 'tagwright'

const setup = compositeAction('setup', { name: 'Set up', description: 'Sets up', steps: [run('echo')] })

const work = job('work', { 'runs-on': 'ubuntu-24.04', steps: [uses(setup)] })

export const ci = workflow('ci', { on: 'push', jobs: [work] })
`
    const project = createProject({ 'workflows/ci.ts': text })
    const { code, err } = await project.run('synth')
    expect(code).toBe(2)
    expect(err.replace(/\s+/g, ' ')).toMatch(/workflows\/ci\.ts:5:\d+ .*\.github\/actions\/setup\/action\.yml/)
    project.write('.github/actions/setup/action.yml', 'name: by hand\n')
    expect(await project.run('synth')).toMatchObject({ code: 0, err: '' })
    project.remove('.github/actions/setup/action.yml')
    project.write('workflows/ci.ts', text.replace('const setup', 'export const setup'))
    expect(await project.run('synth')).toMatchObject({ code: 0, err: '' })
  })

  it('of a whole repository only the modules are loaded, and no other script is run', async () => {
    const project = createProject({ ...good, 'deploy.mjs': 'throw new Error("deployed")\n' })
    project.write('.github/tagwright/decide.mjs', 'throw new Error("decided")\n')
    expect(await project.run('synth', '.')).toMatchObject({ code: 0, err: '' })
    expect(await project.run('synth', '.github')).toMatchObject({ code: 2 })
  })

  it('a folder without modules is named', async () => {
    expect(await createProject({}).run('synth')).toMatchObject({ code: 2, err: expect.stringContaining('workflows') })
    expect(await createProject(good).run('synth', 'nowhere')).toMatchObject({
      code: 2,
      err: expect.stringContaining('nowhere'),
    })
  })

  it.skipIf(process.getuid?.() === 0)('an unreadable folder is named', async () => {
    const project = createProject({ ...good, 'workflows/acme/app/x.ts': moduleFor('x') })
    chmodSync(path.join(project.folder, 'workflows/acme'), 0)
    const { code, err } = await project.run('synth')
    chmodSync(path.join(project.folder, 'workflows/acme'), 0o755)
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('workflows/acme') })
  })

  it('a finding points at the text that is meant, not at a longer word before it', async () => {
    const text = moduleFor('ci').replace("{ 'runs-on'", "{\n  env: { PROBE: 'x' },\n  needs: ['be'],\n  'runs-on'")
    const { out } = await createProject({ 'workflows/ci.ts': text }).run('synth')
    expect(out).toMatch(/^workflows\/ci\.ts:5:12/)
  })

  it('a finding of the compiler of workflows has the line of the module', async () => {
    const twice = moduleFor('ci').replace('jobs: [work]', 'jobs: [work, work]')
    const project = createProject({ 'workflows/ci.ts': twice })
    const { code, out } = await project.run('synth')
    expect(code).toBe(1)
    expect(out.replace(/\s+/g, ' ')).toMatch(/^workflows\/ci\.ts:3:1 error .*work.*\[duplicate-job-id\]/)
    expect(() => project.list('.github')).toThrow()
  })
})
