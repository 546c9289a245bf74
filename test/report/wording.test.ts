import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Failure } from '../../src/model/failure.ts'
import type { Finding } from '../../src/model/finding.ts'
import { wordFailure } from '../../src/report/wording/failures.ts'
import { docOf, findingWording, wordFinding } from '../../src/report/wording/findings.ts'
import { nearest } from '../../src/report/wording/nearest.ts'
import { list, quote } from '../../src/report/wording/phrase.ts'
import { everyFailure, everyFinding, failureArgs, findingArgs } from './examples.ts'

interface Words {
  readonly message: string
  readonly help: string | undefined
}

const words: readonly (readonly [string, Words])[] = [
  ...everyFinding.map((finding): [string, Words] => [finding.rule, wordFinding(finding)]),
  ...everyFailure.map((failure): [string, Words] => [failure.code, wordFailure(failure)]),
]

describe.each(words)('the wording of %s', (_name, { message, help }) => {
  it('is one line without a full stop', () => {
    for (const text of [message, help ?? 'x']) {
      expect(text).not.toMatch(/[\n\r]|\.$|\s\s|!$/)
      expect(text).not.toMatch(/undefined|null|\[object|NaN|^$/)
    }
  })

  it('begins in lower case, with a value or with a name', () => {
    expect(message).toMatch(/^(?:[a-z'$./-]|GitHub\b)/)
    expect(help ?? 'x').toMatch(/^(?:[a-z']|GitHub\b)/)
  })

  it('closes every quote it opens', () => {
    for (const text of [message, help ?? '']) {
      const open = text.replaceAll(/(?<=\w)'(?=s\b)|'[^']*'/g, '')
      expect(open).not.toContain("'")
    }
  })
})

it('reads well as a whole', async () => {
  const page = words.map(([name, { message, help }]) => `${name}\n  ${message}\n  help: ${help ?? '-'}\n`)
  await expect(page.join('\n')).toMatchFileSnapshot('../fixtures/report/wording.txt')
})

describe('the wording of rules', () => {
  it('says what each rule finds in one sentence', () => {
    for (const { about } of Object.values(findingWording)) expect(about).toMatch(/^[A-Za-z](?:[^\n.]|\.\w)+\.$/)
  })

  it('names each rule once, in the words of the model', () => {
    expect(Object.keys(findingWording).toSorted()).toEqual(Object.keys(findingArgs).toSorted())
  })

  it('leads to the section of the rule', () => {
    expect(docOf('no-trigger')).toBe('docs/checks.md#no-trigger')
  })
})

const says = (finding: object): Words => wordFinding(finding as Finding)
const tells = (failure: object): Words => wordFailure(failure as Failure)

describe('a suggestion', () => {
  it.each([
    ['biuld', ['build', 'test'], "did you mean 'build'?"],
    ['BUILD', ['build'], "did you mean 'build'?"],
    ['deploy', ['build', 'test'], 'use one of: build, test'],
    ['deploy', [], 'take it out: the workflow has no other job'],
  ])('for %s among %j is: %s', (needs, jobs, help) => {
    expect(says({ rule: 'needs-unknown-job', args: { job: 'x', needs, jobs } }).help).toBe(help)
  })

  it('names at most eight of many', () => {
    expect(list('abcdefghijkl'.split(''))).toBe('a, b, c, d, e, f, g, h and 4 more')
  })

  it('is not looked for when the name is no name', () => {
    expect(nearest('x'.repeat(21_000), ['x'.repeat(20_999)])).toBe(undefined)
  })

  it('finds every name with one letter swapped, lost, added or changed', () => {
    const name = fc.stringMatching(/^[a-z]{4,12}$/)
    fc.assert(
      fc.property(name, fc.nat(), fc.constantFrom('swap', 'lose', 'add', 'change'), (word, at, how) => {
        const i = at % (word.length - 1)
        const edits = {
          swap: word.slice(0, i) + (word[i + 1] ?? '') + (word[i] ?? '') + word.slice(i + 2),
          lose: word.slice(0, i) + word.slice(i + 1),
          add: `${word.slice(0, i)}#${word.slice(i)}`,
          change: `${word.slice(0, i)}#${word.slice(i + 1)}`,
        }
        expect(nearest(edits[how], ['#########################', word])).toBe(word)
      }),
    )
  })
})

describe('a value in a sentence', () => {
  it('stays on one line and is cut when it is long', () => {
    expect(quote('a\n  b\tc')).toBe("'a b c'")
    expect(quote("it's")).toBe('"it\'s"')
    expect(quote('x'.repeat(200))).toBe(`'${'x'.repeat(79)}…'`)
  })
})

it('a condition that is only spoilt by a line break is told so', () => {
  const finding = { rule: 'condition-always-true', args: { condition: '${{ failure() }}' } }
  expect(says(finding).message).toBe(
    "condition '${{ failure() }}' is always true: the blank or line break beside its brackets makes it a text",
  )
})

describe('the place of a failure', () => {
  const args = { path: 'workflows/a.ts', reason: "',' expected" }

  it.each([
    [{ code: 'module-syntax', args }, "cannot load workflows/a.ts: ',' expected"],
    [
      { code: 'module-syntax', args, at: { file: 'workflows/a.ts', line: 3, column: 24 } },
      "cannot load workflows/a.ts:3:24: ',' expected",
    ],
    [
      { code: 'module-syntax', args, at: { file: 'workflows/b.ts', line: 3, column: 24 } },
      "cannot load workflows/a.ts (workflows/b.ts:3:24): ',' expected",
    ],
    [
      { code: 'broken-lock', args: failureArgs['broken-lock'] },
      "actions.lock:3 is no line of an action lock: 'actions/checkout v7'",
    ],
  ])('is part of its sentence', (failure, message) => {
    expect(tells(failure).message).toBe(message)
  })
})

describe('cases that one example does not show', () => {
  it('an image is pinned by its digest, an action by its commit', () => {
    const image = { rule: 'unpinned-action', args: { action: 'docker://alpine:3.20', ref: '3.20' } }
    expect(says(image)).toEqual({
      message: "image 'docker://alpine:3.20' is taken by its tag '3.20', which can be moved to another image",
      help: 'pin the digest: docker://alpine@sha256:<digest>',
    })
    expect(says({ rule: 'unpinned-action', args: findingArgs['unpinned-action'] })).toEqual({
      message: "'actions/checkout@v7' names a tag or branch, which can be moved to other code",
      help: 'pin the commit and keep the name as a comment: actions/checkout@<commit> # v7',
    })
  })

  it.each([
    ['tab', '', 'a tab stands in the indentation, where YAML takes only blanks'],
    ['duplicate-key', 'on', "key 'on' stands twice in one mapping, so GitHub refuses the file"],
    ['too-large', '2000000 bytes', 'the file has 2000000 bytes, and GitHub reads no file above 1 MiB'],
    ['binary', 'U+0000', 'this is no text: it holds U+0000'],
    ['syntax', 'Flow map must end with a }.', 'this is no YAML: Flow map must end with a }'],
    ['yet-unknown', 'Something.', 'this is no YAML: Something'],
  ])('a file broken by %s', (problem, detail, message) => {
    expect(says({ rule: 'yaml-broken', args: { problem, detail } }).message).toBe(message)
  })

  it.each([
    'tab',
    'duplicate-key',
    'merge-key',
    'too-deep',
    'too-large',
    'binary',
    'alias-bomb',
    'several-documents',
    'empty',
  ])('a file broken by %s has help', (problem) => {
    expect(says({ rule: 'yaml-broken', args: { problem, detail: 'x' } }).help).toMatch(/^[a-z].*[^.]$/)
  })

  it('a group that cancels is told apart from one that replaces', () => {
    const finding = { rule: 'publishing-group-drops-runs', args: { group: 'release', cause: 'cancels-running' } }
    expect(says(finding)).toEqual({
      message: "group 'release' drops publishing runs: a newer run cancels the one that is publishing",
      help: "write 'cancel-in-progress: false' and 'queue: max'",
    })
  })

  it.each([
    [{ option: '--base', value: '', allowed: [] }, '--base needs a value', 'write it after --base'],
    [{ option: '--json', value: 'x', allowed: [] }, "--json does not take 'x'", 'write --json without a value'],
    [
      { option: '--format', value: 'jsn', allowed: ['text', 'json'] },
      "--format does not take 'jsn'",
      "did you mean 'json'?",
    ],
  ])('an option with a bad value: %j', (args, message, help) => {
    expect(tells({ code: 'bad-option', args })).toEqual({ message, help })
  })
})

it('one module that makes a file twice is named once', () => {
  const args = { target: '.github/workflows/a.yml', first: 'workflows/a.ts', second: 'workflows/a.ts' }
  expect(wordFailure({ code: 'two-files-one-name', args }).message).toBe(
    'workflows/a.ts makes .github/workflows/a.yml twice',
  )
})

const helpFor = (reason: string): string | undefined =>
  wordFailure({ code: 'module-throws', args: { path: 'workflows/a.ts', reason } }).help

describe('the help for a module that throws', () => {
  it.each([
    "Cannot read properties of undefined (reading 'length')",
    "Cannot destructure property 'tags' of 'undefined' as it is undefined",
    'pipeline.builder.publish is not a function',
    'hello is not defined',
  ])('sends to the compiler after %s', (reason) => {
    expect(helpFor(reason)).toBe('see what the compiler says: npx tsc -p workflows')
  })

  it.each(["image('acme/app'): platforms is empty; name at least one", "'stagin' is not promoted to prod"])(
    'adds nothing to a sentence that helps by itself: %s',
    (reason) => {
      expect(helpFor(reason)).toBeUndefined()
    },
  )
})
