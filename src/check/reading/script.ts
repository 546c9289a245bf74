// The commands of a shell script, as far as a reader sees them without running it: quotes, comments, heredocs and `$(…)` are known.

/** One simple command: its text on one line, and where it begins in the script. */
export interface Command {
  readonly text: string
  readonly offset: number
  /** Up to the end of its first line, so that a caret can point at it. */
  readonly length: number
}

/** What may stand before the program: `if ! sudo FOO=bar gh …`. */
const prefix =
  /^(?:(?:if|then|else|elif|do|while|until|time|sudo|exec|command|retry|!|\{|[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|[^\s"'()])*)\s+)*/

/** The commands in the order of the script. */
export function commandsOf(script: string): readonly Command[] {
  const text = blankHeredocs(script)
  return pieces(text).flatMap(({ start, end }) => {
    const raw = text.slice(start, end)
    const lead = raw.length - raw.trimStart().length
    const whole = raw.trim()
    const skipped = prefix.exec(whole)?.[0].length ?? 0
    const command = whole.slice(skipped)
    if (command === '') return []
    const firstLine = command.split('\n', 1)[0] ?? command
    const joined = command.replaceAll(/\\\r?\n\s*/g, ' ').replaceAll(/\s+/g, ' ')
    return { text: joined, offset: start + lead + skipped, length: firstLine.replace(/\s*\\?\r?$/, '').length }
  })
}

interface Piece {
  readonly start: number
  readonly end: number
}

/** The script, or one `$(…)` in it: where its present command began, and whether a double quote is open. */
interface Level {
  start: number
  isQuoted: boolean
}

/** Cuts the script at every unquoted end of a command. A `$(…)` stays in its command, and its inside is cut as well. */
function pieces(text: string): readonly Piece[] {
  const found: Piece[] = []
  const outer: Level[] = []
  let level: Level = { start: 0, isQuoted: false }
  const cut = (end: number): void => {
    found.push({ start: level.start, end })
    level.start = end + 1
  }
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index)
    if (char === '\\') index++
    else if (char === '"') level.isQuoted = !level.isQuoted
    else if (char === "'" && !level.isQuoted) index = endOf(text, "'", index + 1)
    else if (text.startsWith('$((', index)) index = endOf(text, '))', index) + 1
    else if (text.startsWith('$(', index)) {
      outer.push(level)
      index++
      level = { start: index + 1, isQuoted: false }
    } else if (level.isQuoted) continue
    else if (char === ')') {
      cut(index)
      level = outer.pop() ?? level
    } else if (text.startsWith('=(', index)) index = endOf(text, ')', index)
    else if (char === '#' && /^\s?$/.test(text.charAt(index - 1))) {
      cut(index)
      index = endOf(text, '\n', index)
      level.start = index + 1
    } else if ('\n;&|('.includes(char) && !isRedirection(text, index)) cut(index)
  }
  for (const open of [level, ...outer]) found.push({ start: open.start, end: text.length })
  return found.toSorted((a, b) => a.start - b.start)
}

/** `>&2`, `2>&1`, `&>log` and `>|` are redirections and end no command. */
function isRedirection(text: string, index: number): boolean {
  return /[<>]/.test(text.charAt(index - 1)) || (text[index] === '&' && text[index + 1] === '>')
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from)
  return end < 0 ? text.length : end
}

/** A heredoc is data, not commands: its lines become blanks of the same length. */
function blankHeredocs(script: string): string {
  const heredoc = /(<<-?\s*(['"]?)(\w+)\2[^\n]*\n)([^]*?\n)?([ \t]*\3[ \t\r]*(?=\n|$))/g
  return script.replaceAll(
    heredoc,
    (_, head: string, _quote, _mark, body: string | undefined, end: string) =>
      head + (body ?? '').replaceAll(/[^\n]/g, ' ') + ' '.repeat(end.length),
  )
}
