// Reads the fixtures of the rules and shows findings as text: place, severity, rule, arguments, and the text that the place covers.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Project, type FactsByPath } from '../../src/check/project.ts'
import { WorkflowFile } from '../../src/check/reading/workflow-file.ts'
import { runRule, type AnyRule } from '../../src/check/rule.ts'
import { sortFindings, type Finding } from '../../src/model/finding.ts'
import type { Place } from '../../src/model/place.ts'
import { compileModules } from '../../src/synth/compile-modules.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { moduleHost } from '../dsl/modules.ts'
import { testLock } from './test-lock.ts'

export const fixtures: string = join(import.meta.dirname, '../fixtures/check')

/** The texts of `<rule>/<side>.yml` or of the files below `<rule>/<side>/`, by path. */
function readFixture(rule: string, side: 'bad' | 'good'): Record<string, string> {
  const single = join(fixtures, rule, `${side}.yml`)
  if (existsSync(single)) return { [`${side}.yml`]: readFileSync(single, 'utf8') }
  const folder = join(fixtures, rule, side)
  if (!existsSync(folder)) return {}
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)))
  const texts = files.filter((path) => statSync(path).isFile()).toSorted()
  return Object.fromEntries(texts.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]))
}

export interface Fixture {
  /** The files by path: modules, and the YAML that is written or made. */
  readonly texts: Readonly<Record<string, string>>
  /** What the workflows of the modules do. */
  readonly facts: FactsByPath
}

/** A side of a fixture; modules below its `workflows/` are compiled, and what they make lies beside them. */
export async function loadFixture(rule: string, side: 'bad' | 'good'): Promise<Fixture> {
  const texts = readFixture(rule, side)
  if (!Object.keys(texts).some(isModule)) return { texts, facts: new Map() }
  const { files, findings, failures } = await compileModules(moduleHost(join(fixtures, rule, side)), [])
  const wrong = [...failures, ...findings]
  if (wrong.length > 0) throw new Error(`${rule}/${side} does not compile: ${JSON.stringify(wrong)}`)
  const made = Object.fromEntries(files.map(({ path, text }) => [path, text]))
  const facts = files.flatMap((file) => (file.facts === undefined ? [] : [[file.path, file.facts] as const]))
  return { texts: { ...texts, ...made }, facts: new Map(facts) }
}

const isModule = (path: string): boolean => path.endsWith('.ts')

/** The project that the texts make; a text that is no YAML is a broken fixture. */
export function projectOf(texts: Readonly<Record<string, string>>, facts?: FactsByPath): Project {
  const yamls = Object.entries(texts).filter(([path]) => !isModule(path))
  const files = yamls.map(([path, text]) => {
    const { file, problems } = readYaml(path, text)
    if (file === undefined || problems.length > 0)
      throw new Error(`${path} is no clean YAML: ${JSON.stringify(problems)}`)
    return new WorkflowFile(file)
  })
  return new Project('', files, { own: testLock, shipped: testLock }, facts)
}

/** The findings of some rules in a project that the texts make. */
export function findingsOf(
  rules: readonly AnyRule[],
  texts: Readonly<Record<string, string>>,
  facts?: FactsByPath,
): Finding[] {
  const project = projectOf(texts, facts)
  return sortFindings(rules.flatMap((rule) => project.files.flatMap((file) => runRule(rule, file, project))))
}

/** The findings as lines, with what each place covers. */
export function show(findings: readonly Finding[], texts: Readonly<Record<string, string>>): string {
  return findings
    .map(({ place, severity, rule, args, related = [] }) =>
      [
        `${at(place)} ${severity} ${rule} ${JSON.stringify(args)}`,
        `    ${covered(place, texts)}`,
        ...related.map((other) => `  ${at(other.place)} ${other.note}\n    ${covered(other.place, texts)}`),
      ].join('\n'),
    )
    .join('\n')
}

function at(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`
}

function covered(place: Place, texts: Readonly<Record<string, string>>): string {
  const { line, column, endLine = line, endColumn = column } = place
  const lines = (texts[place.file] ?? '').split('\n')
  const first = lines[line - 1] ?? ''
  return endLine === line
    ? first.slice(column - 1, endColumn - 1)
    : `${first.slice(column - 1)} … (${endLine - line + 1} lines)`
}
