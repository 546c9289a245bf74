// Puts foreign text into Markdown so that it stays text: names come from pull requests of strangers.

/** Text as code on one line: the one place where GitHub makes no link, mention, tag or table cell of anything. */
export function code(text: string): string {
  const line = visible(text.replaceAll(/\s+/gu, ' ').trim())
  if (line === '') return '(empty)'
  const ticks = fence(line, 1)
  // A blank at each end is dropped by the reader, and it keeps the text's own backticks apart from the fence.
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${ticks}${pad}${line}${pad}${ticks}`
}

/** Lines of text as a block of code in some language. */
export function codeBlock(language: string, text: string): string {
  const ticks = fence(text, 3)
  return `${ticks}${language}\n${visible(text.replace(/\n$/, ''))}\n${ticks}`
}

// One more than the longest run inside.
function fence(text: string, least: number): string {
  const runs = Array.from(text.matchAll(/`+/g), ([run]) => run.length)
  return '`'.repeat(Math.max(least, 1 + Math.max(0, ...runs)))
}

// What turns the direction of writing can make a diff read as another one.
function visible(text: string): string {
  return text.replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD').replaceAll('\0', '\uFFFD')
}
