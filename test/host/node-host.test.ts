// What only a real machine has: links, modes, permissions, programs.
import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createFixture, type FsFixture } from 'fs-fixture'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Host } from '../../src/host/host.ts'
import { createNodeHost } from '../../src/host/node-host.ts'

let fixture: FsFixture
let host: Host

beforeEach(async () => {
  fixture = await createFixture({ 'inside/a.yml': 'a', 'outside.yml': 'out', 'beside/x.yml': 'x' })
  host = createNodeHost({ cwd: fixture.getPath('inside') })
})
afterEach(() => fixture.rm())

const isRoot = process.getuid?.() === 0

describe('reading', () => {
  it('keeps bytes that are no text as replacement characters', async () => {
    await fixture.writeFile('inside/bin', Buffer.from([0xff, 0x00, 0x41]))
    expect(host.files.read('bin')).toEqual({ ok: true, value: '\uFFFD\0A' })
  })

  it('follows a link to a file and names the file by its link', () => {
    symlinkSync('a.yml', fixture.getPath('inside/link.yml'))
    expect(host.files.read('link.yml')).toEqual({ ok: true, value: 'a' })
    expect(host.files.list('.')).toEqual({ ok: true, value: ['a.yml', 'link.yml'] })
  })

  it('walks into no linked folder and lists no link that leads nowhere', () => {
    symlinkSync('.', fixture.getPath('inside/circle'))
    symlinkSync('gone', fixture.getPath('inside/dangling'))
    expect(host.files.list('.')).toEqual({ ok: true, value: ['a.yml'] })
  })

  it('says that links lead in a circle', () => {
    symlinkSync('loop', fixture.getPath('inside/loop'))
    const reason = 'its symbolic links lead in a circle'
    expect(host.files.read('loop')).toMatchObject({
      failures: [{ code: 'unreadable-file', args: { path: 'loop', reason } }],
    })
    expect(host.files.list('loop')).toMatchObject({ failures: [{ code: 'unreadable-folder', args: { reason } }] })
  })

  it.each([
    ['a name with a NUL character', 'a\0b', 'its name holds a character that no file name can have'],
    ['a name that is too long', 'x'.repeat(300), 'its name is too long'],
    ['a device', '/dev/null', 'it is not a regular file'],
  ])('answers %s in words', (_what, path, reason) => {
    expect(host.files.read(path)).toMatchObject({ failures: [{ code: 'unreadable-file', args: { reason } }] })
  })

  it.skipIf(isRoot)('says that permission is denied', () => {
    mkdirSync(fixture.getPath('inside/locked'))
    chmodSync(fixture.getPath('inside/a.yml'), 0)
    chmodSync(fixture.getPath('inside/locked'), 0)
    const denied = { args: { reason: 'permission denied' } }
    expect(host.files.read('a.yml')).toMatchObject({ failures: [denied] })
    expect(host.files.list('.')).toMatchObject({ failures: [{ code: 'unreadable-folder', args: { path: 'locked' } }] })
    chmodSync(fixture.getPath('inside/locked'), 0o700)
  })
})

