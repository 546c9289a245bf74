import { describe, expect, it } from 'vitest'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import type { ChangedFile } from '../../src/model/change.ts'
import { run } from './fake-engines.ts'

const file: ChangedFile = {
  path: 'a.yml',
  state: 'changed',
  changes: [{ topic: 'permission', at: 'permissions.contents', after: 'write', widens: true }],
  patch: '',
}

describe('diff', () => {
  it('hands the revision and the compiled texts on', async () => {
    const host = createMemoryHost({ files: { 'workflows/a.ts': '' } })
    const files = [{ path: 'a.yml', text: '' }]
    const { asked } = await run(['diff', '--base', 'origin/main'], { compiled: { files } }, host)
    expect(asked).toEqual([
      ['compile', ['workflows']],
      ['diff', { base: 'origin/main', compiled: files }],
    ])
  })

  it('compares YAML where there are no modules', async () => {
    expect((await run(['diff'])).asked).toEqual([['diff', { base: undefined, compiled: [] }]])
  })

  it('answers 0 when nothing differs and 1 when something does', async () => {
    expect(await run(['diff'])).toMatchObject({ code: 0, out: 'no file differs from main\n' })
    expect(await run(['diff'], { diff: { files: [file] } })).toMatchObject({ code: 1 })
  })

  it('answers 2 when a module or a revision failed', async () => {
    const failures = [{ code: 'unknown-revision', args: { revision: 'nope' } }] as const
    const { code, out, err } = await run(['diff'], { diff: { failures } })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain("git knows no revision 'nope'")
  })

  it.each([
    [['--format', 'text'], '  ! permission  permissions.contents  new write\n'],
    [['--format', 'markdown'], '  - ⚠️ `permissions.contents`: new `write`\n'],
    [['--format', 'json'], '"kind": "diff"'],
    [['--json'], '"kind": "diff"'],
  ])('answers with %j', async (options, part) => {
    expect((await run(['diff', ...options], { diff: { files: [file] } })).out).toContain(part)
  })
})
