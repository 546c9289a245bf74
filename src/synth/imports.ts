// Which files of the user a module imports, and whether it may read something else: told from its text alone.
import path from 'node:path'

const importPattern = /\b(?:from|import|require)\s*\(?\s*(['"])([^'"\n]+)\1/g

/** The user's own files that a module names in its imports; words in comments that look like one do no harm. */
export function importsOf(file: string, text: string, exists: (file: string) => boolean): readonly string[] {
  const folder = path.posix.dirname(file)
  const named = [...text.matchAll(importPattern)]
    .map((match) => match[2] ?? '')
    .filter((name) => /^\.{1,2}\//.test(name))
  const files = named.map((name) => candidates(path.posix.join(folder, name)).find(exists))
  return [...new Set(files.filter((found) => found !== undefined))]
}

function candidates(base: string): readonly string[] {
  const bare = base.replace(/\.(m?)js$/, '.$1ts')
  return [
    base,
    bare,
    `${base}.ts`,
    `${base}.mts`,
    `${base}.js`,
    `${base}.mjs`,
    `${base}.json`,
    `${base}/index.ts`,
    `${base}/index.js`,
  ]
}

/** Names through which a module can read what its text does not show: its result may change although it did not. */
const outside =
  /\b(?:process|Date|globalThis|Intl|performance)\b|\b(?:fetch|require|import)\s*\(|Math\.random|import\.meta|['"](?:node:|(?:fs|os|child_process|crypto)['"])/

/** Whether a module's result follows from the text of its files alone. */
export function isSelfContained(text: string): boolean {
  return !outside.test(text)
}

/** Whether a module imports packages other than ours, whose versions stand in the package lock. */
export function usesPackages(text: string): boolean {
  return [...text.matchAll(importPattern)].some((match) => !/^\.{1,2}\/|^tagwright(?:\/|$)/.test(match[2] ?? ''))
}
