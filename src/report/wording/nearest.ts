// Finds the name that somebody meant when they wrote one that does not exist.

// Nothing that long is a misspelt name, and comparing takes the product of both lengths.
const longestName = 100

/** The known name that is nearest in spelling; none when all are far. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > longestName) return undefined
  const limit = Math.max(1, Math.floor(name.length / 3))
  const ranked = known
    .map((candidate) => ({ candidate, edits: countEdits(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= limit)
    .toSorted((a, b) => a.edits - b.edits)
  return ranked[0]?.candidate
}

// Insertions, removals, replacements and swaps of neighbours that turn one word into the other.
function countEdits(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (last[column - 1] ?? 0) + Number(from[row - 1] !== to[column - 1])
      const removed = (last[column] ?? 0) + 1
      const inserted = (current[column - 1] ?? 0) + 1
      const isSwap = row > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      const swapped = isSwap ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY
      current.push(Math.min(replaced, removed, inserted, swapped))
    }
    beforeLast = last
    last = current
  }
  return last[to.length] ?? from.length
}
