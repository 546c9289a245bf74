import { expect, it } from 'vitest'
import { run } from './fake-engines.ts'

const answers = {
  init: { files: [{ path: 'package.json', did: 'kept', detail: 'as it was' }], next: ['npm install'] },
} as const

it('init tells what it did', async () => {
  expect(await run(['init'], answers)).toMatchObject({
    code: 0,
    out: 'kept     package.json  as it was\n\nNext:\n  1. npm install\n',
  })
})

it('init answers as JSON', async () => {
  expect(JSON.parse((await run(['init', '--json'], answers)).out)).toEqual({
    version: 1,
    kind: 'init',
    ...answers.init,
    failures: [],
  })
})

it('init answers 2 when it could not do its work', async () => {
  const failures = [{ code: 'broken-json', args: { path: 'package.json', reason: 'x' } }] as const
  expect((await run(['init'], { init: { failures } })).code).toBe(2)
})
