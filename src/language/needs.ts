// The graph of jobs: who waits for whom, and where that can never end.

/** The jobs that each job waits for, by id. */
export type NeedsGraph = ReadonlyMap<string, readonly string[]>

/** The jobs of one cycle in the order of waiting, or nothing when every job can start at some time. */
export function findCycle(graph: NeedsGraph): readonly string[] | undefined {
  const done = new Set<string>()
  for (const start of graph.keys()) {
    const cycle = walk(start, [], graph, done)
    if (cycle !== undefined) return cycle
  }
  return undefined
}

function walk(
  id: string,
  trail: readonly string[],
  graph: NeedsGraph,
  done: Set<string>,
): readonly string[] | undefined {
  const seen = trail.indexOf(id)
  if (seen >= 0) return trail.slice(seen)
  if (done.has(id)) return undefined
  for (const next of graph.get(id) ?? []) {
    const cycle = walk(next, [...trail, id], graph, done)
    if (cycle !== undefined) return cycle
  }
  done.add(id)
  return undefined
}

/** Every job that must end before a job starts, directly or through others. */
export function ancestorsOf(id: string, graph: NeedsGraph): ReadonlySet<string> {
  const found = new Set<string>()
  const queue = [...(graph.get(id) ?? [])]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next)) continue
    found.add(next)
    queue.push(...(graph.get(next) ?? []))
  }
  return found
}
