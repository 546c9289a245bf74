import { describe, expect, it } from 'vitest'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import { droppedTag, unknownJob, workflow } from '../report/sample.ts'
import { run } from './fake-engines.ts'

const host = createMemoryHost({
  files: {
    'release.yml': workflow,
    'workflows/a.ts': '',
    'workflows/acme/app/b.ts': '',
    'src/c.ts': '',
    'docs/x.md': '',
  },
})

describe('check', () => {
  it.each([
    [[], ['workflows'], []],
    [['release.yml'], undefined, ['release.yml']],
    [['.github'], undefined, ['.github']],
    [['.'], ['workflows'], ['.']],
    [['workflows/'], ['workflows'], ['workflows/']],
    [['./workflows/acme'], ['workflows/acme'], ['./workflows/acme']],
    [['workflows/a.ts'], ['workflows/a.ts'], ['workflows']],
    [['src'], undefined, ['src']],
    [['src/c.ts', 'release.yml'], ['src/c.ts'], ['src', 'release.yml']],
  ])('of %j compiles %j and checks %j', async (paths, compiled, checked) => {
    const { asked } = await run(['check', ...paths], {}, host)
    expect(asked.find(([engine]) => engine === 'compile')?.[1]).toEqual(compiled)
    expect(asked.at(-1)).toEqual(['check', { paths: checked, actionlint: true, compiled: [] }])
  })

  it('compiles nothing in a repository without modules', async () => {
    expect((await run(['check'])).asked.map(([engine]) => engine)).toEqual(['check'])
  })

  it('hands compiled texts on, and shows lines of them that are on no disk', async () => {
    const files = [{ path: 'release.yml', text: 'a\nb\nc\nd\ne\nf\n    needs: {{{\n' }]
    const bare = createMemoryHost({ files: { 'workflows/a.ts': '' } })
    const { asked, out } = await run(['check'], { compiled: { files }, check: { findings: [unknownJob] } }, bare)
    expect(asked.at(-1)).toEqual(['check', { paths: [], actionlint: true, compiled: files }])
    expect(out).toContain('7 │     needs: {{{')
  })

  it('without paths looks at what is committed where it differs from what a module makes', async () => {
    const files = [{ path: 'release.yml', text: 'another\n' }]
    const { asked } = await run(['check'], { compiled: { files } }, host)
    expect(asked.at(-1)).toEqual(['check', { paths: [], actionlint: true, compiled: [] }])
    const named = await run(['check', 'workflows/a.ts'], { compiled: { files } }, host)
    expect(named.asked.at(-1)).toMatchObject(['check', { compiled: files }])
  })

  it('tells a defect once that compiling and a rule both find', async () => {
    const fromModule = { ...unknownJob, place: { file: 'workflows/a.ts', line: 3, column: 1 } }
    const found = { compiled: { files: [], findings: [fromModule] }, check: { findings: [unknownJob] } }
    const { out } = await run(['check'], found, host)
    expect(out.match(/\[needs-unknown-job\]/g)).toHaveLength(1)
  })

  it('adds what compiling found and what failed there', async () => {
    const failures = [{ code: 'module-exports-nothing', args: { path: 'workflows/a.ts' } }] as const
    const { code, out, err } = await run(['check'], { compiled: { failures, findings: [droppedTag] } }, host)
    expect(code).toBe(2)
    expect(out).toContain('[tag-push-may-be-dropped]')
    expect(err).toContain('workflows/a.ts exports no workflow')
  })

  it('leaves actionlint out on request', async () => {
    const { asked } = await run(['check', 'release.yml', '--no-actionlint'])
    expect(asked).toEqual([['check', { paths: ['release.yml'], actionlint: false, compiled: [] }]])
  })

  it.each([
    [[], 0],
    [[droppedTag], 0],
    [[droppedTag, unknownJob], 1],
  ])('answers 1 only for errors', async (findings, code) => {
    expect((await run(['check'], { check: { findings } })).code).toBe(code)
  })
})

describe('the formats of check', () => {
  const failures = [{ code: 'no-such-path', args: { path: 'x' } }] as const
  const answers = { check: { findings: [unknownJob], failures, files: ['release.yml'] } }

  it('text shows the source of findings from disk', async () => {
    expect((await run(['check', 'release.yml'], answers, host)).out).toMatchInlineSnapshot(`
      "release.yml:7:12  error  job 'deploy' needs 'biuld', which is no job of this
        workflow, so GitHub refuses the file  [needs-unknown-job]
          7 │     needs: biuld
            │            ^^^^^
        workflows/release.ts:14:11  made here
        help: did you mean 'build'?

      1 error in 1 file
      "
    `)
  })

  it.each([['--json'], ['--format', 'json'], ['--format=json']])('%s %s answers as JSON', async (...options) => {
    const { out, err } = await run(['check', ...options], answers)
    expect(JSON.parse(out)).toMatchObject({ version: 1, kind: 'check', findings: [{ rule: 'needs-unknown-job' }] })
    expect(err).toContain("no file or folder 'x'")
  })

  it('sarif names this version and shows failures on standard error as well', async () => {
    const { out, err } = await run(['check', '--format', 'sarif'], answers, host)
    const document = JSON.parse(out)
    expect(document.runs[0].tool.driver.semanticVersion).toMatch(/^\d+\.\d+\.\d+/)
    expect(document.runs[0].invocations[0].executionSuccessful).toBe(false)
    expect(err).toContain("no file or folder 'x'")
  })

  it('github annotates findings and failures, and counts', async () => {
    const { out, err } = await run(['check', '--format', 'github'], answers, host)
    expect(out).toMatch(/^::error title=tagwright::.*\n::error file=release\.yml,.*\n1 error in 1 file\n$/)
    expect(err).toBe('')
  })
})
