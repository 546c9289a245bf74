// One process holds one copy of Tagwright: what another copy made looks like an empty object here, and would be written as one.

/** Where the copy says that it is there, for all copies of this process. */
const key = Symbol.for('tagwright')

/** Takes the process for the copy that has this file; a second copy is refused in a sentence. */
export function takeProcess(url: string, process: object = globalThis): void {
  const holder = process as { [key]?: string }
  holder[key] ??= url
  if (holder[key] !== url)
    throw new Error(
      `two copies of tagwright are loaded: ${folderOf(holder[key])} and ${folderOf(url)}; install one, and run that one with npx tagwright`,
    )
}

const folderOf = (url: string): string => url.replace(/^file:\/\//, '').replace(/\/(?:dist|src)\/.*/, '')
