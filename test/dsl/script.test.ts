// Scripts as they stand in a module, indented with it, and as they stand in the document.
import { describe, expect, it, test } from 'vitest'
import { dedent } from '../../src/dsl/compile/script.ts'
import { run } from '../../src/index.ts'
import { compiledJob } from './modules.ts'

describe('a script', () => {
  test.each([
    ['echo one', 'echo one'],
    ['  echo one', '  echo one'],
    ['echo one\necho two\n', 'echo one\necho two\n'],
    ['\n    echo one\n  ', 'echo one'],
    ['\n    echo one\n    echo two\n  ', 'echo one\necho two\n'],
    ['\n    if x; then\n      y\n    fi\n  ', 'if x; then\n  y\nfi\n'],
    ['\n    one\n\n    two\n  ', 'one\n\ntwo\n'],
    ['\n    one\n  \n    two\n  ', 'one\n\ntwo\n'],
    ['\n\tone\n\t\ttwo\n', 'one\n\ttwo\n'],
    ['\n  one\n  two', 'one\ntwo\n'],
    ['\r\n  one\r\n  two\r\n', 'one\r\ntwo\r\n'],
    ['\r\n  one\r\n', 'one'],
    ['\n  one \n  two\t\n', 'one \ntwo\t\n'],
    ['\n', ''],
    ['', ''],
    ['\n  🎉 one\n   two\n', '🎉 one\n two\n'],
    ['\n\n  one\n  two\n', '\none\ntwo\n'],
  ])('%j is written as %j', (given, written) => {
    expect(dedent(given)).toBe(written)
  })

  it('stays a single line in the document when it is one', () => {
    expect(compiledJob({ steps: [run('\n  npm test\n')] }).steps).toEqual([{ run: 'npm test' }])
  })
})
