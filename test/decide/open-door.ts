// Opens the door of a decision as a workflow does, with its variables as texts and its files in memory.
import type { Decided } from '../../src/decide/decision.ts'
import type { Answer, Door } from '../../src/decide/door.ts'
import { readVariables } from '../../src/decide/read-variables.ts'
import type { Policy } from '../../src/model/policy.ts'

/** A variable that is no text is written as JSON; one whose door reads a file names a file with it. */
export function openDoor(door: Door, policy: Policy, variables: Readonly<Record<string, unknown>>): Decided<Answer> {
  const files = new Map<string, string>()
  const env = Object.entries(variables).map(([name, value]) => {
    if (!(name in door.reads)) throw new Error(`${door.name} does not read ${name}`)
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    if (!door.reads[name]?.as.endsWith('-file')) return [name, text]
    files.set(name, text)
    return [name, name]
  })
  const input = readVariables(door, { env: Object.fromEntries(env), readFile: (path) => files.get(path) })
  return input.ok ? door.decide(input.value, policy) : input
}

/** The outputs, or the cause with the sentences of a refusal. */
export function outputsOf(door: Door, policy: Policy, variables: Readonly<Record<string, unknown>>): Answer['outputs'] {
  const answer = openDoor(door, policy, variables)
  return answer.ok ? answer.value.outputs : { [answer.cause]: answer.sentences }
}
