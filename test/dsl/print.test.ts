// Expressions as text: no bracket too many, GitHub's own quoting, conditions bare.
import { describe, expect, it } from 'vitest'
import { tree } from '../../src/dsl/expression.ts'
import type { Expression } from '../../src/dsl/expression.ts'
import type { ExpressionNode } from '../../src/dsl/expression-node.ts'
import { printCondition, printExpression, printValue } from '../../src/dsl/print.ts'
import type { Names } from '../../src/dsl/print.ts'
import {
  always,
  and,
  at,
  cancelled,
  caseOf,
  collect,
  contains,
  endsWith,
  env,
  eq,
  failure,
  format,
  fromJSON,
  ge,
  github,
  gt,
  hashFiles,
  join,
  le,
  lt,
  ne,
  needs,
  not,
  or,
  raw,
  runner,
  secrets,
  startsWith,
  strategy,
  success,
  text,
  thisJob,
  toJSON,
  vars,
} from '../../src/expressions.ts'

const names: Names = { of: (source) => source.kind }

/** One test a row. Vitest's own tables would print the expressions, which refuse to stand in a text. */
function rows(
  title: string,
  table: readonly (readonly [Expression, string])[],
  print: (node: ExpressionNode) => string,
): void {
  it.each(table.map(([, printed], row) => [printed, row] as const))(`${title}: %s`, (printed, row) => {
    const expression = table[row]?.[0]
    expect(expression && print(expression[tree])).toBe(printed)
  })
}

const whole = (node: ExpressionNode): string => printExpression(node, names)

const a = github.actor
const b = github.ref
const c = github.sha
const { labels } = fromJSON<{ labels: readonly { name: string; 'odd name': string }[] }>(a)

describe('the text of an expression', () => {
  rows(
    'what is read',
    [
      [github.event_name, 'github.event_name'],
      [github.repositoryUrl, 'github.repositoryUrl'],
      [runner.os, 'runner.os'],
      [strategy['fail-fast'], 'strategy.fail-fast'],
      [thisJob.status, 'job.status'],
      [secrets('TOKEN'), 'secrets.TOKEN'],
      [vars('NAME'), 'vars.NAME'],
      [env('odd name'), "env['odd name']"],
      [env("it's"), "env['it''s']"],
      [env('1st'), "env['1st']"],
      [env('-x'), "env['-x']"],
      [env(''), "env['']"],
      [at(needs, 'build'), 'needs.build'],
      [at(needs, 'odd name').result, "needs['odd name'].result"],
      [at(labels, 0), 'fromJSON(github.actor).labels[0]'],
      [at(labels, fromJSON<number>(vars('N'))), 'fromJSON(github.actor).labels[fromJSON(vars.N)]'],
      [collect(labels).name, 'fromJSON(github.actor).labels.*.name'],
      [collect(labels)['odd name'], "fromJSON(github.actor).labels.*['odd name']"],
      [collect(needs).result, 'needs.*.result'],
    ],
    whole,
  )

  rows(
    'operators',
    [
      [eq(a, 'x'), "github.actor == 'x'"],
      [ne(a, "it's"), "github.actor != 'it''s'"],
      [eq(a, "''"), "github.actor == ''''''"],
      [eq(a, ''), "github.actor == ''"],
      [eq(a, '}}'), "github.actor == '}}'"],
      [eq(thisJob.check_run_id, 3), 'job.check_run_id == 3'],
      [eq(thisJob.check_run_id, -0.5), 'job.check_run_id == -0.5'],
      [eq(github.ref_protected, true), 'github.ref_protected == true'],
      [eq(fromJSON(a), null), 'fromJSON(github.actor) == null'],
      [and(a, b, c), 'github.actor && github.ref && github.sha'],
      [and(a, and(b, c)), 'github.actor && github.ref && github.sha'],
      [and(or(a, b), c), '(github.actor || github.ref) && github.sha'],
      [or(and(a, b), c), 'github.actor && github.ref || github.sha'],
      [or(a, or(b, c)), 'github.actor || github.ref || github.sha'],
      [or(a), 'github.actor'],
      [not(a), '!github.actor'],
      [not(not(a)), '!!github.actor'],
      [not(eq(a, b)), '!(github.actor == github.ref)'],
      [not(or(a, b)), '!(github.actor || github.ref)'],
      [not(contains(a, b)), '!contains(github.actor, github.ref)'],
      [and(not(a), eq(b, c)), '!github.actor && github.ref == github.sha'],
      [eq(not(a), true), '!github.actor == true'],
      [eq(eq(a, b), eq(b, c)), 'github.actor == github.ref == (github.ref == github.sha)'],
      [eq(lt(a, 1), gt(b, 2)), 'github.actor < 1 == github.ref > 2'],
      [eq(and(a, b), c), '(github.actor && github.ref) == github.sha'],
      [le(a, 1), 'github.actor <= 1'],
      [ge(a, 1), 'github.actor >= 1'],
      [or(github.head_ref, 'none given'), "github.head_ref || 'none given'"],
    ],
    whole,
  )

  rows(
    'functions',
    [
      [success(), 'success()'],
      [failure(), 'failure()'],
      [always(), 'always()'],
      [cancelled(), 'cancelled()'],
      [startsWith(b, 'refs/tags/'), "startsWith(github.ref, 'refs/tags/')"],
      [endsWith('x', b), "endsWith('x', github.ref)"],
      [contains(fromJSON('["a"]'), b), 'contains(fromJSON(\'["a"]\'), github.ref)'],
      [format('{0}-{1}', a, 3), "format('{0}-{1}', github.actor, 3)"],
      [join(labels), 'join(fromJSON(github.actor).labels)'],
      [join(labels, ', '), "join(fromJSON(github.actor).labels, ', ')"],
      [toJSON(github), 'toJSON(github)'],
      [hashFiles('**/go.sum', text`${a}/*`), "hashFiles('**/go.sum', format('{0}/*', github.actor))"],
      [caseOf(eq(a, 'x'), 1, 2), "case(github.actor == 'x', 1, 2)"],
      [not(or(success(), failure())), '!(success() || failure())'],
    ],
    whole,
  )

  rows(
    'words of the author, bracketed where that could matter',
    [
      [raw('github.actor'), 'github.actor'],
      [raw('  a || b\n'), 'a || b'],
      [not(raw('a || b')), '!(a || b)'],
      [not(raw('a.b-c')), '!a.b-c'],
      [and(raw('a || b'), c), '(a || b) && github.sha'],
      [eq(raw<string>("x['y']"), 'z'), "(x['y']) == 'z'"],
      [toJSON(raw('a || b')), 'toJSON(a || b)'],
    ],
    whole,
  )
})

