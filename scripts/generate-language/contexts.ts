// Makes the table of places where an expression may stand, with the contexts and functions each place knows.
import { header, printConstant } from './print.ts'
import { definitionOf, propertiesOf, type Schema } from './schema.ts'
import { sources } from './sources.ts'

/** What expressions may use at a place: contexts, and those functions that exist at some places only. */
export type Allowed = Readonly<Record<'contexts' | 'functions', readonly string[]>>

interface Visit {
  readonly name: string
  readonly path: string
  readonly allowed: readonly string[]
  /** The definitions on the way here: steps may hold steps, and need not be entered twice. */
  readonly above: readonly string[]
}

/** The schema writes a function with its arity: `hashFiles(1,255)`. */
function splitAllowed(allowed: readonly string[]): Allowed {
  return {
    contexts: allowed.filter((one) => !one.includes('(')),
    functions: allowed.filter((one) => one.includes('(')).map((one) => one.slice(0, one.indexOf('('))),
  }
}

/** The definitions directly below one, each with the path it has. Names that an author chooses are left out, but for the job's. */
function below(schema: Schema, visit: Visit): { name: string; path: string }[] {
  const definition = definitionOf(schema, visit.name)
  const loose = definition.mapping?.['loose-value-type']
  const item = definition.sequence?.['item-type']
  return [
    ...(definition['one-of'] ?? []).map((name) => ({ name, path: visit.path })),
    ...propertiesOf(definition).map(({ key, type }) => ({
      name: type,
      path: visit.path === '' ? key : `${visit.path}.${key}`,
    })),
    ...(loose === undefined ? [] : [{ name: loose, path: visit.path === 'jobs' ? 'jobs.<id>' : visit.path }]),
    ...(item === undefined ? [] : [{ name: item, path: visit.path }]),
  ]
}

function walk(schema: Schema, visit: Visit, found: Map<string, readonly string[]>): void {
  if (visit.above.includes(visit.name)) return
  const own = definitionOf(schema, visit.name).context ?? []
  // GitHub's reader adds a definition's own contexts to those of the place it stands in.
  const allowed = [...new Set([...visit.allowed, ...own])]
  if (allowed.length > visit.allowed.length) {
    const before = found.get(visit.path)
    if (before !== undefined && before.join() !== allowed.join()) throw new Error(`two answers for ${visit.path}`)
    found.set(visit.path, allowed)
  }
  const above = [...visit.above, visit.name]
  for (const { name, path } of below(schema, visit)) walk(schema, { name, path, allowed, above }, found)
}

/** The places below one root of a schema. A place that is not listed has what the nearest listed one above it has, or nothing. */
export function placesOf(schema: Schema, root: string): Record<string, Allowed> {
  const found = new Map<string, readonly string[]>()
  walk(schema, { name: root, path: '', allowed: [], above: [] }, found)
  return Object.fromEntries([...found].map(([path, allowed]) => [path, splitAllowed(allowed)]))
}

const workflowDoc = `Where an expression may stand in a workflow file, and what it may use there.

A place that is not listed has what the nearest listed place above it has; if there is none, no expression may stand
there. Functions that are not listed anywhere, such as \`contains\`, are known everywhere.
`

export function contextsFile(): string {
  const workflow = placesOf(sources.workflow, 'workflow-root-strict')
  const action = placesOf(sources.action, 'action-root-strict')
  return (
    header('the schemas of @actions/workflow-parser') +
    printConstant('contexts', workflow, workflowDoc) +
    printConstant('actionContexts', action, 'The same for the file of a composite action.')
  )
}
