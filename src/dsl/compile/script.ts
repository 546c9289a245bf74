// Scripts as they stand in a module and as they stand in YAML.

/**
 * A script that begins with a line break was written as an indented block: its common indentation goes, and so does the
 * line of the closing quote. Any other script is taken as it is.
 */
export function dedent(script: string): string {
  if (!/^\r?\n/.test(script)) return script
  const lines = script
    .replace(/^\r?\n/, '')
    .replace(/\n[ \t]*$/, '\n')
    .split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map(indentOf)
  const common = Math.min(...indents, Number.POSITIVE_INFINITY)
  const text = lines.map((line) => line.slice(Math.min(common, indentOf(line)))).join('\n')
  const isSingle = /^[^\n]*\n?$/.test(text)
  if (isSingle) return text.replace(/\r?\n$/, '')
  return text.endsWith('\n') ? text : `${text}\n`
}

const indentOf = (line: string): number => /^[ \t]*/.exec(line)?.[0].length ?? 0
