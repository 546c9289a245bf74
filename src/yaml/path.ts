// Where a node stands in a YAML document: the keys and indexes that lead to it from the root.

export type Path = readonly (string | number)[]

/** The path as a reader says it: `jobs.build.steps[2].run`; the root is an empty text. */
export function formatPath(path: Path): string {
  return path.map(formatPart).join('').replace(/^\./, '')
}

function formatPart(part: string | number): string {
  if (typeof part === 'number') return `[${part}]`
  return /^[\w-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`
}
