// What synth keeps between runs: a module is loaded again when anything its result follows from has changed, and only then.
import { describe, expect, it, vi } from 'vitest'
import { formatLock } from '../../src/actions/lock.ts'
import { createProject, moduleFor } from '../project.ts'
import type { Project } from '../project.ts'

const files = {
  // What is kept lies below the installed packages.
  'node_modules/.keep': '',
  'workflows/a.ts': moduleFor('a'),
  'workflows/b.ts': `import { script } from './shared.ts'\n${moduleFor('b').replace("'echo hello'", 'script')}`,
  'workflows/shared.ts': "export const script = 'make b'\n",
}

async function synthesised(): Promise<{ project: Project; loaded: string[] }> {
  const project = createProject(files, { build: 'a build' })
  await project.run('synth')
  const loaded: string[] = []
  const { load } = project.host.modules
  vi.spyOn(project.host.modules, 'load').mockImplementation((file) => {
    loaded.push(file)
    return load(file)
  })
  return { project, loaded }
}

const edits: readonly [string, (project: Project) => void, readonly string[]][] = [
  ['nothing, no module', () => undefined, []],
  [
    'a module, that module',
    (project) => project.write('workflows/a.ts', moduleFor('a', 'echo bye')),
    ['workflows/a.ts'],
  ],
  [
    'a file that a module imports, both',
    (project) => project.write('workflows/shared.ts', "export const script = 'make c'\n"),
    ['workflows/shared.ts', 'workflows/b.ts'],
  ],
  [
    'a file it made, its module',
    (project) => project.write('.github/workflows/a.yml', '# Made by Tagwright from x\n'),
    ['workflows/a.ts'],
  ],
  [
    'a file it made by deleting it, its module',
    (project) => project.remove('.github/workflows/a.yml'),
    ['workflows/a.ts'],
  ],
  [
    'the lock, every module',
    (project) =>
      project.write(
        '.github/tagwright/action.yml',
        formatLock([{ action: 'acme/x', sha: '1'.repeat(40), version: 'v1', line: 1 }]),
      ),
    ['workflows/a.ts', 'workflows/shared.ts', 'workflows/b.ts'],
  ],
]

describe('after a change of', () => {
  it.each(edits)('%s is loaded', async (_what, edit, expected) => {
    const { project, loaded } = await synthesised()
    edit(project)
    const { err } = await project.run('synth')
    expect(err).toBe('')
    expect(loaded).toEqual(expected)
    const made = project.list('.github')
    expect(made.filter((file) => file.endsWith('a.yml') || file.endsWith('b.yml'))).toEqual([
      'workflows/a.yml',
      'workflows/b.yml',
    ])
    expect(project.read('.github/workflows/a.yml')).toContain('jobs:')
  })
})

it.each([
  'process.env.LEVEL',
  'String(Date.now())',
  'String(Math.random())',
  "(await import('node:fs')).readFileSync('x', 'utf8')",
])('a module that reads %s is loaded in every run', async (reading) => {
  const { project, loaded } = await synthesised()
  project.write('x', 'text')
  project.write('workflows/a.ts', `${moduleFor('a')}\nexport const read = ${reading}\n`)
  await project.run('synth')
  await project.run('synth')
  expect(loaded.filter((file) => file === 'workflows/a.ts')).toHaveLength(2)
})

it('a module that only served another is told when that other is gone', async () => {
  const { project } = await synthesised()
  project.remove('workflows/b.ts')
  const { code, err } = await project.run('synth')
  expect(code).toBe(2)
  expect(err).toContain('workflows/shared.ts')
})