describe('writing', () => {
  it('keeps the mode of the file it replaces', () => {
    chmodSync(fixture.getPath('inside/a.yml'), 0o751)
    host.files.apply([{ path: 'a.yml', text: 'new' }])
    expect(statSync(fixture.getPath('inside/a.yml')).mode & 0o777).toBe(0o751)
  })

  it('writes through a link to a file inside', () => {
    symlinkSync('a.yml', fixture.getPath('inside/link.yml'))
    host.files.apply([{ path: 'link.yml', text: 'new' }])
    expect(readFileSync(fixture.getPath('inside/a.yml'), 'utf8')).toBe('new')
  })

  it('removes a link and not the file that it names', () => {
    symlinkSync('a.yml', fixture.getPath('inside/link.yml'))
    host.files.apply([{ path: 'link.yml', text: null }])
    expect(host.files.list('.')).toEqual({ ok: true, value: ['a.yml'] })
  })

  it.each([
    ['a link to a file outside', '../outside.yml', 'link', 'link'],
    ['a link to a folder outside', '../beside', 'link', 'link/x.yml'],
  ])('does not write through %s', (_what, target, link, path) => {
    symlinkSync(target, fixture.getPath('inside', link))
    expect(
      host.files.apply([
        { path: 'a.yml', text: 'new' },
        { path, text: 'new' },
      ]),
    ).toEqual({
      ok: false,
      failures: [{ code: 'unwritable-file', args: { path, reason: 'a symbolic link leads out of the folder' } }],
    })
    expect(readFileSync(fixture.getPath('outside.yml'), 'utf8')).toBe('out')
    expect(readFileSync(fixture.getPath('beside/x.yml'), 'utf8')).toBe('x')
    expect(readFileSync(fixture.getPath('inside/a.yml'), 'utf8')).toBe('a')
  })

  it('works in a folder that is itself reached through a link', () => {
    symlinkSync('inside', fixture.getPath('linked'))
    const linked = createNodeHost({ cwd: fixture.getPath('linked') })
    expect(linked.files.apply([{ path: 'deep/b.yml', text: 'b' }])).toEqual({ ok: true, value: null })
    expect(host.files.read('deep/b.yml')).toEqual({ ok: true, value: 'b' })
  })

  it.each([
    // The name of the temporary file is too long where the name of the file is not.
    ['a file', `new/${'x'.repeat(250)}`],
    ['a folder', `new/er/${'x'.repeat(300)}/c.yml`],
  ])('leaves no temporary file and no folder behind when %s cannot be made', (_what, path) => {
    const changes = [
      { path: 'fresh/b.yml', text: 'b' },
      { path, text: 'new' },
    ]
    expect(host.files.apply(changes)).toMatchObject({ failures: [{ args: { path, reason: 'its name is too long' } }] })
    expect(host.files.list('.')).toEqual({ ok: true, value: ['a.yml'] })
    expect([host.files.kind('fresh'), host.files.kind('new')]).toEqual([null, null])
  })

  // Two changes that exclude each other are both prepared; the second cannot be moved in.
  it('takes back what was moved in when a later move fails', async () => {
    await fixture.writeFile('inside/gone.yml', 'still here')
    const changes = [
      { path: 'a.yml', text: 'new' },
      { path: 'fresh.yml', text: 'fresh' },
      { path: 'gone.yml', text: null },
      { path: 'b', text: 'a file' },
      { path: 'b/c', text: 'a file in a folder of that name' },
    ]
    expect(host.files.apply(changes)).toMatchObject({ failures: [{ args: { path: 'b', reason: 'it is a folder' } }] })
    expect(host.files.list('.')).toEqual({ ok: true, value: ['a.yml', 'gone.yml'] })
    expect(host.files.read('a.yml')).toEqual({ ok: true, value: 'a' })
    expect(host.files.read('gone.yml')).toEqual({ ok: true, value: 'still here' })
    expect(host.files.kind('b')).toBe(null)
  })
})

describe('programs', () => {
  it('gets its arguments as they are, its input and the environment of the host', async () => {
    const env = { PATH: process.env['PATH'], WORD: 'hello' }
    const shell = createNodeHost({ cwd: fixture.path, env })
    const script = 'cat; printf "%s|%s" "$WORD" "$1"; echo oops >&2; exit 3'
    expect(await shell.run('sh', ['-c', script, 'sh', '$(id); "x"'], { input: 'in ' })).toEqual({
      code: 3,
      stdout: 'in hello|$(id); "x"',
      stderr: 'oops\n',
    })
  })

  it('may leave a large input unread', async () => {
    expect(await host.run('true', [], { input: 'x'.repeat(1_000_000) })).toMatchObject({ code: 0 })
  })

  it('is told apart from a file that cannot be run', async () => {
    expect(await host.run(fixture.getPath('outside.yml'), [])).toMatchObject({ code: 126, stderr: 'permission denied' })
  })
})

describe('git', () => {
  it('is said to be missing when it is not on the path', async () => {
    const bare = createNodeHost({ cwd: fixture.path, env: { PATH: fixture.path } })
    expect(await bare.git.list('HEAD', '.')).toEqual({ ok: false, failures: [{ code: 'git-missing', args: {} }] })
  })
})
