// Scripts as they stand in a module and as they stand in YAML.

/**
 * A script that begins with a line break was written as an indented block: its common indentation goes, and so does the
 * line of the closing quote. Any other script is taken as it is.
 */
export function dedent(script: string): string {
  if (!/^\r?\n/.test(script)) return script
  const lines = script.replace(/^\r?\n/, '').replace(/\n[ \t]*$/, '').split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0)
  const common = indents.length === 0 ? 0 : Math.min(...indents)
  const body = lines.map((line) => line.slice(Math.min(common, /^[ \t]*/.exec(line)?.[0].length ?? 0)))
  return body.length === 1 ? (body[0] ?? '') : `${body.join('\n')}\n`
}
