// Reads GITHUB_OUTPUT and GITHUB_ENV as the runner does: `name=value`, or a block between two end marks.

/** The values by name. A line that the runner refuses fails the step there, and is thrown here. */
export function readFileCommands(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n')
  const found: Record<string, string> = {}
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const equals = line.indexOf('=')
    const block = line.indexOf('<<')
    if (line === '') continue
    if (block >= 0 && (equals < 0 || block < equals)) {
      const end = lines.indexOf(line.slice(block + 2), at + 1)
      if (end < 0) throw new Error(`the block of ${line.slice(0, block)} has no end`)
      found[line.slice(0, block)] = lines.slice(at + 1, end).join('\n')
      at = end
    } else if (equals > 0) found[line.slice(0, equals)] = line.slice(equals + 1)
    else throw new Error(`the runner cannot read the line '${line}'`)
  }
  return found
}
