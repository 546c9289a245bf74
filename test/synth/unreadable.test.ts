// What cannot be read is not taken for absent: nothing is removed, overwritten or called clean on a guess.
import { expect, it } from 'vitest'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import { job } from '../../src/dsl/job.ts'
import { run } from '../../src/dsl/step.ts'
import { workflow } from '../../src/dsl/workflow.ts'
import { succeed } from '../../src/model/result.ts'
import { synth } from '../../src/synth/synth.ts'

const work = job('work', { 'runs-on': 'ubuntu-24.04', steps: [run('echo')] })
const modules = { 'workflows/ci.ts': succeed({ ci: workflow('ci', { on: 'push', jobs: [work] }) }) }
const ours = '# Made by Tagwright from workflows/old.ts: edit that\n'
const lock = `name: a\ndescription: b\nruns:\n  using: composite\n  steps:\n    - uses: acme/x@${'1'.repeat(40)} # v1\n`
const files = {
  'workflows/ci.ts': "import { job } from 'tagwright'\n",
  '.github/tagwright/action.yml': lock,
  '.github/workflows/old.yml': ours,
}

it.each([
  '.github/workflows',
  '.github/workflows/old.yml',
  '.github/workflows/ci.yml',
  '.github/tagwright/action.yml',
  'workflows/ci.ts',
])('an unreadable %s stops synth before anything is written', async (path) => {
  const host = createMemoryHost({
    files: { ...files, '.github/workflows/ci.yml': ours },
    modules,
    refuse: { read: { [path]: 'permission denied' } },
  })
  const before = host.files.all()
  const { failures } = await synth(host, { paths: [], check: false })
  expect(failures.map(({ code }) => code)).toEqual([expect.stringMatching(/^unreadable-/)])
  expect(host.files.all()).toEqual(before)
})

it('a file that cannot be written leaves all others as they were', async () => {
  const host = createMemoryHost({
    files,
    modules,
    refuse: { write: { '.github/workflows/ci.yml': 'the disk is full' } },
  })
  const before = host.files.all()
  const { failures } = await synth(host, { paths: [], check: false })
  expect(failures).toMatchObject([{ code: 'unwritable-file', args: { reason: 'the disk is full' } }])
  expect(host.files.all()).toEqual(before)
})
