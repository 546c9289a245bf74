import { describe, expect, it } from 'vitest'
import type { SynthFile, SynthOutcome } from '../../src/model/outcome.ts'
import { renderAftermath, renderSynth } from '../../src/report/synth.ts'
import { options, unknownJob } from './sample.ts'

const patch = `--- a/.github/workflows/a.yml
+++ b/.github/workflows/a.yml
@@ -1,2 +1,2 @@
 name: A
-on: push
+on: [push]
`
const at = (name: string, state: SynthFile['state'], more: Partial<SynthFile> = {}): SynthFile => ({
  path: `.github/workflows/${name}.yml`,
  state,
  source: `workflows/${name}.ts`,
  ...more,
})
const outcome = (files: readonly SynthFile[], more: Partial<SynthOutcome> = {}): SynthOutcome => ({
  files,
  findings: [],
  failures: [],
  modules: 3,
  ...more,
})

describe('the report of synth', () => {
  it('names what was written and removed, and counts the rest', () => {
    const files = [at('a', 'written'), at('b', 'removed'), at('c', 'unchanged'), at('d', 'unchanged')]
    expect(renderSynth(outcome(files), options)).toMatchInlineSnapshot(`
      "written   .github/workflows/a.yml
      removed   .github/workflows/b.yml
      1 written, 1 removed, 2 unchanged
      "
    `)
  })

  it('is one line when nothing changed', () => {
    expect(renderSynth(outcome([at('a', 'unchanged'), at('b', 'unchanged')]), options)).toBe('2 files up to date\n')
  })

  it('shows the diff of every file that is not what its module says', () => {
    const { source: _, ...orphan } = at('c', 'orphaned')
    const files = [at('a', 'stale', { patch }), at('b', 'missing'), orphan, at('d', 'unchanged')]
    expect(renderSynth(outcome(files), options)).toMatchInlineSnapshot(`
      "stale     .github/workflows/a.yml  not what workflows/a.ts says
      --- a/.github/workflows/a.yml
      +++ b/.github/workflows/a.yml
      @@ -1,2 +1,2 @@
       name: A
      -on: push
      +on: [push]

      missing   .github/workflows/b.yml  workflows/b.ts makes it
      orphaned  .github/workflows/c.yml  nothing makes it any more
      3 of 4 files are out of date: run 'tagwright synth'
      "
    `)
  })

  it('says nothing about files when modules failed and there are none', () => {
    const failed = outcome([], { failures: [{ code: 'git-missing', args: {} }] })
    expect(renderSynth(failed, options)).toBe('')
    expect(renderSynth(outcome([], { findings: [unknownJob] }), options)).toBe('')
    expect(renderSynth(outcome([]), options)).toBe('no files to write\n')
  })
})

describe('what a failing module means for the others', () => {
  const failures = [{ code: 'module-throws', args: { path: 'workflows/a.ts', reason: 'x' } }] as const

  it.each([
    [outcome([]), ''],
    [outcome([], { failures }), '  2 other modules are fine; nothing was written\n'],
    [
      outcome([], { failures: [...failures, ...failures], modules: 2 }),
      '  1 other module is fine; nothing was written\n',
    ],
    [outcome([], { findings: [unknownJob] }), '  2 other modules are fine; nothing was written\n'],
    [outcome([], { failures, modules: 1 }), '  nothing was written\n'],
    [outcome([at('b', 'written')], { failures }), '  2 other modules are fine; the other files were written\n'],
  ])('is told in one line', (given, expected) => {
    expect(renderAftermath(given)).toBe(expected)
  })
})
