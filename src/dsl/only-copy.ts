// One process holds one copy of Tagwright: what another copy made looks like an empty object here, and would be written as one.

/** Where the copy says that it is there, for all copies of this process. */
const key = Symbol.for('tagwright')

/** Takes the process for the copy whose code lies there; a second copy is refused in a sentence. */
export function takeProcess(code: string, process: object = globalThis): void {
  const holder = process as { [key]?: string }
  holder[key] ??= code
  if (holder[key] !== code)
    throw new Error(
      `two copies of tagwright are loaded: ${folderOf(holder[key])} and ${folderOf(code)}; install one, and run that one with npx tagwright`,
    )
}

const folderOf = (code: string): string => code.replace(/^file:\/\//, '').replace(/\/\w+\/$/, '')
