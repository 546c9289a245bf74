import { expect, it } from 'vitest'
import { createMemoryHost } from '../../src/host/memory-host.ts'

it('a file can be made unreadable', () => {
  const { files } = createMemoryHost({ files: { 'a.yml': '' }, refuse: { read: { 'a.yml': 'permission denied' } } })
  expect(files.read('a.yml')).toEqual({
    ok: false,
    failures: [{ code: 'unreadable-file', args: { path: 'a.yml', reason: 'permission denied' } }],
  })
})

it('a folder can be made unreadable, wherever a listing meets it', () => {
  const { files } = createMemoryHost({ files: { 'a/b/c.yml': '' }, refuse: { read: { 'a/b': 'permission denied' } } })
  for (const folder of ['.', 'a', 'a/b']) {
    expect(files.list(folder)).toMatchObject({ failures: [{ code: 'unreadable-folder', args: { path: 'a/b' } }] })
  }
})

it('a write can be made to fail, and then nothing is written', () => {
  const { files } = createMemoryHost({ refuse: { write: { 'b.yml': 'the disk is full' } } })
  const answer = files.apply([
    { path: 'a.yml', text: '' },
    { path: 'b.yml', text: '' },
  ])
  expect(answer).toMatchObject({ failures: [{ code: 'unwritable-file', args: { path: 'b.yml' } }] })
  expect(files.all()).toEqual({})
})

it('a program answers from its arguments and its input', async () => {
  const host = createMemoryHost({
    programs: { echo: (args, input) => ({ code: 0, stdout: `${args.join(' ')} ${input}`, stderr: '' }) },
  })
  expect(await host.run('echo', ['a', 'b'], { input: 'c' })).toEqual({ code: 0, stdout: 'a b c', stderr: '' })
})

it('git can be missing', async () => {
  const { git } = createMemoryHost({ git: 'missing' })
  expect(await git.show('v1', 'a')).toEqual({ ok: false, failures: [{ code: 'git-missing', args: {} }] })
})
