// How expressions are read: the tree, what is read and called, where a mistake is, and what makes a condition (G-N, G-X).
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  callsStatusFunction,
  parseExpression,
  type ExpressionNode,
  type ExpressionProblem,
  type ParsedExpression,
} from '../../src/language/expression.ts'

function parse(source: string): ParsedExpression {
  const outcome = parseExpression(source)
  if (!outcome.ok) throw new Error(`${source}: ${outcome.problem.message}`)
  return outcome.value
}

function problem(source: string): ExpressionProblem {
  const outcome = parseExpression(source)
  if (outcome.ok) throw new Error(`${source} parses`)
  return outcome.problem
}

/** A tree as text with all its brackets, so that a row of a table can show it. */
function show(node: ExpressionNode): string {
  if (node.kind === 'literal') return JSON.stringify(node.value) ?? 'undefined'
  if (node.kind === 'context') return node.name
  if (node.kind === 'star') return '*'
  if (node.kind === 'index') return `${show(node.of)}[${show(node.index)}]`
  if (node.kind === 'call') return `${node.name}(${node.args.map(show).join(', ')})`
  if (node.kind === 'not') return `!${show(node.operand)}`
  if (node.kind === 'group') return `group(${show(node.inner)})`
  if (node.kind === 'compare') return `{${show(node.left)} ${node.operator} ${show(node.right)}}`
  return `{${node.operands.map(show).join(` ${node.operator} `)}}`
}

const literalWords = new Set(['true', 'false', 'null', 'NaN', 'Infinity'])

function nested(levels: number): string {
  return `${'('.repeat(levels)}a${')'.repeat(levels)}`
}

describe('the tree of an expression', () => {
  test.each([
    ['github.ref', 'github["ref"]'],
    ["github['ref']", 'github["ref"]'],
    ['needs.*.result', 'needs[*]["result"]'],
    ['matrix[inputs.axis]', 'matrix[inputs["axis"]]'],
    ['fromJSON(inputs.list)[0]', 'fromJSON(inputs["list"])[0]'],
    ['a && b || c', '{{a && b} || c}'],
    ['a && b && c', '{a && b && c}'],
    ['a == b != c', '{{a == b} != c}'],
    ['a < b == c', '{{a < b} == c}'],
    ['!(a && b)', '!group({a && b})'],
    ['!a == b', '{!a == b}'],
    ["case(a, 'x', b, 'y', 'z')", 'case(a, "x", b, "y", "z")'],
  ])('%s is %s', (source, tree) => expect(show(parse(source).node)).toBe(tree))

  test.each([
    ["''", ''],
    ["'it''s'", "it's"],
    ["'''a'' and ''b'''", "'a' and 'b'"],
    ["'${{ x }}'", '${{ x }}'],
    ['0x1F', 31],
    ['0o17', 15],
    ['-1.5e3', -1500],
    ['.5', 0.5],
    ['Infinity', Infinity],
    ['NaN', NaN],
    ['true', true],
    ['false', false],
    ['null', null],
  ])('the literal %s is %j', (source, value) => expect(parse(source).node).toEqual({ kind: 'literal', value }))

  test('words of the language are plain names after a dot', () => {
    expect(parse('inputs.true').accesses).toEqual([{ path: ['inputs', 'true'], offset: 0, length: 11 }])
  })

  test('names keep their case', () => {
    expect(show(parse('GitHub.Ref').node)).toBe('GitHub["Ref"]')
  })
})

describe('what an expression reads', () => {
  test.each<[string, string[]]>([
    ['steps.meta.outputs.tags', ['steps.meta.outputs.tags']],
    ["steps['meta']['outputs'].tags", ['steps.meta.outputs.tags']],
    ['needs.*.result', ['needs.*.result']],
    ['job.services.db.ports[5432]', ['job.services.db.ports.5432']],
    ['github.event.commits[0].id', ['github.event.commits.0.id']],
    ['matrix[inputs.axis].name', ['matrix.*.name', 'inputs.axis']],
    ['a[b[c].d].e', ['a.*.e', 'b.*.d', 'c']],
    ["a['x' == y]", ['a.*', 'y']],
    ['fromJSON(needs.plan.outputs.matrix).include', ['needs.plan.outputs.matrix']],
    ['toJSON(github)', ['github']],
    ["contains('github.ref', 'x')", []],
    ['always()', []],
    ['env . A && env.B', ['env.A', 'env.B']],
  ])('%s reads %j', (source, paths) => {
    expect(parse(source).accesses.map((access) => access.path.join('.'))).toEqual(paths)
  })

  test.each([
    ["  github.ref == 'x'", ['github.ref']],
    ["'a''\n' == steps.a\n.outputs['b c'] || env.X", ["steps.a\n.outputs['b c']", 'env.X']],
    ['x[y [ z ] ] [0] && q', ['x[y [ z ] ] [0]', 'y [ z ]', 'z', 'q']],
  ])('the places in %j cover %j', (source, texts) => {
    const { accesses } = parse(source)
    expect(accesses.map(({ offset, length }) => source.slice(offset, offset + length))).toEqual(texts)
  })

  test('a chain of any names, spaced in any way, is read as one access at its place', () => {
    const name = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_-]{0,8}$/)
    const first = name.filter((text) => !literalWords.has(text))
    const quoted = fc.string({ maxLength: 8 })
    const index = fc.oneof(
      name.map((text) => ({ text: `.${text}`, value: text })),
      quoted.map((text) => ({ text: `['${text.replaceAll("'", "''")}']`, value: text })),
      fc.constant({ text: '.*', value: '*' }),
    )
    const space = fc.stringMatching(/^[ \t\n]{0,3}$/)
    fc.assert(
      fc.property(first, fc.array(index, { maxLength: 6 }), space, (root, indices, before) => {
        const text = root + indices.map((one) => one.text).join('')
        const { accesses } = parse(`${before}( ${text} )`)
        const path = [root, ...indices.map((one) => one.value)]
        expect(accesses).toEqual([{ path, offset: before.length + 2, length: text.length }])
      }),
    )
  })
})

