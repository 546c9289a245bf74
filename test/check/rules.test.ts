// Runs every rule of the registry over its fixtures, and holds the registry, the fixtures and docs/checks.md together.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '../../src/check/rules/index.ts'
import { checkSection } from './docs.ts'
import { findingsOf, fixtures, loadFixture, show } from './fixture.ts'

const ids = rules.map((rule) => rule.id)
const ruleFolder = join(import.meta.dirname, '../../src/check/rules')

describe.each(rules.map((rule) => ({ rule, id: rule.id })))('$id', ({ rule, id }) => {
  test('finds what is wrong in the bad fixture, at the smallest place', async () => {
    const { texts, facts } = await loadFixture(id, 'bad')
    const findings = findingsOf([rule], texts, facts)
    expect(findings.length).toBeGreaterThan(0)
    await expect(`${show(findings, texts)}\n`).toMatchFileSnapshot(join(fixtures, id, 'bad.expected.txt'))
  })

  test('is silent on the good fixture, and so is every rule that stops a command', async () => {
    const { texts, facts } = await loadFixture(id, 'good')
    const findings = findingsOf(rules, texts, facts)
    const unwanted = findings.filter((finding) => finding.rule === id || finding.severity === 'error')
    expect(Object.keys(texts)).not.toEqual([])
    expect(show(unwanted, texts)).toBe('')
  })

  test('is explained in docs/checks.md by lines of its fixtures', async () => {
    const [bad, good] = [await loadFixture(id, 'bad'), await loadFixture(id, 'good')]
    const findings = findingsOf([rule], bad.texts, bad.facts)
    expect(checkSection(id, { bad: bad.texts, good: good.texts }, findings)).toEqual([])
  })
})

test('every rule file is listed once under the name of its file', () => {
  const files = readdirSync(ruleFolder).filter((name) => name.endsWith('.ts') && name !== 'index.ts')
  expect(files.map((name) => name.replace('.ts', '')).toSorted()).toEqual(ids.toSorted())
})

test('every fixture folder belongs to a rule', () => {
  expect(readdirSync(fixtures).filter((name) => !existsSync(join(ruleFolder, `${name}.ts`)))).toEqual([])
})

test('docs/checks.md has the rules in the order of the registry', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/checks.md'), 'utf8')
  const headings = Array.from(page.matchAll(/^## (?<id>[a-z-]+)$/gm), (match) => match.groups?.['id'])
  const ours = new Set<string | undefined>(ids)
  expect(headings.filter((id) => ours.has(id))).toEqual(ids)
})
