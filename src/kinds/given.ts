// What every kind must be given. Modules run without the compiler, which would have said so in an editor.
import type { Image } from '../dsl/image.ts'

/** The image, which a call with a misspelt import lacks. */
export function requireImage(kind: string, image: Image): void {
  const given: Partial<Image> | undefined = image
  if (given?.tags === undefined)
    throw new TypeError(`${kind}() is given no image; make one with image('owner/name', { … })`)
}

/** The times of a workflow that starts by itself. */
export function requireSchedule(kind: string, schedule: string): void {
  if (typeof schedule !== 'string')
    throw new TypeError(`${kind}() is not told when it runs; give schedule, such as '23 3 * * 1'`)
}

/** Settings that count something. */
export function requireCounts(kind: string, counts: Readonly<Record<string, number | undefined>>): void {
  for (const [name, count] of Object.entries(counts))
    if (count !== undefined && !(Number.isSafeInteger(count) && count >= 0))
      throw new TypeError(`${kind}(): ${name} is ${count}; it must be a whole number, 0 or more`)
}
