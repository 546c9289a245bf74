// The shell of the tests runs scripts as a runner does, and gives them no more than they ask for.
import { describe, expect, it } from 'vitest'
import { resolveDigest } from '../../src/steps/resolve-digest.ts'
import { readFileCommands } from './file-commands.ts'
import { createWorkspace, hasProgram, runScript, runStep } from './shell.ts'

describe('the shell', () => {
  it('stops at the first failure, also inside a pipe', async () => {
    expect(await runScript('false | cat\necho on')).toMatchObject({ code: 1, log: '' })
    expect(await runScript('false | cat\necho on', { withoutPipefail: true })).toMatchObject({ code: 0, log: 'on\n' })
  })

  it.skipIf(!hasProgram('jq'))('finds no program that the step does not name', async () => {
    expect((await runScript('jq --version')).code).toBe(127)
    expect((await runScript('jq --version', { tools: ['jq'] })).code).toBe(0)
  })

  it('knows nothing of the environment of the tests', async () => {
    process.env.TAGWRIGHT_CANARY = 'here'
    const { log } = await runScript('env')
    delete process.env.TAGWRIGHT_CANARY
    expect(log).not.toMatch(/CANARY|npm_/)
  })

  it('sleeps without time going by, and tells how long', async () => {
    expect(await runScript('sleep 3600\nsleep 0.5')).toMatchObject({ code: 0, sleeps: [3600, 0.5] })
  })

  it('kills a script that does not end, with everything that it started', async () => {
    await expect(runScript('cat <(while :; do :; done)', { limit: 300 })).rejects.toThrow(
      'the step did not end within 300 ms',
    )
  })

  it('keeps the order of what a script says on both ways', async () => {
    expect((await runScript('echo 1; echo 2 >&2; echo 3; echo ::warning file=x::w%0Aw')).log).toBe(
      '1\n2\n3\n::warning file=x::w%0Aw\n',
    )
    expect((await runScript('echo ::warning file=x::w%0Aw')).warnings).toEqual(['w\nw'])
  })

  it('shares a workspace between steps', async () => {
    const workspace = createWorkspace({ 'a/b': '1' })
    await runScript('cp a/b c', { workspace })
    expect([workspace.read('c'), workspace.has('d')]).toEqual(['1', false])
  })

  it('refuses variables that a step does not say it reads', async () => {
    await expect(runStep(resolveDigest, { env: { REF: 'x', TAG: 'y' } })).rejects.toThrow(
      'resolve-digest.sh does not say that it reads TAG',
    )
  })
})

describe('the files of a runner', () => {
  it.each([
    ['a=1\n\nb=2=3\n', { a: '1', b: '2=3' }],
    ['a<<X\n1\n2\nX\n', { a: '1\n2' }],
    ['a<<X\nX\nb=\n', { a: '', b: '' }],
    ['a=x<<y\n', { a: 'x<<y' }],
  ])('are read: %j', (text, values) => {
    expect(readFileCommands(text)).toEqual(values)
  })

  it.each(['alone\n', 'a<<X\n1\n', '=1\n'])('are refused: %j', (text) => {
    expect(() => readFileCommands(text)).toThrow()
  })
})
