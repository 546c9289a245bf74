// The first lines of a generated file: what made it, and what its author says about it. How Tagwright knows its own files.

const beginning = 'Made by Tagwright from '

/** The header of a file made from a module, with the author's words below it. */
export function headerFor(source: string, about: string | undefined): string {
  const first = `${beginning}${source}: edit that, then run \`npm run synth\`.`
  return about === undefined ? first : `${first}\n\n${about}`
}

/** The first words of a file that is the same in every repository. */
export const supportHeader: string = `${beginning}its own sources: it is the same in every repository, and synth writes it again.`

/** Whether a file is one that Tagwright made: YAML and shell begin with `#`, programs with `//`, JSON with a key of that name. */
export function isOurs(text: string): boolean {
  return ['# ', '// ', '{\n  "//": "'].some((mark) => text.startsWith(`${mark}${beginning}`))
}

/** The comment at the top of a module, without a line that only names the file. */
export function leadingComment(source: string, path: string): string | undefined {
  const lines: string[] = []
  for (const line of source.split(/\r?\n/)) {
    const words = /^\/\/ ?(.*)$/.exec(line)?.[1]
    if (words === undefined) break
    if (words.trim() !== path) lines.push(words.trimEnd())
  }
  const text = lines.join('\n').trim()
  return text === '' ? undefined : text
}
