// What a command loads before it does anything: every file costs a little, every package a lot.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '..', '..')

// Imports that are always followed: no types, no import().
const statement = /(?:^|\n)(?:import|export)\s+(?!type\b)(?:[^'"();]*?\sfrom\s+)?'([^']+)'/g

function loadedBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
  seen.add(file)
  for (const [, to = ''] of readFileSync(path.join(root, file), 'utf8').matchAll(statement)) {
    const next = to.startsWith('.') ? path.posix.join(path.posix.dirname(file), to) : to
    if (seen.has(next)) continue
    if (to.startsWith('.')) loadedBy(next, seen)
    else seen.add(next)
  }
  return seen
}

const packages = (file: string): string[] =>
  [...loadedBy(file)].filter((name) => !name.startsWith('src/') && !name.startsWith('node:'))

it.each(['src/bin.ts', 'src/cli/synth.ts', 'src/cli/check.ts', 'src/cli/diff.ts', 'src/cli/init.ts'])(
  '%s loads no package',
  (file) => {
    expect(packages(file)).toEqual([])
  },
)

it('the program loads no engine and no sentence before it knows what to do', () => {
  const rooms = [...loadedBy('src/bin.ts')].filter((name) => name.startsWith('src/')).map((name) => name.split('/')[1])
  expect([...new Set(rooms)].toSorted()).toEqual(['bin.ts', 'cli', 'host', 'model'])
})

it('synth loads no sentence of findings as long as there are none', () => {
  expect(
    [...loadedBy('src/cli/synth.ts')].filter((name) => /wording\/(?:findings|failures)|report\/text/.test(name)),
  ).toEqual([])
})
