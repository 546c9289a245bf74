// One line of a source text, by its number.

/** The line without its end; none when the text is shorter. */
export function sourceLine(source: string, number: number): string | undefined {
  return source.split(/\r\n|\n|\r/, number)[number - 1]
}
