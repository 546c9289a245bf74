// Every file that scripts/generate-actions.ts makes, by its path in the repository.
import { inputsOf } from './facts.ts'
import type { Input, Metadata } from './facts.ts'
import type { Overlay } from './overlay.ts'
import { printEntry, printKey, printUnion } from './print.ts'

const header =
  '// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.\n'

/** The text of each generated file. */
export function actionFiles(
  actions: Readonly<Record<string, Metadata>>,
  overlays: Readonly<Record<string, Overlay>>,
): Map<string, string> {
  const bindings = Object.entries(actions).map(([name, metadata]) => {
    const overlay = overlays[name]
    if (overlay === undefined) throw new Error(`${name} has no entry in scripts/generate-actions/overlay.ts`)
    return { path: `${name.split('/')[0]}/${toKebab(overlay.as)}.ts`, name, metadata, overlay }
  })
  const files = bindings.map(({ path, name, metadata, overlay }): [string, string] => [
    `src/actions/${path}`,
    bindingFile(name, metadata, overlay),
  ])
  const paths = bindings
    .map(({ path, overlay }) => ({ path, as: overlay.as }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return new Map([...files, ['src/actions/index.ts', indexFile(paths)]])
}

function indexFile(bindings: readonly { readonly path: string; readonly as: string }[]): string {
  const lines = bindings.flatMap(({ path, as }) => [
    `export { ${as} } from './${path}'\n`,
    `export type { ${toPascal(as)}Inputs, ${toPascal(as)}Output } from './${path}'\n`,
  ])
  return `${header}export { defineAction } from './binding.ts'\nexport type { Action } from './binding.ts'\n${lines.join('')}`
}

function bindingFile(name: string, metadata: Metadata, overlay: Overlay): string {
  const inputs = inputsOf(metadata, overlay)
  const type = toPascal(overlay.as)
  const { permissions, tokenInput, permissionsWith, safeInputs } = overlay
  const facts = Object.fromEntries(inputs.map((input) => [input.name, { ...input.facts }]))
  return [
    header,
    "import { defineAction } from '../binding.ts'\nimport type { Action } from '../binding.ts'\n",
    `\n/** What ${name} takes. */\nexport interface ${type}Inputs {\n${inputs.map(printInput).join('')}}\n`,
    `\n/** What ${name} gives. */\n${printUnion(`${type}Output`, metadata.outputs)}`,
    `\n/** Uses ${name}. */\nexport const ${overlay.as}: Action<${type}Inputs, ${type}Output> = defineAction({\n`,
    printEntry('name: ', name, ',', '  '),
    ...printTable('inputs', facts),
    printEntry('outputs: ', metadata.outputs, ',', '  '),
    ...(permissions === undefined ? [] : [printEntry('permissions: ', permissions, ',', '  ')]),
    ...(tokenInput === undefined ? [] : [printEntry('tokenInput: ', tokenInput, ',', '  ')]),
    ...(permissionsWith === undefined
      ? []
      : [
          printEntry(
            'permissionsWith: ',
            permissionsWith.map((grant) => ({ ...grant })),
            ',',
            '  ',
          ),
        ]),
    ...(safeInputs === undefined ? [] : [printEntry('safeInputs: ', safeInputs, ',', '  ')]),
    '})\n',
  ].join('')
}

/** One entry a line, however short: the names are what is looked for. */
function printTable(
  key: string,
  table: Readonly<Record<string, Readonly<Record<string, string | boolean>>>>,
): string[] {
  const lines = Object.entries(table).map(([name, facts]) => printEntry(`${printKey(name)}: `, facts, ',', '    '))
  return [`  ${key}: {\n`, ...lines, '  },\n']
}

function printInput({ name, facts, type }: Input): string {
  const said = [
    facts.list === '\n' && 'A list is written one item a line.',
    facts.list === ',' && 'A list is written with commas.',
    facts.default !== undefined && `Default: \`${facts.default}\`.`,
    facts.deprecated !== undefined && `@deprecated ${facts.deprecated}`,
  ].filter((sentence) => sentence !== false)
  const doc = said.length === 0 ? '' : `  /** ${said.join(' ')} */\n`
  return `${doc}  readonly ${printKey(name)}${facts.required === true ? '' : '?'}: ${type}\n`
}

const toKebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const toPascal = (name: string): string => name.replace(/^./, (letter) => letter.toUpperCase())
