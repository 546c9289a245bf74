// The properties of each event's payload, merged over its activity types and over every place where an object recurs.
import { keptAddresses, knownShapes } from './payload-facts.ts'
import { describeEvents } from './events.ts'
import { sources, type Param } from './sources.ts'

/** An object's properties; one without properties is a leaf. */
export type Tree = Map<string, Tree>

/** Events that carry the payload of another one. */
export const aliases: Readonly<Record<string, string>> = {
  pull_request_target: 'pull_request',
  pull_request_comment: 'issue_comment',
}

const leaf = (name: string): Param => ({ name })
const names = (list: string): Param[] => list.split(' ').map(leaf)
const shared = (list: string): Param[] =>
  list.split(' ').map((name) => sources.objects.find((one) => one.name === name) ?? leaf(name))
const person = names('name email username')

/** Payloads that the descriptions lack: the schedule, which is no webhook, and the merge queue. */
const added: Readonly<Record<string, readonly Param[]>> = {
  schedule: [...names('schedule workflow'), ...shared('enterprise organization repository')],
  merge_group: [
    leaf('action'),
    {
      name: 'merge_group',
      childParamsGroups: [
        ...names('base_ref base_sha head_ref head_sha'),
        {
          name: 'head_commit',
          childParamsGroups: [
            ...names('id message timestamp tree_id'),
            { name: 'author', childParamsGroups: person },
            { name: 'committer', childParamsGroups: person },
          ],
        },
      ],
    },
    ...shared('enterprise installation organization repository sender'),
  ],
}

function isKept(name: string): boolean {
  return name !== '_links' && (!name.endsWith('_url') || keptAddresses.has(name))
}

/** The recurring object that a property holds, told by all its keys, left-out addresses included. */
export function shapeOf(property: string, tree: Tree): string | undefined {
  const fits = knownShapes.filter((shape) => shape.property === undefined || shape.property === property)
  return fits.find((shape) => shape.keys.split(' ').every((key) => tree.has(key)))?.name
}

function mergeParams(tree: Tree, params: readonly Param[]): Tree {
  for (const param of params) {
    const child = tree.get(param.name) ?? new Map()
    tree.set(param.name, mergeParams(child, param.childParamsGroups ?? []))
  }
  return tree
}

function mergeTrees(into: Tree, from: Tree): void {
  for (const [name, child] of from) {
    const known = into.get(name)
    if (known === undefined) into.set(name, child)
    else if (known !== child) mergeTrees(known, child)
  }
}

/** The payload of one event: that of each activity type that can start a workflow, merged. */
function payloadOf(event: string, types: readonly string[]): Tree {
  const actions = Object.entries(sources.webhooks[event] ?? {})
  const used = actions.filter(([action]) => types.length === 0 || types.includes(action))
  const params = used.flatMap(([, { bodyParameters }]) =>
    bodyParameters.map((one) => (typeof one === 'number' ? (sources.objects[one] ?? leaf('')) : one)),
  )
  return mergeParams(new Map(), [...params, ...(added[event] ?? [])])
}

/** Collects the trees of a shape, so that each place where an object recurs adds what it knows of it. */
function collectShapes(tree: Tree, shapes: Map<string, Tree>): void {
  for (const [name, child] of tree) {
    const shape = shapeOf(name, child)
    collectShapes(child, shapes)
    if (shape === undefined) continue
    const collected = shapes.get(shape) ?? new Map()
    mergeTrees(collected, child)
    shapes.set(shape, collected)
  }
}

/** Everything a workflow can read below `github.event`. */
export function payloadTrees(): {
  payloads: Map<string, Tree>
  shapes: Map<string, Tree>
  actions: Map<string, string[]>
} {
  const payloads = new Map<string, Tree>()
  const actions = new Map<string, string[]>()
  const shapes = new Map<string, Tree>()
  for (const [event, { types }] of Object.entries(describeEvents())) {
    const tree = payloadOf(event, types)
    if (tree.size === 0 || event in aliases) continue
    const webhookTypes = Object.keys(sources.webhooks[event] ?? {}).filter((type) => type !== 'default')
    payloads.set(event, tree)
    actions.set(event, types.length > 0 ? types : webhookTypes)
    collectShapes(tree, shapes)
  }
  return { payloads, shapes, actions }
}

/** The properties of an object that are worth a type. */
export function keptEntries(tree: Tree): [string, Tree][] {
  return [...tree].filter(([name]) => isKept(name)).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
