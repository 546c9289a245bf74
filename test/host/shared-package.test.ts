// A package that modules import may bring a Tagwright of its own; its pipelines still are values of the copy that runs.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createModules } from '../../src/host/modules.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'shared-'))
afterAll(() => rmSync(folder, { recursive: true }))

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), text)
}

const manifest = (name: string): string => JSON.stringify({ name, type: 'module', exports: './index.js' })

test('a package gets the Tagwright that runs, also when another copy is installed and refuses the process', async () => {
  put('node_modules/shared/package.json', manifest('shared'))
  put('node_modules/shared/index.js', `import { copy } from 'tagwright'\nexport const made = copy\n`)
  put('node_modules/tagwright/package.json', manifest('tagwright'))
  put('node_modules/tagwright/index.js', `throw new Error('two copies of tagwright are loaded')\n`)
  put('a.ts', `import { made } from 'shared'\nexport const found = made\n`)
  const modules = createModules({
    cwd: folder,
    cache: undefined,
    given: () => Promise.resolve({ tagwright: { copy: 'the one that runs' } }),
  })
  expect(await modules.load('a.ts')).toEqual({ ok: true, value: { found: 'the one that runs' } })
})
