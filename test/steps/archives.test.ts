// Programs are packed for a release, and looked at before anything is public: names, checksums, content and modes.
import { execFileSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkArchives } from '../../src/steps/check-archives.ts'
import { packBinary } from '../../src/steps/pack-binary.ts'
import { createWorkspace, hasProgram, runStep } from '../world/shell.ts'
import type { ShellResult, Workspace } from '../world/shell.ts'

const names = ['app_1.2.3_linux_amd64_gnu.tar.gz', 'app_1.2.3_linux_amd64_musl.tar.gz']

async function packed(): Promise<Workspace> {
  const workspace = createWorkspace({ 'gnu/app': 'the program', 'musl/app': 'the other one' })
  for (const [at, name] of names.entries()) {
    const env = { BINARY: `${at === 0 ? 'gnu' : 'musl'}/app`, ARCHIVE: `assets/${name}` }
    expect(await runStep(packBinary, { workspace, env })).toMatchObject({ code: 0 })
  }
  return workspace
}

const check = (workspace: Workspace): Promise<ShellResult> =>
  runStep(checkArchives, { workspace, env: { FOLDER: 'assets', ARCHIVES: names.join(' '), PROGRAM: 'app' } })

/** Packs in another way, with a checksum that is right. */
function pack(workspace: Workspace, ...options: readonly string[]): void {
  const [name = ''] = names
  const cwd = path.join(workspace.folder, 'assets')
  execFileSync('tar', ['-czf', name, '-C', '../gnu', ...options], { cwd })
  workspace.write(`assets/${name}.sha256`, execFileSync('sha256sum', [name], { cwd, encoding: 'utf8' }))
}

describe.skipIf(!hasProgram('tar') || !hasProgram('gzip'))('the archives of a release', () => {
  it('E14 are packed as they are expected, whatever mode the program had', async () => {
    const workspace = await packed()
    expect(await check(workspace)).toMatchObject({ code: 0, outputs: { count: '2' } })
    const folder = path.join(workspace.folder, 'assets')
    expect(execFileSync('sha256sum', ['--check', `${names[1]}.sha256`], { cwd: folder, encoding: 'utf8' })).toBe(
      `${names[1]}: OK\n`,
    )
  })

  it('E14 had a checksum that named a folder of the machine, so that nobody could check it', async () => {
    const workspace = await packed()
    const old = execFileSync('sha256sum', [`assets/${names[0]}`], { cwd: workspace.folder, encoding: 'utf8' })
    workspace.write(`assets/${names[0]}.sha256`, old)
    expect(await check(workspace)).toMatchObject({
      code: 4,
      errors: [`${names[0]}.sha256 is not the checksum of ${names[0]}`],
    })
  })

  it.each<[what: string, change: (workspace: Workspace) => void, sentence: RegExp]>([
    [
      'one too many',
      (one) => one.write('assets/core', ''),
      /^assets holds .* core, expected app_1\.2\.3_linux_amd64_gnu/,
    ],
    ['another content', (one) => one.write(`assets/${names[1]}`, 'x'), /musl\.tar\.gz\.sha256 is not the checksum of/],
    ['no program', (one) => pack(one, '--transform', 's/app/other/', 'app'), /holds '.* other', expected app alone/],
    ['a second file', (one) => (one.write('gnu/b', ''), pack(one, '--mode=0755', 'app', 'b')), /expected app alone/],
    [
      'a program that cannot be started',
      (one) => (chmodSync(path.join(one.folder, 'gnu/app'), 0o644), pack(one, 'app')),
      /holds '-rw-r--r-- .* app', expected app alone with mode -rwxr-xr-x/,
    ],
  ])('E14 are refused with %s', async (_, change, sentence) => {
    const workspace = await packed()
    change(workspace)
    const { code, errors } = await check(workspace)
    expect(code).toBe(4)
    expect(errors[0]).toMatch(sentence)
  })
})
