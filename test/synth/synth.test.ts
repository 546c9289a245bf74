// The verb synth, run as a user runs it.
import { describe, expect, it } from 'vitest'
import { createProject, moduleFor } from '../project.ts'

describe('synth', () => {
  it('writes a workflow with its header, and says so', async () => {
    const project = createProject({ 'workflows/ci.ts': moduleFor('ci') })
    expect(await project.run('synth')).toMatchObject({ code: 0, err: '' })
    expect(project.read('.github/workflows/ci.yml')).toMatchInlineSnapshot(`
      "# Made by Tagwright from workflows/ci.ts: edit that, then run \`npm run synth\`.

      on: push

      permissions: {}

      defaults:
        run:
          shell: bash

      jobs:
        work:
          runs-on: ubuntu-24.04
          timeout-minutes: 30
          steps:
            - run: echo hello
      "
    `)
  })

  it('gives the same bytes twice and writes nothing the second time', async () => {
    const project = createProject({ 'workflows/ci.ts': moduleFor('ci') })
    await project.run('synth')
    const first = project.read('.github/workflows/ci.yml')
    const { code, out } = await project.run('synth')
    expect({ code, out }).toEqual({ code: 0, out: '1 file up to date\n' })
    expect(project.read('.github/workflows/ci.yml')).toBe(first)
  })

  it('puts the modules of several repositories into their trees', async () => {
    const project = createProject({
      'workflows/own.ts': moduleFor('own'),
      'workflows/acme/app/release.ts': moduleFor('release'),
      'workflows/acme/web/release.ts': moduleFor('release'),
      'workflows/acme/app/repo.ts': 'export const facts = { image: "acme/app" }\n',
      'workflows/acme/app/uses-facts.ts': `import { facts } from './repo.ts'\n${moduleFor('use-facts').replace("'echo hello'", 'facts.image')}`,
    })
    expect(await project.run('synth')).toMatchObject({ code: 0, err: '' })
    expect([...project.list('.github'), ...project.list('generated')]).toEqual([
      'workflows/own.yml',
      'acme/app/.github/workflows/release.yml',
      'acme/app/.github/workflows/use-facts.yml',
      'acme/web/.github/workflows/release.yml',
    ])
  })

  it('puts the comment at the top of a module into the header of its one workflow', async () => {
    const project = createProject({
      'workflows/ci.ts': `// workflows/ci.ts\n// Says hello.\n// Twice.\n${moduleFor('ci')}`,
    })
    await project.run('synth')
    expect(project.read('.github/workflows/ci.yml')).toMatch(/^# Made by .*\n#\n# Says hello\.\n# Twice\.\n\non: push/)
  })

  it('compiles a module written for the lib alone, mutated as the docs of the lib show', async () => {
    const project = createProject({
      'workflows/lib.ts': `
        import { Workflow, NormalJob, Step } from '${process.cwd()}/node_modules/@github-actions-workflow-ts/lib/dist/esm/index.js'
        const checkoutStep = new Step({ name: 'Checkout', uses: 'actions/checkout@v3' })
        const testJob = new NormalJob('Test', { 'runs-on': 'ubuntu-latest', 'timeout-minutes': 2 })
        export const exampleWorkflow = new Workflow('example-filename', { name: 'Example', on: { workflow_dispatch: {} } })
        testJob.addStep(checkoutStep)
        exampleWorkflow.addJob(testJob)
        exampleWorkflow.addEnvs({ LEVEL: 'debug' })
      `,
    })
    expect(await project.run('synth')).toMatchObject({ code: 0, err: '' })
    expect(project.read('.github/workflows/example-filename.yml').split('\n').slice(2)).toMatchInlineSnapshot(`
      [
        "name: Example",
        "",
        "on:",
        "  workflow_dispatch: {}",
        "",
        "jobs:",
        "  Test:",
        "    runs-on: ubuntu-latest",
        "    timeout-minutes: 2",
        "    steps:",
        "      - name: Checkout",
        "        uses: actions/checkout@v3",
        "",
        "env:",
        "  LEVEL: debug",
        "",
      ]
    `)
  })

  it('removes a file it made and no module makes any more, and leaves the files of others alone', async () => {
    const project = createProject({
      'workflows/a.ts': moduleFor('a'),
      'workflows/b.ts': moduleFor('b'),
      '.github/workflows/hand.yml': 'on: push\njobs: {}\n',
    })
    await project.run('synth')
    project.remove('workflows/b.ts')
    expect(await project.run('synth')).toMatchObject({ code: 0 })
    expect(project.list('.github')).toEqual(['workflows/a.yml', 'workflows/hand.yml'])
  })

  it('never writes over a file that somebody else made', async () => {
    const hand = 'on: push\njobs: {}\n'
    const project = createProject({ 'workflows/ci.ts': moduleFor('ci'), '.github/workflows/ci.yml': hand })
    const { code, err } = await project.run('synth')
    expect(code).toBe(2)
    expect(err).toContain('.github/workflows/ci.yml')
    expect(project.read('.github/workflows/ci.yml')).toBe(hand)
  })

  it('takes a workflow that a module exports again for that of the module it comes from', async () => {
    const project = createProject({
      'workflows/a-all.ts': "export * from './ci.ts'\n",
      'workflows/ci.ts': moduleFor('ci'),
    })
    expect(await project.run('synth')).toMatchObject({ code: 0, err: '' })
    expect(project.read('.github/workflows/ci.yml')).toContain('from workflows/ci.ts')
  })

  it('answers as JSON with a version', async () => {
    const project = createProject({ 'workflows/ci.ts': moduleFor('ci') })
    const { out } = await project.run('synth', '--json')
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      kind: 'synth',
      files: [{ path: '.github/workflows/ci.yml', state: 'written' }],
    })
  })
})

