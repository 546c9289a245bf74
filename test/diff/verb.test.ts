// The verb diff, run as a user runs it: against the committed files and against a revision.
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { createProject, moduleFor } from '../project.ts'
import type { Project } from '../project.ts'

function git(project: Project, ...args: readonly string[]): void {
  const who = [
    '-c',
    'user.name=a',
    '-c',
    'user.email=a@b.c',
    '-c',
    'init.defaultBranch=main',
    '-c',
    'commit.gpgsign=false',
  ]
  execFileSync('git', [...who, ...args], { cwd: project.folder, stdio: 'ignore' })
}

async function committed(): Promise<Project> {
  const project = createProject({ 'workflows/ci.ts': moduleFor('ci'), '.gitignore': 'node_modules\n' })
  await project.run('synth')
  git(project, 'init')
  git(project, 'add', '-A')
  git(project, 'commit', '-m', 'first')
  return project
}

describe('diff', () => {
  it('finds nothing when the modules make what is there', async () => {
    expect(await (await committed()).run('diff')).toMatchObject({ code: 0, err: '' })
  })

  it('compares what the modules would make with the files', async () => {
    const project = await committed()
    project.write('workflows/ci.ts', moduleFor('ci').replace("on: 'push'", "on: ['push', 'release']"))
    const { code, out } = await project.run('diff')
    expect(code).toBe(1)
    expect(out).toContain('on.release')
    expect(out).toContain('+  - release')
  })

  it('compares with a revision, also files that no module makes', async () => {
    const project = await committed()
    project.write('.github/workflows/hand.yml', 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: []\n')
    const { code, out } = await project.run('diff', '--base', 'HEAD', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      kind: 'diff',
      base: 'HEAD',
      files: [{ path: '.github/workflows/hand.yml', state: 'added' }],
    })
  })

  it('shows a file whose module is gone', async () => {
    const project = await committed()
    project.write('workflows/more.ts', moduleFor('more'))
    await project.run('synth')
    project.remove('workflows/more.ts')
    const { code, out } = await project.run('diff', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ files: [{ path: '.github/workflows/more.yml', state: 'removed' }] })
  })

  it('says why it cannot tell when a module does not load, and claims nothing', async () => {
    const project = await committed()
    project.write('workflows/ci.ts', 'throw new Error("no luck")')
    const { code, out, err } = await project.run('diff')
    expect(code).toBe(2)
    expect(err).toContain('no luck')
    expect(out).not.toContain('ci.yml')
  })

  it('writes a comment for a pull request', async () => {
    const project = await committed()
    project.write('workflows/ci.ts', moduleFor('ci', 'echo bye'))
    const { out } = await project.run('diff', '--format', 'markdown')
    expect(out).toContain('.github/workflows/ci.yml')
    expect(out).toContain('<details>')
  })

  it('says which revision it does not know', async () => {
    const { code, err } = await (await committed()).run('diff', '--base', 'nowhere')
    expect(code).toBe(2)
    expect(err).toContain('nowhere')
  })
})
