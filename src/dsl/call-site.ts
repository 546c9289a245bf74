// Remembers where in a module a workflow, job or step was written, so that a finding can point at the line.

/** A place in a module, read only when a finding needs it: making the text of a stack is what costs. */
export interface CallSite {
  readonly stack?: string
}

/** The call that led to `below`, which is the function the author called. */
export function callSite(below: (...args: never[]) => unknown): CallSite {
  const site = {}
  Error.captureStackTrace(site, below)
  return site
}
