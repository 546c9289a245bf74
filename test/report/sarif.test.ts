import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import type { CheckOutcome } from '../../src/model/outcome.ts'
import { renderSarif } from '../../src/report/sarif.ts'
import { everyFailure, everyFinding } from './examples.ts'
import { droppedTag, lintNote, unknownJob, workflow } from './sample.ts'

interface Region {
  startLine: number
  startColumn: number
}
interface Location {
  id?: number
  message?: { text: string }
  physicalLocation: { artifactLocation: { uri: string }; region: Region }
}
interface Result {
  ruleId: string
  ruleIndex: number
  level: string
  message: { text: string }
  locations: Location[]
  relatedLocations?: Location[]
  partialFingerprints: { primaryLocationLineHash: string }
}
interface Run {
  tool: { driver: { name: string; semanticVersion: string; rules: { id: string; help: { text: string } }[] } }
  results: Result[]
  invocations: { executionSuccessful: boolean; toolExecutionNotifications: { message: { text: string } }[] }[]
}

const runOf = (outcome: Partial<CheckOutcome>, source = workflow): Run => {
  const whole = { findings: [], failures: [], files: [], skipped: [], ...outcome }
  const document: { version: string; $schema: string; runs: [Run] } = JSON.parse(
    renderSarif(whole, { version: '1.2.3', source: () => source }),
  )
  expect(document.version).toBe('2.1.0')
  expect(document.$schema).toContain('sarif-2.1.0')
  expect(document.runs).toHaveLength(1)
  return document.runs[0]
}

const printOf = (findings: readonly Finding[], source?: string): string[] =>
  runOf({ findings }, source).results.map((result) => result.partialFingerprints.primaryLocationLineHash)

describe('the SARIF document', () => {
  it('has one result a finding, with level, region and related places', () => {
    const { results } = runOf({ findings: [unknownJob, droppedTag, lintNote] })
    expect(results.map(({ level }) => level)).toEqual(['error', 'warning', 'note'])
    expect(results[0]).toMatchObject({
      ruleId: 'needs-unknown-job',
      message: { text: expect.stringContaining("help: did you mean 'build'?") },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'release.yml' },
            region: { startLine: 7, startColumn: 12, endColumn: 17 },
          },
        },
      ],
      relatedLocations: [{ id: 1, message: { text: 'made here' } }],
    })
    expect(results[1]).not.toHaveProperty('relatedLocations')
  })

  it('lists every rule of its results once, with help, and points at it by index', () => {
    const { tool, results } = runOf({ findings: [...everyFinding, ...everyFinding] })
    const { rules } = tool.driver
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]?.id).toBe(ruleId)
    for (const { id, help } of rules) expect(help.text).toContain(`docs/checks.md#${id}`)
    expect(tool.driver).toMatchObject({ name: 'tagwright', semanticVersion: '1.2.3' })
  })

  it('has whole numbers from 1 for lines, columns and indexes of rules', () => {
    for (const { locations, ruleIndex } of runOf({ findings: everyFinding }).results) {
      const { startLine, startColumn } = locations[0]?.physicalLocation.region ?? { startLine: 0, startColumn: 0 }
      expect([startLine >= 1, startColumn >= 1, Number.isInteger(ruleIndex)]).toEqual([true, true, true])
    }
  })

  it('writes a file name as part of an address', () => {
    const place = { file: '.github/work flows/ä#1.yml', line: 1, column: 1 }
    const { results } = runOf({ findings: [{ ...lintNote, place }] })
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('.github/work%20flows/%C3%A4%231.yml')
  })

  it('tells failures as notifications of a run that did not succeed', () => {
    const [invocation] = runOf({ failures: everyFailure }).invocations
    expect(invocation?.executionSuccessful).toBe(false)
    expect(invocation?.toolExecutionNotifications).toHaveLength(everyFailure.length)
    expect(runOf({}).invocations[0]?.executionSuccessful).toBe(true)
  })
})

describe('the fingerprint of a finding', () => {
  it('stays when lines above it come and go', () => {
    const moved: Finding = { ...unknownJob, place: { ...unknownJob.place, line: 9, endLine: 9 } }
    expect(printOf([moved], `# one\n# two\n${workflow}`)).toEqual(printOf([unknownJob]))
  })

  it('changes with the line, the file and the rule', () => {
    const otherFile: Finding = { ...unknownJob, place: { ...unknownJob.place, file: 'b.yml' } }
    const otherRule: Finding = { ...lintNote, place: unknownJob.place }
    const prints = [unknownJob, otherFile, otherRule].flatMap((finding) => printOf([finding]))
    expect(new Set([...prints, ...printOf([unknownJob], workflow.replace('biuld', 'built'))]).size).toBe(4)
  })

  it('tells two findings of one line apart', () => {
    const [first, second] = printOf([unknownJob, unknownJob])
    expect(second).not.toBe(first)
    expect(second?.replace(/:2$/, ':1')).toBe(first)
  })
})
