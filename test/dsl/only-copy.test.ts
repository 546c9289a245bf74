// Two copies of Tagwright in one process do not understand each other; the second is refused before it makes anything.
import { expect, test } from 'vitest'
import { takeProcess } from '../../src/dsl/only-copy.ts'

test('a second copy of Tagwright is refused, and the sentence says where both are', () => {
  const process = {}
  takeProcess('file:///app/node_modules/tagwright/dist/', process)
  expect(() => takeProcess('file:///app/node_modules/tagwright/dist/', process)).not.toThrow()
  expect(() => takeProcess('file:///usr/lib/node_modules/tagwright/dist/', process)).toThrow(
    'two copies of tagwright are loaded: /app/node_modules/tagwright and /usr/lib/node_modules/tagwright; install one, and run that one with npx tagwright',
  )
})

test('the copy that is loaded here has taken the process', async () => {
  await import('../../src/dsl/expression.ts')
  expect(() => takeProcess('file:///elsewhere/dist/')).toThrow('two copies of tagwright are loaded')
})
