// What stands at `on`: the events as declared, the inputs of either form, and the outputs of a called workflow.
import { cronProblem } from '../../language/cron.ts'
import type { Yaml } from '../../model/noted.ts'
import type { CallSite } from '../call-site.ts'
import { bare, inside } from '../note.ts'
import type { Names } from '../print.ts'
import { inputNames } from '../triggers.ts'
import type { Triggers } from '../triggers.ts'
import type { Workflow } from '../workflow.ts'
import type { Desk } from './context.ts'
import { plainInput } from './plain-input.ts'
import { plainOutputs } from './plain-outputs.ts'
import { plain, plainMapping, withNotes } from './plain.ts'
import type { Mapping } from './plain.ts'

/** The events of a workflow with their settings, and where they were written. */
interface Start {
  readonly events: object
  readonly site: CallSite
}

/** The value of `on`. */
export function compileTriggers(workflow: Workflow, names: Names, desk: Desk): Yaml {
  const { on, outputs } = workflow.options
  return inside(on, (start) => {
    const { events, site } = startOf(start, workflow)
    if (Object.keys(events).length === 0) desk.report('no-trigger', { workflow: workflow.file }, workflow.site)
    if (isShort(start) && outputs === undefined) return plain(start, names)
    reportCrons(events, site, desk)
    const mapping = withOutputs(plainEvents(events, names), outputs, names)
    return withNotes(withNotes(mapping, events, names), isTriggers(start) || isShort(start) ? Object(start) : {}, names)
  })
}

/** The inputs that the events of a workflow declare. */
export function inputsOf({ options: { on } }: Workflow): readonly string[] {
  if (typeof on === 'string' || isShort(on)) return []
  return isTriggers(on) ? on.inputNames : inputNames(on)
}

/** Whether events are only named. */
const isShort = (on: object | string): boolean => typeof bare(on) === 'string' || Array.isArray(on)

const isTriggers = (on: object | string): on is Triggers => typeof on === 'object' && 'kind' in on

function startOf(on: object | string, { site }: Workflow): Start {
  if (isTriggers(on)) return { events: on.config, site: on.site }
  if (typeof on === 'object' && !Array.isArray(on)) return { events: on, site }
  return { events: Object.fromEntries([on].flat().map((event) => [bare(event), null])), site }
}

function plainEvents(events: object, names: Names): Mapping {
  const entries = Object.entries(events).filter(([, config]) => config !== undefined)
  return Object.fromEntries(entries.map(([event, config]) => [event, plainEvent(event, config, names)]))
}

function plainEvent(event: string, config: unknown, names: Names): Yaml {
  if (typeof config !== 'object' || config === null || !('inputs' in config)) return plain(config, names)
  const { inputs, ...rest } = config
  const plainInputs = inputs === undefined ? {} : { inputs: compileInputs(inputs as object, event, names) }
  return withNotes({ ...plainInputs, ...plainMapping(rest, names) }, config, names)
}

function compileInputs(inputs: object, event: string, names: Names): Yaml {
  const entries = Object.entries(inputs).map(([name, input]: [string, object]) => {
    return [name, withNotes(plainMapping(plainInput(input, event), names), input, names)] as const
  })
  return withNotes(Object.fromEntries(entries), inputs, names)
}

/** Where a workflow's outputs are read, its jobs stand in the context `jobs`. */
function withOutputs(events: Mapping, outputs: object | undefined, names: Names): Mapping {
  if (outputs === undefined || Object.keys(outputs).length === 0) return events
  const added = plainOutputs(outputs, names)
  const call = inside(events.workflow_call ?? null, (config) => ({ ...(config as Mapping | null), outputs: added }))
  return { ...events, workflow_call: call }
}

function reportCrons(events: object, site: CallSite, desk: Desk): void {
  const lines = 'schedule' in events ? bare(events.schedule) : []
  for (const line of Array.isArray(lines) ? (lines as readonly { readonly cron: string }[]) : []) {
    const cron = bare(line.cron)
    const reason = cronProblem(cron)
    if (reason !== undefined) desk.report('bad-cron', { cron, reason }, site, cron)
  }
}
