// What is shown when Tagwright itself is wrong: everything that a report of the bug needs.

interface BugFacts {
  readonly argv: readonly string[]
  /** Versions and platform, as one line. */
  readonly facts: string
}

/** The stack, and the command that shows the bug. */
export function renderBug(error: unknown, { argv, facts }: BugFacts): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const command = ['tagwright', ...argv].map(quoteForShell).join(' ')
  return [
    'tagwright: this is a bug in Tagwright, not in your files',
    stack,
    '  help: report it with the lines above and these two, unless `npx tsc -p workflows` finds a mistake first:',
    `    ${command}`,
    `    ${facts}`,
    '',
  ].join('\n')
}

function quoteForShell(word: string): string {
  return /^[\w./:=@,+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