describe('what an expression calls', () => {
  test('calls come in the order of the text, with the place of their name', () => {
    expect(parse("startsWith(format('{0}', a), b) && unknown()").calls).toEqual([
      { name: 'startsWith', args: 2, offset: 0, length: 10 },
      { name: 'format', args: 2, offset: 11, length: 6 },
      { name: 'unknown', args: 0, offset: 35, length: 7 },
    ])
  })

  test('a name that only some places know is taken, with any number of arguments', () => {
    expect(parse("hashFiles('a', 'b', 'c')").calls[0]).toMatchObject({ name: 'hashFiles', args: 3 })
    expect(parse("failure('build', 'test')").calls[0]).toMatchObject({ name: 'failure', args: 2 })
  })
})

describe('a condition asks for the status itself (G-N1)', () => {
  test.each([
    ['always()', true],
    ['!cancelled()', true],
    ["success('build') && inputs.x", true],
    ['Failure()', true],
    ["contains(fromJSON('[true]'), failure())", true],
    ["needs[always() && 'a' || 'b'].result == 'success'", true],
    ["github.ref == 'refs/heads/main'", false],
    ["needs.build.result == 'success'", false],
    ["steps.always.outputs.x == 'always()'", false],
    ['inputs.success', false],
    ["hashFiles('x') != ''", false],
  ])('%s: %s', (condition, expected) => expect(callsStatusFunction(parse(condition))).toBe(expected))
})

describe('a text that is no expression', () => {
  test.each<[string, string, string]>([
    ["github.ref = 'x'", "Unexpected symbol: '='", '='],
    ['github.ref == "x"', `Unexpected symbol: '"x"'`, '"x"'],
    ["'a\nb' == x || )", "Unexpected symbol: ')'", ')'],
    ['a b', "Unexpected symbol: 'b'", 'b'],
    ["a == 'b", "Unexpected symbol: ''b'", "'b"],
    ['a &&', "Unexpected end of expression: '&&'", '&&'],
    ['f(', "Unexpected end of expression: '('", '('],
    ["contains('a')", "Too few parameters supplied: 'contains'", 'contains'],
    ['toJSON(a, b)', "Too many parameters supplied: 'toJSON'", 'toJSON'],
    // G-X7
    [
      "case(a, 'x', b, 'y')",
      "Even number of parameters supplied, requires an odd number of parameters: 'case'",
      'case',
    ],
    ['1 + 2', "Unexpected symbol: '+'", '+'],
  ])('%s: %s', (source, message, at) => {
    const found = problem(source)
    expect(found.message).toBe(message)
    expect(source.slice(found.offset, found.offset + found.length)).toBe(at)
  })

  test.each(['', '  \n'])('nothing is no expression: %j', (source) => {
    expect(problem(source)).toEqual({ message: 'An expression was expected', offset: 0, length: source.length })
  })

  test('an expression of more than 21,000 characters is refused, one of 21,000 is not (G-X9)', () => {
    expect(parseExpression(`'${'x'.repeat(20_998)}'`).ok).toBe(true)
    expect(problem(`'${'x'.repeat(20_999)}'`).message).toBe('Exceeded max expression length 21000')
  })

  test('more than 50 levels are refused (G-X9)', () => {
    expect(parseExpression(nested(49)).ok).toBe(true)
    expect(problem(nested(50)).message).toMatch(/^Exceeded max expression depth 50/)
  })

  test('the longest chain of comparisons does not exhaust the stack', () => {
    expect(parse(Array.from({ length: 6900 }, () => 'a').join('==')).accesses).toHaveLength(6900)
  })

  test.each(['!', '('])('is refused when %s stands in it without end', (sign) => {
    expect(parseExpression(`${sign.repeat(20_000)}a`).ok).toBe(false)
  })

  test('any text has an answer, and a problem lies within it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a.\'"[]()*!=<>&|,-1 \n}${é') }), (source) => {
        const outcome = parseExpression(source)
        if (outcome.ok) return
        expect(outcome.problem.offset).toBeGreaterThanOrEqual(0)
        expect(outcome.problem.offset + outcome.problem.length).toBeLessThanOrEqual(source.length)
      }),
      { numRuns: 500 },
    )
  })
})
