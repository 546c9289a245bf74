import { expect, it } from 'vitest'
import { renderInit } from '../../src/report/init.ts'
import { options } from './sample.ts'

it('the report of init names each file and the next steps', () => {
  const text = renderInit(
    {
      files: [
        { path: 'package.json', did: 'changed', detail: 'scripts synth and check' },
        {
          path: 'workflows/ci.ts',
          did: 'created',
          detail: 'a first module, with the tests of this repository as its only job',
        },
        { path: '.gitignore', did: 'kept', detail: 'it has node_modules already' },
      ],
      failures: [],
      next: ['npm install', 'npm run synth, and commit what it writes'],
    },
    options,
  )
  expect(text).toMatchInlineSnapshot(`
    "changed  package.json     scripts synth and check
    created  workflows/ci.ts  a first module, with the tests of this repository as
               its only job
    kept     .gitignore       it has node_modules already

    Next:
      1. npm install
      2. npm run synth, and commit what it writes
    "
  `)
})