describe('a template', () => {
  const table: readonly (readonly [Expression, string, string])[] = [
    [text`plain`, 'plain', "'plain'"],
    [text`${a}`, '${{ github.actor }}', "format('{0}', github.actor)"],
    [text`v${a}-${b}`, 'v${{ github.actor }}-${{ github.ref }}', "format('v{0}-{1}', github.actor, github.ref)"],
    [text`{${a}}`, '{${{ github.actor }}}', "format('{{{0}}}', github.actor)"],
    [text`it's ${a}`, "it's ${{ github.actor }}", "format('it''s {0}', github.actor)"],
    [text`${3}${'x'}${a}`, '3x${{ github.actor }}', "format('3x{0}', github.actor)"],
    [text`${text`x${a}`}!`, 'x${{ github.actor }}!', "format('{0}!', format('x{0}', github.actor))"],
    [text`${or(a, b)}`, '${{ github.actor || github.ref }}', "format('{0}', github.actor || github.ref)"],
  ]
  rows(
    'as a value',
    table.map(([template, value]) => [template, value]),
    (node) => printValue(node, names),
  )
  rows(
    'as an operand',
    table.map(([template, , operand]) => [template, operand]),
    whole,
  )
})

describe('a condition', () => {
  rows(
    'is bracketed only where YAML would misread it',
    [
      [eq(a, 'x'), "github.actor == 'x'"],
      [and(not(a), b), '${{ !github.actor && github.ref }}'],
      [and(b, not(a)), 'github.ref && !github.actor'],
      [not(a), '${{ !github.actor }}'],
      [and(or(a, b), c), '(github.actor || github.ref) && github.sha'],
      [contains('abc', a), "contains('abc', github.actor)"],
      [raw("'x' == github.actor"), "${{ 'x' == github.actor }}"],
    ],
    (node) => printCondition(node, names),
  )
})
