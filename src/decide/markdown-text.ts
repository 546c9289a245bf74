// Text from outside in Markdown: shown as it is, whatever it holds.

/** Text in a frame of backticks, one longer than any run of them inside: no mark, link, name or HTML in it has an effect. */
export function codeSpan(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim()
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  const frame = '`'.repeat(longest + 1)
  const gap = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return line === '' ? '-' : `${frame}${gap}${line}${gap}${frame}`
}

/** A list of names and values; values that are empty are left out. */
export const factList = (facts: Readonly<Record<string, string>>): string =>
  Object.entries(facts)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `- **${name}**: ${value}`)
    .join('\n')
