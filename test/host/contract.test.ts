// The claims that hold for every host: run against this machine and against memory.
import { execFileSync } from 'node:child_process'
import { dirname } from 'node:path'
import { createFixture } from 'fs-fixture'
import { afterEach, describe, expect, it } from 'vitest'
import type { Host } from '../../src/host/host.ts'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import { createNodeHost } from '../../src/host/node-host.ts'

interface Scene {
  readonly files?: Readonly<Record<string, string>>
  /** Files committed under the tag `v1`; the files of the scene are then laid over them. */
  readonly v1?: Readonly<Record<string, string>>
}

type MakeHost = (scene: Scene) => Promise<Host>

const undo: (() => Promise<unknown>)[] = []
afterEach(() => Promise.all(undo.splice(0).map((step) => step())))

const onThisMachine: MakeHost = async ({ files = {}, v1 }) => {
  const fixture = await createFixture({ ...v1 })
  undo.push(() => fixture.rm())
  if (v1 !== undefined) commit(fixture.path)
  for (const [file, text] of Object.entries(files)) {
    await fixture.mkdir(dirname(file))
    await fixture.writeFile(file, text)
  }
  const env = { PATH: process.env['PATH'], GIT_CEILING_DIRECTORIES: fixture.getPath('..') }
  return createNodeHost({ cwd: fixture.path.replace(/\/$/, ''), env })
}

function commit(cwd: string): void {
  const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com']
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    ['commit', '-qm', 'v1'],
    ['tag', 'v1'],
  ]) {
    execFileSync('git', [...identity, ...args], { cwd, env })
  }
}

const inMemory: MakeHost = ({ files = {}, v1 }) =>
  Promise.resolve(createMemoryHost({ files: { ...v1, ...files }, git: v1 === undefined ? 'no-repository' : { v1 } }))

const value = <T>(made: T): { ok: true; value: T } => ({ ok: true, value: made })
const failing = (code: string, args: object): object => ({
  ok: false,
  failures: [{ code, args: expect.objectContaining(args) }],
})

