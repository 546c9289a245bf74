import { expect, it } from 'vitest'
import { renderBug } from '../../src/cli/bug.ts'

const facts = 'node v20.20.2, linux x64'

it('a bug shows its stack and a command that can be pasted', () => {
  const error = new TypeError('x is not a function')
  error.stack = 'TypeError: x is not a function\n    at f (a.js:1:1)'
  expect(renderBug(error, { argv: ['check', "it's.yml", '--format=json', '$(id)'], facts })).toMatchInlineSnapshot(`
    "tagwright: this is a bug in Tagwright, not in your files
    TypeError: x is not a function
        at f (a.js:1:1)
      help: report it with the lines above and these two, unless \`npx tsc -p workflows\` finds a mistake first:
        tagwright check 'it'\\''s.yml' --format=json '$(id)'
        node v20.20.2, linux x64
    "
  `)
})

it('a bug that is no Error is shown as well', () => {
  expect(renderBug('just words', { argv: [], facts })).toContain('\njust words\n')
})
