// Reads GITHUB_OUTPUT as the runner does: one line a value, or a block up to a mark that is a whole line.

/** The outputs in a file; throws where the runner fails the step. */
export function readOutputs(text: string): Record<string, string> {
  const lines = text.split('\n')
  const outputs: Record<string, string> = {}
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue
    const equals = line.indexOf('=')
    const block = line.indexOf('<<')
    if (block >= 0 && (equals < 0 || block < equals)) {
      const mark = line.slice(block + 2)
      const end = lines.indexOf(mark)
      if (end < 0) throw new Error(`the block of ${line.slice(0, block)} has no end`)
      outputs[line.slice(0, block)] = lines
        .splice(0, end + 1)
        .slice(0, -1)
        .join('\n')
    } else if (equals > 0) outputs[line.slice(0, equals)] = line.slice(equals + 1)
    else throw new Error(`the line '${line}' is no output`)
  }
  return outputs
}
