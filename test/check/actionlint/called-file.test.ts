// A called workflow of a repository that lies below `generated/` is where it should be, although actionlint looks elsewhere.
import { describe, expect, it } from 'vitest'
import { calledFile } from '../../../src/check/actionlint/called-file.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'

const host = createMemoryHost({ files: { 'generated/acme/app/.github/workflows/checks.yml': 'name: Checks\n' } })
const remark = (file: string, called: string): Parameters<typeof calledFile>[1] => ({
  file,
  line: 1,
  column: 1,
  kind: 'workflow-call',
  message: `could not read reusable workflow file for "./.github/workflows/${called}": open /x: no such file or directory`,
})

describe('a remark that a called workflow cannot be read', () => {
  it.each([
    [
      'does not count where the file is there',
      'generated/acme/app/.github/workflows/ci.yml',
      'checks.yml',
      '.github/workflows/checks.yml',
    ],
    ['counts where it is not', 'generated/acme/app/.github/workflows/ci.yml', 'other.yml', undefined],
    ['counts at the root, where actionlint looks as well', '.github/workflows/ci.yml', 'checks.yml', undefined],
  ])('%s', (_, file, called, name) => {
    expect(calledFile(host, remark(file, called))?.name).toBe(name)
  })
})