describe('synth --check', () => {
  const edits: readonly [string, (text: string) => string][] = [
    ['a changed hash', (text) => text.replace(/@[0-9a-f]{40}/, `@${'0'.repeat(40)}`)],
    ['a changed header', (text) => text.replace('Made by Tagwright', 'Made by hand')],
    ['a changed script', (text) => text.replace('hello', 'bye')],
    ['a line at the end', (text) => `${text}# more\n`],
  ]
  const withAction = moduleFor('ci')
    .replace("from 'tagwright'", "from 'tagwright'\nimport { checkout } from 'tagwright/actions'")
    .replace('{ job, run,', '{ job, run, uses,')
    .replace('steps: [', 'steps: [uses(checkout), ')

  it.each(edits)('names a file with %s, shows the difference, and writes nothing', async (_what, edit) => {
    const project = createProject({ 'workflows/ci.ts': withAction })
    await project.run('synth')
    const edited = edit(project.read('.github/workflows/ci.yml'))
    project.write('.github/workflows/ci.yml', edited)
    const { code, out } = await project.run('synth', '--check')
    expect(code).toBe(1)
    expect(out).toContain('stale')
    expect(out).toContain('.github/workflows/ci.yml')
    expect(out).toContain('+++ b/.github/workflows/ci.yml')
    expect(project.read('.github/workflows/ci.yml')).toBe(edited)
  })

  it('names a file that was deleted', async () => {
    const project = createProject({ 'workflows/ci.ts': withAction })
    await project.run('synth')
    project.remove('.github/workflows/ci.yml')
    const { code, out } = await project.run('synth', '--check')
    expect(code).toBe(1)
    expect(out).toContain('missing   .github/workflows/ci.yml')
  })

  it('names a file that was added with our header', async () => {
    const project = createProject({ 'workflows/ci.ts': withAction })
    await project.run('synth')
    project.write('.github/workflows/extra.yml', project.read('.github/workflows/ci.yml'))
    const { code, out } = await project.run('synth', '--check')
    expect(code).toBe(1)
    expect(out).toContain('orphaned  .github/workflows/extra.yml')
    expect(project.list('.github')).toContain('workflows/extra.yml')
  })

  it('is content when everything is in place', async () => {
    const project = createProject({ 'workflows/ci.ts': withAction })
    await project.run('synth')
    expect(await project.run('synth', '--check')).toMatchObject({ code: 0 })
  })
})
