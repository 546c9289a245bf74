// A bot bumps an action: it edits the lock and the YAML, and nothing is left to do by hand.
import { describe, expect, it } from 'vitest'
import { findPin } from '../../src/actions/lock.ts'
import { createProject } from '../project.ts'
import type { Project } from '../project.ts'
import { playBot } from './bot.ts'
import { lockText, soundLock } from './committed-lock.ts'

const module = `import { job, uses, workflow } from 'tagwright'
import { checkout, setupNode } from 'tagwright/actions'

const work = job('work', { 'runs-on': 'ubuntu-24.04', steps: [uses(checkout), uses(setupNode)] })

export const ci = workflow('ci', { on: 'push', jobs: [work] })
`

const pinned = findPin(soundLock(lockText), 'actions/checkout')
const release = {
  action: 'actions/checkout',
  from: { sha: pinned?.sha ?? '', version: pinned?.version ?? '' },
  to: { sha: '1'.repeat(40), version: 'v7.0.2' },
}

async function committed(): Promise<Project> {
  const project = createProject({ 'workflows/ci.ts': module, 'workflows/acme/app/ci.ts': module })
  await project.run('init')
  project.remove('workflows/tagwright.ts')
  await project.run('synth')
  return project
}

const yamlOf = (project: Project): ReadonlyMap<string, string> =>
  new Map(
    project
      .list('.')
      .filter((file) => /^(?:\.github|generated)\/.*\.yml$/.test(file))
      .map((file) => [file, project.read(file)]),
  )

describe.each(['dependabot', 'renovate'] as const)('a pull request of %s', (bot) => {
  it('ends green: synth --check and check find nothing', async () => {
    const project = await committed()
    const edited = playBot(bot, yamlOf(project), release)
    for (const [file, text] of edited) project.write(file, text)
    expect(project.read('.github/workflows/ci.yml')).toContain(`actions/checkout@${release.to.sha} # v7.0.2`)
    expect(project.read('generated/acme/app/.github/workflows/ci.yml')).toContain(release.to.sha)
    expect(await project.run('synth', '--check')).toMatchObject({ code: 0, err: '' })
    expect(await project.run('check', '--no-actionlint')).toMatchObject({ code: 0, err: '' })
  })

  it('that forgets the lock is found out by both commands', async () => {
    const project = await committed()
    const forgetful = new Map([...yamlOf(project)].filter(([file]) => !file.startsWith('.github/tagwright/')))
    for (const [file, text] of playBot(bot, forgetful, release)) project.write(file, text)
    expect((await project.run('synth', '--check')).code).toBe(1)
    const { code, out } = await project.run('check', '--no-actionlint')
    expect(code).toBe(1)
    expect(out).toContain('[pin-differs-from-lock]')
  })
})
