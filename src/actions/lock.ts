// The lock: every action at one commit, in a file that Dependabot and Renovate read as an action of its own.
import type { Failure } from '../model/failure.ts'
import { fail, succeed } from '../model/result.ts'
import type { Result } from '../model/result.ts'

/** One action at one commit. */
export interface Pin {
  /** `owner/name`, or `owner/name/path` for one of several actions in a repository. */
  readonly action: string
  readonly sha: string
  /** The version as the action's repository tags it: what stands in the comment beside the commit. */
  readonly version: string
  /** Where it stands in the lock, from 1. */
  readonly line: number
}

export interface Lock {
  readonly path: string
  /** By the action in lower case, as GitHub does not mind the case; `findPin` does the rest. */
  readonly pins: ReadonlyMap<string, Pin>
}

/** Where the lock of a repository lies. */
export const lockPath = '.github/tagwright/action.yml'

const head = `\
# The actions that the workflows use, each at one commit. \`synth\` writes these commits, \`check\` compares every workflow with them.
# It has the form of an action so that Dependabot and Renovate bump it together with the workflows; nothing ever runs it.
# To use one more action, add a line: owner/name@<the full commit> # <its version>
name: Action lock
description: The commits that Tagwright pins actions to. Not to be run.
runs:
  using: composite
  steps:
`

// Dependabot and Renovate change the commit and the version and leave the rest of the line alone.
const pinLine = /^ {4}- uses: (?<action>[\w.-]+(?:\/[\w.-]+)+)@(?<sha>[0-9a-f]{40}) +# ?(?<version>[^\s#]+)\s*$/

const outline = [/^name: \S/, /^description: \S/, /^runs:\s*$/, /^ {2}using: composite\s*$/, /^ {2}steps:\s*$/]

/** Reads a lock, strictly: a line that is not understood is a failure, so that no pin is passed over in silence. */
export function parseLock(path: string, text: string): Result<Lock> {
  const lines = contentLines(text)
  const stray = outline.findIndex((shape, index) => !shape.test(lines[index]?.content ?? ''))
  if (stray >= 0) return fail(brokenLock(path, lines[stray] ?? { content: '', line: text.split('\n').length }))
  const pins = new Map<string, Pin>()
  const failures: Failure[] = []
  for (const line of lines.slice(outline.length)) {
    const pin = parsePin(line)
    if (pin === undefined || pins.has(pin.action.toLowerCase())) failures.push(brokenLock(path, line))
    else pins.set(pin.action.toLowerCase(), pin)
  }
  return failures.length === 0 ? succeed({ path, pins }) : fail(...failures)
}

interface Line {
  readonly content: string
  readonly line: number
}

/** The lines that say something, with their numbers from 1. */
function contentLines(text: string): Line[] {
  const lines = text.split(/\r?\n/).map((content, index) => ({ content, line: index + 1 }))
  return lines.filter(({ content }) => !/^\s*(?:#|$)/.test(content))
}

function parsePin({ content, line }: Line): Pin | undefined {
  const found = pinLine.exec(content)?.groups as Pick<Pin, 'action' | 'sha' | 'version'> | undefined
  return found === undefined ? undefined : { action: found.action, sha: found.sha, version: found.version, line }
}

function brokenLock(path: string, { content, line }: Line): Failure {
  return { code: 'broken-lock', args: { path, line, text: content }, at: { file: path, line, column: 1 } }
}

/** The text of a lock with these pins, in their order. */
export function formatLock(pins: readonly Pin[]): string {
  return head + pins.map(({ action, sha, version }) => `    - uses: ${action}@${sha} # ${version}\n`).join('')
}

/** The pin of an action; one of several actions in a repository falls back to the pin of the repository. */
export function findPin(lock: Lock, action: string): Pin | undefined {
  const name = action.toLowerCase()
  return lock.pins.get(name) ?? lock.pins.get(name.split('/').slice(0, 2).join('/'))
}
