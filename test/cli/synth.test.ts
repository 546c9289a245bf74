import { describe, expect, it } from 'vitest'
import type { SynthFile } from '../../src/model/outcome.ts'
import { unknownJob } from '../report/sample.ts'
import { run } from './fake-engines.ts'

const written: SynthFile = { path: 'a.yml', state: 'written', source: 'workflows/a.ts' }
const stale: SynthFile = { path: 'a.yml', state: 'stale', source: 'workflows/a.ts', patch: '-a\n+b\n' }
const failures = [{ code: 'module-throws', args: { path: 'workflows/b.ts', reason: 'no such thing' } }] as const

describe('synth', () => {
  it('hands paths and --check on', async () => {
    const { asked } = await run(['synth', 'a.ts', '--check', 'b'])
    expect(asked).toEqual([['synth', { paths: ['a.ts', 'b'], check: true }]])
  })

  it('tells what it wrote', async () => {
    expect(await run(['synth'], { synth: { files: [written] } })).toMatchObject({
      code: 0,
      out: 'written   a.yml\n1 written\n',
      err: '',
    })
  })

  it('answers 1 when a file is not what its module says', async () => {
    const { code, out } = await run(['synth', '--check'], { synth: { files: [stale] } })
    expect(code).toBe(1)
    expect(out).toContain('stale     a.yml')
    expect(out).toContain('\n-a\n+b\n')
  })

  it('answers 1 for findings, and shows their source', async () => {
    const { code, out } = await run(['synth'], { synth: { findings: [unknownJob] } })
    expect(code).toBe(1)
    expect(out).toContain('release.yml:7:12  error')
  })

  it('answers 2 when a module failed, on standard error, and says what became of the others', async () => {
    const { code, out, err } = await run(['synth'], { synth: { failures, modules: 3 } })
    expect([code, out]).toEqual([2, ''])
    expect(err).toBe(
      'tagwright: workflows/b.ts throws while it is loaded: no such thing\n  2 other modules are fine; nothing was written\n',
    )
  })

  it('tells with --check of failures only', async () => {
    const { err } = await run(['synth', '--check'], { synth: { failures, modules: 3 } })
    expect(err).not.toContain('written')
  })

  it('answers as JSON', async () => {
    const { out } = await run(['synth', '--json'], { synth: { files: [written], failures } })
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      kind: 'synth',
      files: [written],
      failures: [{ code: 'module-throws' }],
    })
  })
})

describe('synth --watch', () => {
  it('tells of each run in turn and ends clean', async () => {
    const failed = { failures, modules: 1 }
    const { code, out, err, asked } = await run(['synth', '--watch'], {
      watched: [{ files: [written] }, failed, { files: [written] }],
    })
    expect([code, asked]).toEqual([0, [['watch', false]]])
    expect(out).toBe('written   a.yml\n1 written\nwritten   a.yml\n1 written\n')
    expect(err).toContain('no such thing')
  })
})
