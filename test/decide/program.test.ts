// Holds decide.mjs as a program: one file, no dependencies, exit codes by cause, nothing half-written.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleDecide } from '../../scripts/bundle-decide.ts'
import { doors } from '../../src/decide/doors.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'tagwright-decide-'))
let text = ''

beforeAll(async () => {
  text = await bundleDecide()
  writeFileSync(path.join(folder, 'decide.mjs'), text)
  writeFileSync(path.join(folder, 'policy.json'), '{ "images": {}, "contracts": {} }')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const decide = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { code: number | null; out: string } => {
  const { status, stdout } = spawnSync(process.execPath, [path.join(folder, 'decide.mjs'), ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    encoding: 'utf8',
    timeout: 20_000,
  })
  return { code: status, out: stdout }
}

describe('decide.mjs', () => {
  it('is what the build put beside the product', () => {
    const built = readFileSync(path.join(import.meta.dirname, '../../dist/support/decide.mjs'), 'utf8')
    expect(built === text, 'run `npm run build`: src/decide/ has changed since').toBe(true)
  })

  it('imports nothing but the files and the process of Node, and knows neither clock, chance nor network', () => {
    const imported = [...text.matchAll(/from "([^"]+)"/g)].map((match) => match[1])
    expect(new Set(imported)).toEqual(new Set(['node:fs', 'node:process']))
    expect(text).not.toMatch(/Date\.now|new Date\(\)|Math\.random|\bfetch\(|\bimport\(/)
  })

  it('has every decision once, and lists them', () => {
    const names = doors.map(({ name }) => name)
    expect(names.length).toBe(new Set(names).size)
    const { code, out } = decide(['--help'])
    expect(code).toBe(0)
    for (const name of names) expect(out).toContain(`  ${name} `)
  })

  it('C20 exits with 2 and names what is not there', () => {
    expect(decide(['no-such-decision'])).toMatchObject({ code: 2 })
    for (const door of doors) {
      const { code, out } = decide([door.name])
      const required = Object.entries(door.reads).filter(([, { optional }]) => optional !== true)
      if (required.length === 0) continue
      expect([door.name, code]).toEqual([door.name, 2])
      for (const [name] of required) expect(out).toContain(`::error::${door.name}: the variable ${name} is not set`)
    }
  })
})
