// The lock file: what it takes, what it refuses, and that it reads what it writes.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as actions from '../../src/actions/index.ts'
import { findPin, formatLock, lockPath, parseLock } from '../../src/actions/lock.ts'
import { lockText, soundLock } from './committed-lock.ts'

const sha = '3d3c42e5aac5ba805825da76410c181273ba90b1'
const outline = 'name: Action lock\ndescription: Pins.\nruns:\n  using: composite\n  steps:\n'
const withLine = (line: string): string => `${outline}    - uses: actions/cache@${sha} # v5.0.5\n${line}\n`

describe('the lock of this repository', () => {
  it('has a pin for every binding', () => {
    const lock = soundLock(lockText)
    const names = Object.values(actions).flatMap((binding) =>
      'name' in binding && 'inputs' in binding ? [binding.name] : [],
    )
    expect(names).toHaveLength(21)
    expect(names.filter((name) => findPin(lock, name) === undefined)).toEqual([])
  })

  it('stands as formatLock writes it, by name', () => {
    const pins = [...soundLock(lockText).pins.values()]
    expect(formatLock(pins)).toBe(lockText)
    expect(pins.map(({ action }) => action)).toEqual(pins.map(({ action }) => action).toSorted())
  })
})

describe('a line of the lock', () => {
  it.each([
    ['the usual one', `    - uses: actions/checkout@${sha} # v7.0.1`],
    ['no space after the number sign', `    - uses: actions/checkout@${sha} #v7.0.1`],
    ['more space before it', `    - uses: actions/checkout@${sha}  # v7.0.1`],
    ['a trailing blank', `    - uses: actions/checkout@${sha} # v7.0.1 `],
    ['a carriage return', `    - uses: actions/checkout@${sha} # v7.0.1\r`],
  ])('is read with %s', (_what, line) => {
    expect(findPin(soundLock(withLine(line)), 'actions/checkout')).toEqual({
      action: 'actions/checkout',
      sha,
      version: 'v7.0.1',
      line: 7,
    })
  })

  it.each([
    ['a tag in place of a commit', '    - uses: actions/checkout@v7 # v7.0.1'],
    ['a short commit', '    - uses: actions/checkout@3d3c42e # v7.0.1'],
    ['a commit in capitals', `    - uses: actions/checkout@${sha.toUpperCase()} # v7.0.1`],
    ['no version', `    - uses: actions/checkout@${sha}`],
    ['two words for a version', `    - uses: actions/checkout@${sha} # v7.0.1 was v6`],
    ['no owner', `    - uses: checkout@${sha} # v7.0.1`],
    ['another indent', `  - uses: actions/checkout@${sha} # v7.0.1`],
    ['a step that is no action', '    - run: echo hello'],
    ['a key of a step', '      with: { path: x }'],
    ['an action it has already', `    - uses: Actions/Cache@${sha} # v5.0.5`],
  ])('is refused with %s', (_what, line) => {
    expect(parseLock(lockPath, withLine(line))).toEqual({
      ok: false,
      failures: [
        {
          code: 'broken-lock',
          args: { path: lockPath, line: 7, text: line },
          at: { file: lockPath, line: 7, column: 1 },
        },
      ],
    })
  })

  it('that is broken does not hide the next one', () => {
    const result = parseLock(lockPath, withLine('    - uses: a@b\n    - uses: c@d'))
    expect(result.ok ? [] : result.failures.map(({ at }) => at?.line)).toEqual([7, 8])
  })
})

describe('the outline of the lock', () => {
  it.each([
    ['a workflow', 'name: CI\non: push\njobs: {}\n', 2, 'on: push'],
    [
      'an action that runs on node',
      'name: x\ndescription: y\nruns:\n  using: node24\n  steps:\n',
      4,
      '  using: node24',
    ],
    ['a file that ends too early', 'name: x\ndescription: y\n', 3, ''],
    ['an empty file', '', 1, ''],
  ])('is not that of %s, which is one failure', (_what, text, line, content) => {
    expect(parseLock(lockPath, text)).toMatchObject({
      ok: false,
      failures: [{ code: 'broken-lock', args: { line, text: content } }],
    })
  })

  it('leaves room for blank lines and comments of its author', () => {
    expect(soundLock(`# mine\n\n${outline}    # images\n\n    - uses: a/b@${sha} # v1\n`).pins.size).toBe(1)
  })
})

describe('formatLock', () => {
  const part = fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,8}$/)
  const pin = fc.record({
    action: fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('/')),
    sha: fc.stringMatching(/^[0-9a-f]{40}$/),
    version: fc.stringMatching(/^v?[0-9]{1,3}(\.[0-9]{1,3}){0,2}(-[a-z0-9.]{1,6})?$/),
    line: fc.constant(0),
  })

  it('writes what parseLock reads back', () => {
    const pins = fc.uniqueArray(pin, { selector: ({ action }) => action.toLowerCase() })
    fc.assert(
      fc.property(pins, (written) => {
        const read = soundLock(formatLock(written)).pins.values()
        expect([...read].map((one) => ({ ...one, line: 0 }))).toEqual(written)
      }),
    )
  })
})

describe('findPin', () => {
  const lock = soundLock(`${outline}    - uses: actions/cache@${sha} # v5\n    - uses: acme/kit/build@${sha} # v2\n`)

  it.each([
    ['actions/cache', 'actions/cache'],
    ['Actions/Cache', 'actions/cache'],
    ['actions/cache/restore', 'actions/cache'],
    ['acme/kit/build', 'acme/kit/build'],
    ['acme/kit', undefined],
    ['acme/kit/test', undefined],
    ['actions/cache-more', undefined],
    ['actions', undefined],
  ])('finds for %s the pin of %s', (asked, found) => {
    expect(findPin(lock, asked)?.action).toBe(found)
  })
})
