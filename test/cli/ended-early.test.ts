// A module that ends the program, or never ends itself, must not look like success.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterAll, expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(os.tmpdir(), 'ended-early-'))
afterAll(() => rmSync(folder, { recursive: true }))

it.each(['process.exit(0)', 'await new Promise(() => {})'])('%s in a module is told, and exits with 2', (code) => {
  mkdirSync(path.join(folder, 'workflows'), { recursive: true })
  writeFileSync(path.join(folder, 'workflows/a.ts'), `${code}\nexport {}\n`)
  const jiti = path.join(root, 'node_modules/jiti/lib/jiti-cli.mjs')
  const { status, stderr } = spawnSync(process.execPath, [jiti, path.join(root, 'src/bin.ts'), 'synth', '--check'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  })
  expect(stderr).toContain('tagwright: the run ended before it was done: a module calls process.exit, or waits')
  expect(status).toBe(2)
})
