// What lies in the repository is what the generator makes of the installed packages.
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { generatedFolders, languageFiles } from '../../scripts/generate-language/files.ts'

const root = new URL('../../', import.meta.url)
const files = languageFiles()

describe('the generated files', () => {
  test.each([...files])('%s is what the generator makes', (path, text) => {
    expect(readFileSync(new URL(path, root), 'utf8')).toBe(text)
  })

  test('no file is left over from an earlier run', () => {
    const found = generatedFolders.flatMap((folder) =>
      readdirSync(new URL(folder, root), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${folder}/${entry.name}`),
    )
    expect(found.filter((path) => !files.has(path))).toEqual([])
  })

  test('each file says on its first line where it comes from', () => {
    for (const text of files.values()) {
      expect(text).toMatch(/^\/\/ Made by scripts\/generate-language\.ts from .+\. Do not edit\.\n/)
    }
  })

  test('no file has more than 600 lines, or a line of more than 120 characters', () => {
    for (const [path, text] of files) {
      const lines = text.split('\n')
      expect(lines.length, path).toBeLessThan(600)
      expect(Math.max(...lines.map((line) => line.length)), path).toBeLessThanOrEqual(120)
    }
  })
})
