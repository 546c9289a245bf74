// Finds files that Tagwright made and no module makes any more.
import type { Host } from '../host/host.ts'
import type { Failure } from '../model/failure.ts'
import { isOurs } from '../model/header.ts'
import { outputFolders } from '../model/folders.ts'
import { isSupportPath, supportFolder } from './support.ts'

/** A file that Tagwright made and no module makes any more. */
export interface Orphan {
  readonly path: string
  readonly text: string
}

export interface Orphans {
  readonly orphans: readonly Orphan[]
  readonly failures: readonly Failure[]
}

/** The kinds of files that synth makes. */
const isOutput = (path: string): boolean => /\.ya?ml$/.test(path) || isSupportPath(path)

/** Files with our header among the output folders that are not made now; all others belong to somebody else. */
export function findOrphans(host: Host, made: ReadonlySet<string>): Orphans {
  const orphans: Orphan[] = []
  const failures: Failure[] = []
  for (const folder of [...outputFolders, supportFolder]) {
    const listed = host.files.list(folder)
    if (!listed.ok) failures.push(...listed.failures)
    for (const path of listed.ok ? (listed.value ?? []) : []) {
      if (!isOutput(path) || made.has(path)) continue
      const read = host.files.read(path)
      if (!read.ok) failures.push(...read.failures)
      else if (read.value !== null && isOurs(read.value)) orphans.push({ path, text: read.value })
    }
  }
  return { orphans, failures }
}
