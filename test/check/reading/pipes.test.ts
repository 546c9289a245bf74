// What is a pipe and what only looks like one.
import { expect, test } from 'vitest'
import { pipesOf } from '../../../src/check/reading/pipes.ts'

const count = (script: string): number => pipesOf(script).length

test.each([
  ['curl -f "$URL" | tar -xz', 1],
  ['a | b | c', 2],
  ['a |& b', 1],
  ['a \\\n  | b', 1],
  ['version="$(git describe | sed s/v//)"', 1],
  ['version=`git describe | sed s/v//`', 1],
  ['for f in $(ls | sort); do cat "$f" | jq .; done', 2],
  ['{ a; b; } | c', 1],
  ['(a; b) | c', 1],
  ['cat <<EOF | jq .\n{}\nEOF\nls | wc', 2],
  ['case "$1" in\n  a|b) x | y ;;\n  *) z ;;\nesac\nlast | one', 2],
  ['if a | grep -q b; then c; fi', 1],
])('%j has %i', (script, pipes) => {
  expect(count(script)).toBe(pipes)
})

test.each([
  'a || b',
  "grep 'a|b' file",
  'grep "a|b" file',
  String.raw`grep a\|b file`,
  '# a | b',
  'a # b | c',
  'a >| file',
  'echo $((1 | 2))',
  '(( flags | 4 )) && a',
  '[[ $x =~ ^(a|b)$ ]] && c',
  'case "$1" in a|b) c ;; esac',
  'case "$1" in\n  (a|b) c ;;\n  d|e) f ;;\nesac',
  'ls @(a|b)',
  'echo "${x//|/ }"',
  'cat <<EOF\na | b\nEOF',
  "cat <<-'EOF'\n\ta | b\n\tEOF",
  'echo "${{ a || b }}"',
  "name=${{ inputs.x && 'a|b' || 'c' }}",
  'echo "it\'s | that"',
])('%j has none', (script) => {
  expect(count(script)).toBe(0)
})

test('a heredoc mark inside of quotes starts no heredoc', () => {
  expect(count('echo "body<<EOF" >> "$GITHUB_OUTPUT"\ncat notes | head\necho EOF\n')).toBe(1)
})

test('a pipe shows the command before it, from its own start', () => {
  const pipes = pipesOf('cd src && curl "$(echo x | tr x y)" | tar x')
  expect(pipes.map(({ before }) => before.trim())).toEqual(['echo x', 'curl "$(echo x | tr x y)"'])
})

test.each(['"', "'", '$(', '`', '${', '((', 'case x in', '[[ a', 'cat <<EOF', ')', '}', 'esac', ''])(
  'a script that breaks off at %j does not hang the reader',
  (script) => {
    expect(count(`a | b; ${script}`)).toBe(1)
  },
)
