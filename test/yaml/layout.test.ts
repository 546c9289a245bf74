// Where GitHub files have blank lines.
import { describe, expect, it } from 'vitest'
import { githubLayout } from '../../src/yaml/layout.ts'
import type { Path } from '../../src/yaml/path.ts'
import { writeYaml } from '../../src/yaml/write.ts'

describe('a blank line goes before', () => {
  it.each<[Path]>([[['on']], [['jobs']], [['jobs', 'build']], [['jobs', 'build', 'steps', 1]], [['runs', 'steps', 1]]])(
    '%j',
    (path) => {
      expect(githubLayout(path)).toBe(true)
    },
  )
})

describe('no blank line goes before', () => {
  it.each<[Path]>([
    [['name']],
    [['run-name']],
    [['description']],
    [['on', 'push']],
    [['jobs', 'build', 'env']],
    [['jobs', 'build', 'steps', 1, 'env']],
    [['jobs', 'build', 'needs', 1]],
    [['runs', 'using']],
    [['inputs', 'steps', 1]],
  ])('%j', (path) => {
    expect(githubLayout(path)).toBe(false)
  })
})

it('an action has its blank lines between top-level keys and between steps', () => {
  const action = {
    name: 'Set up',
    description: 'What every job needs.',
    runs: {
      using: 'composite',
      steps: [
        { run: 'a', shell: 'bash' },
        { run: 'b', shell: 'bash' },
      ],
    },
  }
  expect(writeYaml(action, { blankBefore: githubLayout })).toBe(
    [
      'name: Set up',
      'description: What every job needs.',
      '',
      'runs:',
      '  using: composite',
      '  steps:',
      '    - run: a',
      '      shell: bash',
      '',
      '    - run: b',
      '      shell: bash',
      '',
    ].join('\n'),
  )
})
