// An expression is a value that knows what it reads; it never becomes a plain text by accident.
import { describe, expect, it } from 'vitest'
import { isExpression } from '../../src/dsl/expression.ts'
import { and, caseOf, eq, github, or, raw, secrets, text, thisJob } from '../../src/expressions.ts'
import { job, matrix, run, triggers } from '../../src/index.ts'

const sentence =
  /an expression stands in a plain string: write text`...` instead of `...`, and in a script read it from env/
const meta = run('true', { outputs: ['tag'] })
const build = job('build', { 'runs-on': 'x', outputs: { tag: meta.outputs.tag }, steps: [meta] })
const legs = matrix({ os: ['a', 'b'] })
const on = triggers({ workflow_dispatch: { inputs: { tag: { type: 'string' } } } })

const kinds: readonly (readonly [string, () => unknown])[] = [
  ['a context', () => github],
  ['a property', () => github.ref],
  ['a secret', () => secrets('TOKEN')],
  ['an operator', () => eq(github.ref, 'x')],
  ['a template', () => text`x${github.ref}`],
  ['a raw text', () => raw('x')],
  ['an output of a step', () => meta.outputs.tag],
  ['an output of a job', () => build.outputs.tag],
  ['a result', () => build.result],
  ['a matrix', () => legs],
  ['a key of a matrix', () => legs.os],
  ['an input', () => on.inputs.tag],
  ['all inputs', () => on.inputs],
]

describe.each(kinds)('%s', (_kind, make) => {
  it('is an expression', () => {
    expect(isExpression(make())).toBe(true)
  })

  it('cannot be put into a template literal, a sum of texts, a join or JSON', () => {
    expect(() => `echo ${make() as string}`).toThrow(sentence)
    expect(() => 'echo ' + (make() as string)).toThrow(sentence)
    expect(() => [make()].join(' ')).toThrow(sentence)
    expect(() => String(make())).toThrow(sentence)
  })

  it('cannot be changed', () => {
    expect(() => Object.assign(make() as object, { other: 1 })).toThrow(TypeError)
  })

  it('is no promise, so a module may await it', async () => {
    const value = make()
    expect((await value) === value).toBe(true)
  })
})

describe('an operand', () => {
  it.each<[string, unknown, RegExp]>([
    ['undefined', undefined, /an operand of an expression is undefined, maybe an output that nobody declares/],
    ['a list', ['a'], /an operand of an expression is of type object/],
    ['a function', () => 'a', /an operand of an expression is of type function/],
    ['a job', build, /an operand of an expression is of type object/],
  ])('that is %s is refused when the module runs', (_kind, operand, message) => {
    // The types refuse these too; a name that is read of a widened type gets past them.
    expect(() => or(github.ref, operand as string)).toThrow(message)
    expect(() => text`x${operand as string}`).toThrow(message)
  })
})

describe('a builder', () => {
  it('refuses a chain of nothing', () => {
    expect(() => and()).toThrow('and() needs something to put together')
    expect(() => or()).toThrow('or() needs something to put together')
  })

  it('refuses a case without the value for when no condition is true', () => {
    expect(() => caseOf(eq(thisJob.status, 'success'), 'x')).toThrow('caseOf() must end with the value')
  })
})
