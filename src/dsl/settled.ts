// Makes values that nobody can change: what an author hands over is copied, so that later changes to it change nothing.

/** A frozen copy of plain lists and mappings. Everything else is taken as it is: our values are frozen already. */
export function settled<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return value
  const copy = (Array.isArray(value) ? value.slice() : { ...value }) as Record<string, unknown>
  for (const key of Object.keys(copy)) {
    const entry = copy[key]
    if (typeof entry === 'object') copy[key] = settled(entry)
  }
  return Object.freeze(copy) as T
}
