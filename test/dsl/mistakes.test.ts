// The 28 mistakes, each written in TypeScript with this layer: caught by the compiler where a type can, else by synth.
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { compileModules } from '../../src/synth/compile-modules.ts'
import { moduleHost } from './modules.ts'
import { marksIn, root, typeErrors } from './tsc.ts'
import type { CompilerError } from './tsc.ts'

const folder = path.join(root, 'test/fixtures/mistakes-ts')
const host = moduleHost(folder)

const mistakes = [
  'step key misspelt',
  'run and uses together',
  'neither run nor uses',
  'unknown job key',
  'unknown event',
  'unknown push filter',
  'wrong activity type',
  'branches with branches-ignore',
  'bad cron',
  'dispatch input of unknown type',
  'choice without options',
  'boolean default "yes"',
  'workflow_call input without type',
  'unknown permission scope',
  'id-token: read',
  'needs an unknown job',
  'duplicate job id',
  'duplicate step id',
  'undeclared step output read',
  'output of a job not in needs',
  'unknown matrix key read',
  'unknown dispatch input read',
  'unknown action input',
  'missing required action input',
  'unknown function in a condition',
  'no trigger',
  'needs cycle',
  'called workflow: unknown input',
]

const marks = marksIn(folder)
const numbered = mistakes.map((mistake, index) => {
  const number = String(index + 1).padStart(2, '0')
  return { title: `${number} ${mistake}`, marks: marks.filter(({ file }) => file.startsWith(`${number}-`)) }
})

describe('the 28 mistakes', () => {
  let errors: readonly CompilerError[] = []
  beforeAll(async () => {
    errors = await typeErrors(folder)
  }, 60_000)

  it('are each made once, in a module of their own', () => {
    expect(numbered.map((one) => one.marks.length)).toEqual(mistakes.map(() => 1))
    expect(marks).toHaveLength(28)
  })

  it('show no type error anywhere else', () => {
    const refused = marks.filter(({ kind }) => kind === 'refused').map(({ file, line }) => `${file}:${line}`)
    expect(errors.map(({ file, line }) => `${file}:${line}`).toSorted()).toEqual(refused)
  })

  it.each(numbered.map((one) => [one.title, one.marks[0]] as const))('%s', async (_title, mark) => {
    if (mark === undefined) throw new Error('the module has no marked line')
    const { file, line, kind, words } = mark
    if (kind === 'refused') {
      const messages = errors
        .filter((error) => error.file === file && error.line === line)
        .map(({ message }) => message)
      expect(messages).toEqual([expect.stringContaining(words)])
      return
    }
    const { findings, failures, files } = await compileModules(host, [file])
    expect(failures).toEqual([])
    const found = findings.map(({ rule, place }) => `${rule} at ${place.file}:${place.line}`)
    if (kind === 'found') expect(found).toEqual([`${words} at ${file}:${line}`])
    // Reading an output of a job is needing it, so this mistake cannot be made.
    if (kind === 'mended') expect([found, files[0]?.text]).toEqual([[], expect.stringContaining(words)])
  })
})
