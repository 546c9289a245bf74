// Makes values that nobody can change: what an author hands over is copied, so that later changes to it change nothing.

/** A frozen copy of plain lists and mappings. Everything else is taken as it is: our values are frozen already. */
export function settled<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return value
  const copy: object = Array.isArray(value) ? [] : {}
  for (const key of Reflect.ownKeys(value)) {
    if (key !== 'length') Reflect.set(copy, key, settled(Reflect.get(value, key)))
  }
  return Object.freeze(copy) as T
}
