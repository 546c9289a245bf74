// What init adds to package.json: the dependencies and the script. What is there stays, in its order and indentation.
import type { Addition } from './addition.ts'
import { readOwnVersion } from '../host/own-version.ts'

type Fields = Record<string, unknown>

const typescriptRange = '^7.0.2'

/** The new text of package.json; a sentence when the old one cannot be read. */
export function addPackageEntries(text: string | null): Addition | string {
  const read = text === null ? { private: true } : parse(text)
  if (typeof read === 'string') return read
  const entries = missingEntries(read)
  if (entries.length === 0) return { detail: 'it has all entries already' }
  const whole: Fields = { ...read }
  for (const [section, name, value] of entries) whole[section] = { ...fieldsOf(whole[section]), [name]: value }
  const indent = /^[ \t]+/m.exec(text ?? '')?.[0] ?? 2
  const added = entries.map(
    ([section, name]) => `${section === 'scripts' ? 'script' : 'development dependency'} ${name}`,
  )
  return { text: `${JSON.stringify(whole, null, indent)}\n`, detail: added.join(', ') }
}

function missingEntries(read: Fields): readonly (readonly [string, string, string])[] {
  const hasDependency = (name: string): boolean =>
    name in fieldsOf(read.dependencies) || name in fieldsOf(read.devDependencies)
  return [
    ...('synth' in fieldsOf(read.scripts) ? [] : [['scripts', 'synth', 'tagwright synth'] as const]),
    ...(hasDependency('tagwright') ? [] : [['devDependencies', 'tagwright', `^${readOwnVersion()}`] as const]),
    ...(hasDependency('typescript') ? [] : [['devDependencies', 'typescript', typescriptRange] as const]),
  ]
}

function parse(text: string): Fields | string {
  try {
    const read: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Fields) : 'it is no JSON object'
  } catch (error) {
    return error instanceof Error ? error.message : 'it is no JSON'
  }
}

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})
