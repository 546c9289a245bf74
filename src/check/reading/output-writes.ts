// What a shell script writes into an output of its step in the usual way: `echo "name=value" >> "$GITHUB_OUTPUT"`.
import { sameName } from './fields.ts'
import { commandsOf } from './script.ts'

export interface OutputWrite {
  /** The text after `name=` with its quotes, up to the end of the command; what `$(…)` prints is not in it. */
  readonly value: string
  /** The command. */
  readonly offset: number
  readonly length: number
}

const print = String.raw`^(?:(?:echo|printf|Write-Output)\s+(?:-\w+\s+|--\s+)*)?(?<quote>["']?)`
const plainWrite = new RegExp(String.raw`${print}(?<name>[\w-]+)=(?<value>.*)$`)
const legacyWrite = new RegExp(String.raw`${print}::set-output name=(?<name>[\w-]+)::(?<value>.*)$`)

/** The commands that write one output. */
export function writesOf(script: string, output: string): readonly OutputWrite[] {
  return commandsOf(script).flatMap(({ text, offset, length }) => {
    const write = legacyWrite.exec(text) ?? (isOutputCommand(text, script) ? plainWrite.exec(text) : null)
    const { name = '', quote = '', value = '' } = write?.groups ?? {}
    // One printf for several outputs mixes their values.
    return sameName(name, output) && !/\\n[\w-]+=/.test(value)
      ? { value: withoutSubstitutions(quote + value), offset, length }
      : []
  })
}

/** True for a script that sets outputs itself and not by way of a program that it starts. */
export function setsOutputs(script: string): boolean {
  return /GITHUB_OUTPUT|::set-output |\bsetOutput\b/.test(script)
}

/** Written there directly, or printed inside of a group that is written there. */
function isOutputCommand(text: string, script: string): boolean {
  if (/>\s*["']?\$\{?(?:env:)?GITHUB_OUTPUT\b/.test(text)) return true
  return /^(?:echo|printf|Write-Output)\b/.test(text) && !text.includes('>') && script.includes('GITHUB_OUTPUT')
}

/** Takes out every `$(…)`, the inner ones first: what a program prints is not what it was given. */
function withoutSubstitutions(text: string): string {
  const shorter = text.replaceAll(/\$\([^()]*\)|`[^`]*`/g, '')
  return shorter === text ? text : withoutSubstitutions(shorter)
}
