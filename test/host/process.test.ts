import { expect, it } from 'vitest'
import { runProgram } from '../../src/host/process.ts'

const options = { cwd: '/', env: { PATH: process.env['PATH'] }, timeoutMs: 200 }

it('a program that does not end is stopped and says so', async () => {
  expect(await runProgram('sleep', ['60'], options)).toEqual({ code: 124, stdout: '', stderr: 'stopped after 0.2 s' })
})

it('a program that a signal ends is not taken for a success', async () => {
  expect(await runProgram('sh', ['-c', 'kill -9 $$'], { ...options, timeoutMs: 10_000 })).toEqual({
    code: 128,
    stdout: '',
    stderr: 'ended by SIGKILL',
  })
})

const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length

it('a program that is not there leaves nothing behind that keeps the process alive', async () => {
  const before = timers()
  expect(await runProgram('no-such-program-anywhere', [], { cwd: '.', env: {}, timeoutMs: 60_000 })).toBeNull()
  expect(timers()).toBe(before)
})
