// Finds the import that explains why a module broke: a name that the imported file does not export.
import type { Host } from '../host/host.ts'
import type { Failure } from '../model/failure.ts'
import { importsOf } from './imports.ts'
import type { Source } from './sources.ts'

const namedImport = /\bimport\s+(?!type\b)(?:\w+\s*,\s*)?\{([^}]*)\}\s*from\s*(['"])(\.{1,2}\/[^'"]+)\2/g

/** The failure to tell instead: the transform leaves such a name undefined, and the module breaks somewhere later. */
export async function findMissingExport(
  host: Host,
  source: Source,
  failures: readonly Failure[],
): Promise<readonly Failure[]> {
  if (!failures.some(({ code }) => code === 'module-throws')) return failures
  for (const match of source.text.matchAll(namedImport)) {
    const [, names = '', , specifier = ''] = match
    const [file] = importsOf(source.path, match[0], (candidate) => source.imports.includes(candidate))
    const loaded = file === undefined ? undefined : await host.modules.load(file)
    if (loaded?.ok !== true) continue
    const missing = importedNames(names).find((name) => !(name in loaded.value))
    if (missing === undefined) continue
    const has = Object.keys(loaded.value).toSorted().join(', ')
    const reason = `'${specifier}' has no export named '${missing}' (it has: ${has === '' ? 'none' : has})`
    const at = placeAt(source, match.index + match[0].indexOf(missing))
    return [{ code: 'module-import', args: { path: source.path, reason }, at }]
  }
  return failures
}

/** The names asked for; those of types have no value to find. */
function importedNames(list: string): readonly string[] {
  const parts = list.split(',').map((part) => part.trim())
  return parts
    .filter((part) => part !== '' && !part.startsWith('type '))
    .map((part) => part.split(/\s+as\s+/)[0] ?? part)
}

function placeAt({ path: file, text }: Source, offset: number): NonNullable<Failure['at']> {
  const before = text.slice(0, offset).split('\n')
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
