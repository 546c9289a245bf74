// Makes the types of the event payloads: one file an event, one for the objects that recur, one that lists them all.
import { describeEvents } from './events.ts'
import { isKeptShut, knownShapes, leafType, looseObject, objectLists } from './payload-facts.ts'
import { aliases, keptEntries, payloadTrees, shapeOf, type Tree } from './payload-tree.ts'
import { header, printDoc, printKey, quote } from './print.ts'

const source = 'the webhook descriptions of @actions/languageservice'

/** Objects below this level stay shut: nothing a release reads lies so deep. */
const deepest = 5

/** What goes along while one file is printed. */
interface Printing {
  /** The shapes named so far, for the import line. */
  readonly used: Set<string>
  /** The values of `action`. */
  readonly actions: readonly string[]
}

const fileOf = (event: string): string => event.replaceAll('_', '-')

function payloadName(event: string): string {
  return `${event.replace(/(?:^|_)(.)/g, (_, first: string) => first.toUpperCase())}Payload`
}

/** The type of one property; `owner` is the object or shape it belongs to. */
function typeOf(owner: string, name: string, tree: Tree, depth: number, printing: Printing): string {
  if (isKeptShut(owner, name)) return looseObject
  if (keptEntries(tree).length === 0) return leafType(owner, name)
  const shape = shapeOf(name, tree)
  if (shape !== undefined) printing.used.add(shape)
  const type = shape ?? (depth < deepest ? printObject(name, tree, depth, printing) : looseObject)
  return objectLists.has(name) ? `readonly ${type}[]` : type
}

/** The properties of an object, each ready to stand on a line of its own. */
function printProperties(owner: string, tree: Tree, depth: number, printing: Printing): string[] {
  return keptEntries(tree).map(([name, child]) => {
    const isAction = depth === 0 && name === 'action' && printing.actions.length > 0
    const type = isAction ? printing.actions.map(quote).join(' | ') : typeOf(owner, name, child, depth + 1, printing)
    return printProperty(name, type, depth)
  })
}

/** One property; a union that is too long for the line stands below it. */
function printProperty(name: string, type: string, depth: number): string {
  const start = `readonly ${printKey(name)}:`
  const isLong = 2 * depth + start.length + type.length > 115 && !type.includes('\n')
  if (!isLong) return `${start} ${type}`
  const indent = '  '.repeat(depth + 2)
  return `${start}\n${indent}| ${type.replaceAll(' | ', `\n${indent}| `)}`
}

/** An object in braces: on one line where it is short, but never the whole of an interface. */
function printObject(owner: string, tree: Tree, depth: number, printing: Printing): string {
  const properties = printProperties(owner, tree, depth, printing)
  const line = `{ ${properties.join('; ')} }`
  if (depth > 0 && line.length < 80 && !line.includes('\n')) return line
  const indent = '  '.repeat(depth)
  return `{\n${properties.map((property) => `${indent}  ${property}\n`).join('')}${indent}}`
}

/** An import of types, broken where the line would be long. */
function printImport(names: Iterable<string>, from: string): string {
  const sorted = [...names].toSorted()
  const line = `import type { ${sorted.join(', ')} } from '${from}'\n`
  return line.length <= 120 ? line : `import type {\n${sorted.map((name) => `  ${name},\n`).join('')}} from '${from}'\n`
}

function payloadFile(event: string, tree: Tree, actions: readonly string[]): string {
  const printing = { used: new Set<string>(), actions }
  const body = printObject(event, tree, 0, printing)
  return `${header(source)}${printImport(printing.used, './shared.ts')}\nexport interface ${payloadName(event)} ${body}\n`
}

function sharedFile(shapes: ReadonlyMap<string, Tree>): string {
  const printing = { used: new Set<string>(), actions: [] }
  const interfaces = knownShapes.map(({ name, doc }) => {
    const tree = shapes.get(name)
    if (tree === undefined) throw new Error(`no payload holds a ${name} any more`)
    return `\n/** ${doc} */\nexport interface ${name} ${printObject(name, tree, 0, printing)}\n`
  })
  return header(source) + interfaces.join('')
}

const indexDoc = `What \`github.event\` holds, by event.

Activity types of one event are merged: a property that only some of them have is empty in the others. A called
workflow sees the payload of its caller's event.
`

function indexFile(described: ReadonlySet<string>): string {
  const imports = [...described].map((event) => printImport([payloadName(event)], `./payloads/${fileOf(event)}.ts`))
  const lines = Object.keys(describeEvents()).map((event) => {
    const name = aliases[event] ?? event
    return `  readonly ${event}: ${described.has(name) ? payloadName(name) : looseObject}\n`
  })
  return `${header(source)}${imports.toSorted().join('')}\n${printDoc(indexDoc)}export interface EventPayloads {\n${lines.join('')}}\n`
}

/** The text of each payload file by its path below src/language/generated. */
export function payloadFiles(): [path: string, text: string][] {
  const { payloads, shapes, actions } = payloadTrees()
  const events = [...payloads].map(([event, tree]): [string, string] => [
    `payloads/${fileOf(event)}.ts`,
    payloadFile(event, tree, actions.get(event) ?? []),
  ])
  return [['payloads.ts', indexFile(new Set(payloads.keys()))], ['payloads/shared.ts', sharedFile(shapes)], ...events]
}
