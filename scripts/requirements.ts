// Prints which tests prove which requirement; exits with 1 when a requirement has none. `npm run requirements`.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { findTitles, numbersOf, requirements } from './requirement-titles.ts'
import type { Title } from './requirement-titles.ts'

/** Lines that only running a whole workflow can prove, and why. They are proven by rehearsals. */
const rehearsal: Readonly<Record<string, string>> = {}

const root = path.join(import.meta.dirname, '..')

const titles = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map((name) => `test/${name.split(path.sep).join('/')}`)
  .filter((name) => name.endsWith('.test.ts'))
  .toSorted()
  .flatMap((file) => findTitles(file, readFileSync(path.join(root, file), 'utf8')))

const { values } = parseArgs({ options: { quiet: { type: 'boolean' } } })
const known = new Set(requirements)
const proofs = new Map(requirements.map((id): [string, Title[]] => [id, []]))
const unknown: string[] = []
for (const title of titles) {
  for (const id of numbersOf(title.text)) {
    proofs.get(id)?.push(title)
    if (!known.has(id) && !id.startsWith('INV-'))
      unknown.push(`${title.file}: '${title.text}' names ${id}, which is no requirement`)
  }
}

const gaps: string[] = []
for (const [id, found] of proofs) {
  if (found.length === 0 && rehearsal[id] === undefined) gaps.push(id)
  if (values.quiet) continue
  process.stdout.write(`${id}\n`)
  for (const { file, text } of found) process.stdout.write(`  ${file}: ${text}\n`)
  if (rehearsal[id] !== undefined) process.stdout.write(`  rehearsal: ${rehearsal[id]}\n`)
}
const marked = Object.keys(rehearsal).filter((id) => (proofs.get(id) ?? []).length === 0).length
process.stdout.write(
  `${requirements.length} requirements: ${requirements.length - gaps.length - marked} proven by ${titles.length} tests, ${marked} left to rehearsals, ${gaps.length} without a test${gaps.length === 0 ? '' : `: ${gaps.join(' ')}`}\n`,
)
for (const line of unknown) process.stdout.write(`${line}\n`)
if (gaps.length + unknown.length > 0) process.exitCode = 1
