// A step that asks decide.mjs: the variables are held to what the decision reads, so a misspelt one is found by synth.
import { run } from '../dsl/step.ts'
import type { Step } from '../dsl/step.ts'
import { decisions } from './generated/decisions.ts'
import type { ShellStepUse } from './shell-step.ts'

/** How a decision is asked for. RESULT names a file that takes the whole answer. */
export type DecideUse<O extends string> = ShellStepUse<string, never> & {
  /** The outputs that are read; others are written as well. */
  readonly outputs?: readonly O[]
  /** Hands over the machine's clock: DATE, TIME, NOW or ENDED, whichever the decision reads. A run asks once, so that midnight cannot come between. */
  readonly clock?: boolean
}

/** Asks for a decision by its name. */
export function decide<const O extends string = never>(
  decision: string,
  { image: _image, classes: _classes, repository: _repository, about: _about, clock = false, ...options }: DecideUse<O>,
): Step<O> {
  const variables = Object.hasOwn(decisions, decision) ? decisions[decision] : undefined
  if (variables === undefined) throw new TypeError(`there is no decision '${decision}'`)
  const times = clock ? Object.keys(clocks).filter((name) => name in variables) : []
  checkVariables(decision, variables, [...Object.keys(options.env), ...times])
  const settings = times.map((name) => `${name}=$(date -u ${clocks[name]}) `)
  return run(`${settings.join('')}node .github/tagwright/decide.mjs ${decision}`, options)
}

const clocks: Readonly<Record<string, string>> = {
  DATE: '+%Y%m%d',
  TIME: '+%H%M%S',
  NOW: '+%Y-%m-%dT%H:%M:%SZ',
  ENDED: '+%s',
}

type Variables = Readonly<Record<string, boolean>>

function checkVariables(decision: string, variables: Variables, given: readonly string[]): void {
  const unknown = given.find((name) => !(name in variables) && name !== 'RESULT')
  if (unknown !== undefined) throw new TypeError(`the decision '${decision}' does not read ${unknown}`)
  const missing = Object.entries(variables).find(([name, isRequired]) => isRequired && !given.includes(name))
  if (missing !== undefined) throw new TypeError(`the decision '${decision}' needs ${missing[0]}`)
}