describe.each([
  ['this machine', onThisMachine],
  ['memory', inMemory],
])('a host on %s', (_name, make) => {
  describe('read', () => {
    it.each<[string, string]>([
      ['the text of a file', 'name: x\n'],
      ['an empty file', ''],
      ['a file with a byte order mark', '\uFEFFname: x\n'],
      ['a file with NUL characters', 'a\0b'],
      ['a file with CRLF', 'a\r\nb\r\n'],
    ])('answers %s unchanged', async (_what, text) => {
      const { files } = await make({ files: { 'a/b.yml': text } })
      expect(files.read('a/b.yml')).toEqual(value(text))
    })

    it.each(['gone.yml', 'gone/b.yml', 'a/b.yml/c', ''.padEnd(3, 'x')])(
      'answers null where no file is: %s',
      async (path) => {
        const { files } = await make({ files: { 'a/b.yml': '' } })
        expect(files.read(path)).toEqual(value(null))
      },
    )

    it('takes the same file by any spelling of its path', async () => {
      const { files, cwd } = await make({ files: { 'a/b.yml': 'x' } })
      for (const path of ['./a/b.yml', 'a//b.yml', 'a/../a/b.yml', `${cwd}/a/b.yml`]) {
        expect(files.read(path)).toEqual(value('x'))
      }
    })

    it('fails on a folder, in words', async () => {
      const { files } = await make({ files: { 'a/b.yml': '' } })
      expect(files.read('a')).toEqual(failing('unreadable-file', { path: 'a', reason: 'it is a folder' }))
    })
  })

  describe('list', () => {
    const tree = { 'b.yml': '', 'a/z.yml': '', 'a/deep/y.yml': '', 'a-b/x.yml': '' }

    it.each([
      ['.', ['a-b/x.yml', 'a/deep/y.yml', 'a/z.yml', 'b.yml']],
      ['a', ['a/deep/y.yml', 'a/z.yml']],
      ['./a/', ['a/deep/y.yml', 'a/z.yml']],
      ['a/deep', ['a/deep/y.yml']],
    ])('names every file below %s, sorted', async (folder, expected) => {
      const { files } = await make({ files: tree })
      expect(files.list(folder)).toEqual(value(expected))
    })

    it.each(['gone', 'b.yml', 'b.yml/c'])('answers null where no folder is: %s', async (folder) => {
      const { files } = await make({ files: tree })
      expect(files.list(folder)).toEqual(value(null))
    })

    it('leaves out what git and npm keep', async () => {
      const { files } = await make({
        files: { '.git/x': '', 'node_modules/y.yml': '', 'a/node_modules/z': '', 'b.yml': '' },
      })
      expect(files.list('.')).toEqual(value(['b.yml']))
    })
  })

  it.each([
    ['a', 'folder'],
    ['a/b.yml', 'file'],
    ['.', 'folder'],
    ['gone', null],
    ['a/b.yml/c', null],
  ])('tells that %s is: %s', async (path, kind) => {
    const { files } = await make({ files: { 'a/b.yml': '' } })
    expect(files.kind(path)).toBe(kind)
  })

  describe('apply', () => {
    it('writes, replaces and removes in one go', async () => {
      const { files } = await make({ files: { 'old.yml': 'old', 'gone.yml': '' } })
      const changes = [
        { path: 'old.yml', text: 'new' },
        { path: 'deep/er/new.yml', text: 'made' },
        { path: 'gone.yml', text: null },
      ]
      expect(files.apply(changes)).toEqual(value(null))
      expect(files.list('.')).toEqual(value(['deep/er/new.yml', 'old.yml']))
      expect(files.read('old.yml')).toEqual(value('new'))
    })

    it('takes the removal of a file that is not there as done', async () => {
      const { files } = await make({})
      expect(files.apply([{ path: 'a/gone.yml', text: null }])).toEqual(value(null))
      expect(files.kind('a')).toBe(null)
    })

    it.each([
      ['a folder where the file should be', 'taken', 'it is a folder'],
      ['a file where a folder should be', 'old.yml/new.yml', 'a part of its path is a file, not a folder'],
    ])('changes nothing at all when one change meets %s', async (_what, path, reason) => {
      const { files } = await make({ files: { 'old.yml': 'old', 'taken/x': '', 'gone.yml': '' } })
      const changes = [
        { path: 'old.yml', text: 'new' },
        { path: 'deep/er/new.yml', text: 'made' },
        { path: 'gone.yml', text: null },
        { path, text: 'x' },
      ]
      expect(files.apply(changes)).toEqual(failing('unwritable-file', { path, reason }))
      expect(files.list('.')).toEqual(value(['gone.yml', 'old.yml', 'taken/x']))
      expect(files.kind('deep')).toBe(null)
      expect(files.read('old.yml')).toEqual(value('old'))
    })

    it.each(['../outside.yml', '/outside.yml', 'a/../../outside.yml'])('refuses to write %s', async (path) => {
      const { files } = await make({})
      expect(files.apply([{ path, text: '' }])).toEqual(failing('outside-repository', { path }))
    })

    it.each([
      ['generated/acme/app/.github/workflows/x.yml', 'generated', ['generated/acme']],
      ['.github/actions/setup/action.yml', '.github/actions', ['.github/actions/setup']],
    ])('removes the folders that the removal of %s leaves empty', async (path, kept, gone) => {
      const { files } = await make({ files: { [path]: '' } })
      files.apply([{ path, text: null }])
      expect(files.kind(kept)).toBe('folder')
      for (const folder of gone) expect(files.kind(folder)).toBe(null)
    })

    it('keeps a folder of its own trees that still holds a file', async () => {
      const { files } = await make({ files: { 'generated/a/x.yml': '', 'generated/a/y.yml': '' } })
      files.apply([{ path: 'generated/a/x.yml', text: null }])
      expect(files.read('generated/a/y.yml')).toEqual(value(''))
    })

    it('keeps an empty folder of anybody else', async () => {
      const { files } = await make({ files: { '.github/workflows/x.yml': '' } })
      files.apply([{ path: '.github/workflows/x.yml', text: null }])
      expect(files.kind('.github/workflows')).toBe('folder')
    })
  })

  describe('git', () => {
    const v1 = { 'a/b.yml': 'old\n', 'a/c.yml': '', 'd e.yml': 'ü\n' }

    it('shows a file as it was, whatever it is now', async () => {
      const { git } = await make({ v1, files: { 'a/b.yml': 'new\n' } })
      expect(await git.show('v1', 'a/b.yml')).toEqual(value('old\n'))
      expect(await git.show('v1', './d e.yml')).toEqual(value('ü\n'))
      expect(await git.show('v1', 'a/c.yml')).toEqual(value(''))
    })

    it.each(['gone.yml', 'a', '../a/b.yml'])('answers null for %s, which the revision does not have', async (path) => {
      const { git } = await make({ v1, files: { 'gone.yml': 'here only now' } })
      expect(await git.show('v1', path)).toEqual(value(null))
    })

    it.each([
      ['a', ['a/b.yml', 'a/c.yml']],
      ['.', ['a/b.yml', 'a/c.yml', 'd e.yml']],
      ['gone', []],
    ])('lists the files below %s', async (folder, expected) => {
      const { git } = await make({ v1 })
      expect(await git.list('v1', folder)).toEqual(value(expected))
    })

    it.each(['nope', '--output=x', '-x', '', '@{u}', 'v1:a'])('knows no revision %j', async (revision) => {
      const { git } = await make({ v1 })
      expect(await git.show(revision, 'a/b.yml')).toEqual(failing('unknown-revision', { revision }))
    })

    it('says so where no repository is', async () => {
      const { git, cwd } = await make({})
      expect(await git.list('v1', '.')).toEqual(failing('not-a-git-repository', { folder: cwd }))
    })
  })

  it('answers null for a program that is not there', async () => {
    const host = await make({})
    expect(await host.run('no-such-program-at-all', [])).toBe(null)
  })
})
