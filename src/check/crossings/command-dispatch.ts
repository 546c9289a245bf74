// The repository_dispatch that a command of a script sends: gh api, curl, or a call of ours with its variables.
import { withEnv } from '../env-values.ts'
import { textOf, type Fields } from '../reading/fields.ts'
import { commandsOf } from '../reading/script.ts'
import { readJsonTemplate, type JsonEntry } from './json-template.ts'

export interface CommandDispatch {
  readonly event: string
  readonly repository: string | undefined
  readonly payload: CommandPayload
}

/** What the script shows of the payload. */
interface CommandPayload {
  /** The variable whose text it is. */
  readonly variable?: string
  readonly text?: string
  readonly fields?: ReadonlyMap<string, Pick<JsonEntry, 'type' | 'value'>>
}

/** The first dispatch of a script. */
export function readCommandDispatch(script: string, env: Fields): CommandDispatch | undefined {
  const command = commandsOf(script).find(
    ({ text }) => /repos\/[^\s"']+\/dispatches\b/.test(text) && !/actions\/workflows/.test(text),
  )
  if (command === undefined) return undefined
  const text = withEnv(command.text, env, true)
  const repository = /repos\/(?<name>[\w.-]+\/[\w.-]+)\/dispatches/.exec(text)?.groups?.['name']
  return readOwnVariables(env, repository) ?? readWrittenOut(text, repository)
}

/** Our step puts the document together from two variables. */
function readOwnVariables(env: Fields, repository: string | undefined): CommandDispatch | undefined {
  const [event, payload] = [textOf(env['EVENT_TYPE']), textOf(env['PAYLOAD'])]
  if (event === undefined || payload === undefined) return undefined
  return { event, repository, payload: { variable: 'PAYLOAD', text: payload } }
}

function readWrittenOut(text: string, repository: string | undefined): CommandDispatch | undefined {
  const { flag, key } = /event_type=(?<flag>[^\s"']+)|"event_type"\s*:\s*"(?<key>[^"]+)"/.exec(text)?.groups ?? {}
  const event = flag ?? key
  if (event === undefined || event.includes('$')) return undefined
  const flags = [
    ...text.matchAll(/-(?<kind>[fF]|-raw-field|-field) ["']?client_payload\[(?<name>\w+)\]=(?<value>[^\s"']*)/g),
  ]
  if (flags.length > 0) return { event, repository, payload: { fields: new Map(flags.map(readFlag)) } }
  const json = /"client_payload"\s*:\s*(?<json>\{[^{}]*\})/.exec(text)?.groups?.['json']
  if (json !== undefined) return { event, repository, payload: withFields(readJsonTemplate(json)) }
  return { event, repository, payload: /client_payload|--input|-d ["']?@/.test(text) ? {} : { fields: new Map() } }
}

const withFields = (fields: CommandPayload['fields']): CommandPayload => (fields === undefined ? {} : { fields })

/** `-F` turns what looks like a number or a boolean into one, `-f` never does. */
function readFlag({ groups = {} }: RegExpMatchArray): readonly [string, Pick<JsonEntry, 'type' | 'value'>] {
  const { kind = '', name = '', value = '' } = groups
  if (value.includes('$')) return [name, { type: kind === 'f' ? 'string' : undefined, value: undefined }]
  const isTyped = kind === 'F' || kind === '-field'
  if (isTyped && /^(?:true|false)$/.test(value)) return [name, { type: 'boolean', value: value === 'true' }]
  if (isTyped && /^\d+$/.test(value)) return [name, { type: 'number', value: Number(value) }]
  return [name, { type: 'string', value }]
}
