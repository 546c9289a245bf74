// Compares a section of docs/checks.md with the fixtures of its rule: an example in the docs is an excerpt of a tested file.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../../src/model/finding.ts'

type Texts = Readonly<Record<string, string>>

/** What is wrong with the section of a rule; empty when nothing is. */
export function checkSection(id: string, texts: { bad: Texts; good: Texts }, findings: readonly Finding[]): string[] {
  const page = readFileSync(join(import.meta.dirname, '../../docs/checks.md'), 'utf8')
  const section = page.split(/^(?=## )/m).find((part) => part.startsWith(`## ${id}\n`))
  if (section === undefined) return [`docs/checks.md has no section "## ${id}"`]
  const severity = /^\*(?:error|warning|note)\.\*/m.test(section) ? [] : ['the section does not tell the severity']
  const { bad, good } =
    /^Bad:\n+(?<bad>(?:```(?:yaml|ts)\n[^]*?```\n+)+)Good:\n+(?<good>(?:```(?:yaml|ts)\n[^]*?```\n*)+)/m.exec(section)
      ?.groups ?? {}
  if (bad === undefined || good === undefined) return [...severity, 'the section has no "Bad:" and "Good:" blocks']
  const marked = new Set(findings.map(({ place }) => `${place.file}:${place.line}`))
  const badLines = blocks(bad).map((block) => excerpt(block, texts.bad))
  const goodLines = blocks(good).map((block) => excerpt(block, texts.good))
  return [
    ...severity,
    ...badLines.flatMap((lines) => lines ?? 'a bad example is no excerpt of the bad fixture'),
    ...goodLines.flatMap((lines) => lines ?? 'a good example is no excerpt of the good fixture'),
    ...(badLines.some((lines) => lines?.some((line) => marked.has(line)))
      ? []
      : ['no line of the bad example has a finding']),
  ].filter((line) => !/:\d+$/.test(line))
}

function blocks(markdown: string): string[][] {
  return Array.from(markdown.matchAll(/```(?:yaml|ts)\n(?<text>[^]*?)```/g), (match) =>
    dedent((match.groups?.['text'] ?? '').trimEnd().split('\n')),
  )
}

/** The lines (`file:line`) of the first fixture file that holds the block, whatever its common indent. */
function excerpt(block: readonly string[], texts: Texts): string[] | undefined {
  for (const [file, text] of Object.entries(texts)) {
    const lines = text.split('\n')
    for (let start = 0; start + block.length <= lines.length; start++) {
      const part = dedent(lines.slice(start, start + block.length))
      if (part.join('\n') === block.join('\n')) return block.map((_, index) => `${file}:${start + index + 1}`)
    }
  }
  return undefined
}

function dedent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length)
  const indent = Math.min(...indents, Infinity)
  return lines.map((line) => line.slice(indent))
}
