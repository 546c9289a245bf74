// Finds files that Tagwright made and no module makes any more.
import type { Host } from '../host/host.ts'
import { isOurs } from '../model/header.ts'
import { outputFolders } from './target.ts'

/** A file that Tagwright made and no module makes any more. */
export interface Orphan {
  readonly path: string
  readonly text: string
}

/** Files with our header among the output folders that are not made now; all others belong to somebody else. */
export function findOrphans(host: Host, made: ReadonlySet<string>): readonly Orphan[] {
  return outputFolders
    .flatMap((folder) => filesBelow(host, folder))
    .filter((path) => !made.has(path))
    .map((path) => ({ path, text: textOf(host, path) }))
    .filter(({ text }) => isOurs(text))
}

function filesBelow(host: Host, folder: string): readonly string[] {
  const listed = host.files.list(folder)
  return listed.ok ? (listed.value ?? []).filter((path) => /\.ya?ml$/.test(path)) : []
}

function textOf(host: Host, path: string): string {
  const read = host.files.read(path)
  return read.ok ? (read.value ?? '') : ''
}
