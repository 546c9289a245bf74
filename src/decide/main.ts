// The program that workflows run: `node .github/tagwright/decide.mjs <decision>`. The only file of decide/ that touches the world.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import type { Policy } from '../model/policy.ts'
import { exitCodes, refused } from './decision.ts'
import type { Decided, Refused } from './decision.ts'
import type { Answer, Door } from './door.ts'
import { doors } from './doors.ts'
import { readVariables } from './read-variables.ts'
import { formatCommand, formatLine, formatOutput, formatRefusal } from './write-answer.ts'

process.exitCode = main(process.argv.slice(2))

function main(argv: readonly string[]): number {
  const door = doors.find(({ name }) => name === argv[0])
  if (door === undefined || argv.length !== 1) return showDoors(argv)
  const answer = askDecision(door)
  if (!answer.ok) return tellRefusal(answer)
  const trouble = hand(answer.value)
  return trouble === undefined ? 0 : tellRefusal(trouble)
}

function askDecision(door: Door): Decided<Answer> {
  const policy = readPolicy()
  if (!policy.ok) return policy
  const input = readVariables(door, { env: process.env, readFile: readText })
  return input.ok ? door.decide(input.value, policy.value) : input
}

/** The policy lies beside this file; a repository without images has an empty one. */
function readPolicy(): Decided<Policy> {
  const path = new URL('policy.json', import.meta.url)
  const text = readText(path)
  if (text === undefined) return refused('missing', 'policy.json cannot be read; it belongs beside decide.mjs')
  try {
    return { ok: true, value: JSON.parse(text) as Policy }
  } catch (error) {
    return refused('missing', `policy.json holds no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function readText(path: string | URL): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Writes the answer where the runner looks for it; on a terminal it is shown instead. */
function hand({ outputs, summary, log = [], warnings = [] }: Answer): Refused | undefined {
  const { GITHUB_OUTPUT: outputFile, GITHUB_STEP_SUMMARY: summaryFile, RESULT: resultFile } = process.env
  try {
    process.stdout.write([...warnings.map((text) => formatCommand('warning', text)), ...log.map(formatLine)].join(''))
    if (summary !== undefined && summaryFile) appendFileSync(summaryFile, `${summary}\n`)
    if (resultFile) writeFileSync(resultFile, `${JSON.stringify(outputs, null, 2)}\n`)
    const text = Object.entries(outputs)
      .map(([name, value]) => formatOutput(name, value))
      .join('')
    if (outputFile) appendFileSync(outputFile, text)
    else if (!resultFile) process.stdout.write(text)
    return undefined
  } catch (error) {
    return refused('missing', `the answer cannot be written: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function tellRefusal(answer: Refused): number {
  process.stdout.write(formatRefusal(answer))
  return exitCodes[answer.cause]
}

function showDoors(argv: readonly string[]): number {
  const asksForHelp = argv.length === 0 || argv[0] === '--help' || argv[0] === '-h'
  const lines = doors.map(({ name, about }) => `  ${name.padEnd(20)} ${about}`)
  if (!asksForHelp) process.stdout.write(formatCommand('error', `there is no decision '${argv.join(' ')}'`))
  process.stdout.write(
    `Usage: node decide.mjs <decision>, its input in environment variables.\n\n${lines.join('\n')}\n`,
  )
  return asksForHelp ? 0 : exitCodes.missing
}
