// What init adds to .gitignore.
import type { Addition } from './addition.ts'

/** The installed packages are not committed. */
export function addIgnores(text: string | null): Addition {
  const lines = (text ?? '').split(/\r?\n/).map((line) => line.trim().replace(/^\/|\/$/g, ''))
  if (lines.includes('node_modules')) return { detail: 'node_modules is ignored already' }
  const before = text === null || text === '' || text.endsWith('\n') ? (text ?? '') : `${text}\n`
  return { text: `${before}node_modules/\n`, detail: 'node_modules' }
}
