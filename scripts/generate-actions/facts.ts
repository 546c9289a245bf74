// What is known of each input of an action: its metadata and the overlay, brought together.
import type { InputFacts } from '../../src/actions/binding.ts'
import type { Overlay } from './overlay.ts'

/** One action of actions.json: what its action.yml says. */
export interface Metadata {
  readonly inputs: Readonly<
    Record<string, { readonly required?: true; readonly default?: string; readonly deprecated?: true }>
  >
  readonly outputs: readonly string[]
}

/** One input: the facts that stay at run time, and its TypeScript type. */
export interface Input {
  readonly name: string
  readonly facts: InputFacts
  readonly type: string
}

/** The inputs in the order of the metadata. */
export function inputsOf(metadata: Metadata, overlay: Overlay): Input[] {
  return Object.entries(metadata.inputs).map(([name, { required, default: given, deprecated }]) => {
    // `default: null` in an action.yml is no default.
    const value = given === '' || given === 'null' ? undefined : given
    const type = typeOf(name, value, overlay)
    const facts: InputFacts = {
      ...(required && value === undefined && { required }),
      ...(deprecated && { deprecated: overlay.deprecated?.[name] ?? 'Deprecated by the action.' }),
      ...(type === 'boolean' && { boolean: true }),
      ...(overlay.lines?.includes(name) && { list: '\n' }),
      ...(overlay.commas?.includes(name) && { list: ',' }),
      ...(value !== undefined && { default: value }),
    }
    return { name, facts, type }
  })
}

function typeOf(name: string, value: string | undefined, overlay: Overlay): string {
  const types = overlay.types ?? {}
  const stated = types[name] ?? types[name.replace(/-.*/, '-*')]
  if (stated !== undefined) return stated
  if (overlay.lines?.includes(name) || overlay.commas?.includes(name)) return 'string | readonly string[]'
  if (overlay.booleans?.includes(name) || value === 'true' || value === 'false') return 'boolean'
  if (overlay.numbers?.includes(name) || /^-?\d+$/.test(value ?? '')) return 'number'
  return 'string'
}

/** Names that an overlay gives to inputs the action does not have. */
export function strayNames(metadata: Metadata, overlay: Overlay): string[] {
  const named = [
    ...[overlay.lines, overlay.commas, overlay.booleans, overlay.numbers].flatMap((names) => names ?? []),
    ...[overlay.types, overlay.deprecated, overlay.safeInputs].flatMap((table) => Object.keys(table ?? {})),
    ...(overlay.permissionsWith ?? []).flatMap(({ when }) => Object.keys(when)),
    ...(overlay.tokenInput === undefined ? [] : [overlay.tokenInput]),
  ]
  return named.filter((name) => !name.endsWith('*') && !(name in metadata.inputs))
}
