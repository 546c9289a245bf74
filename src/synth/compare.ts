// A file as it should be beside the file as it is.
import type { Host } from '../host/host.ts'
import type { Failure } from '../model/failure.ts'
import type { CompiledFile } from './compile-module.ts'
import { isOurs } from '../model/header.ts'

export interface Comparison {
  readonly file: CompiledFile
  /** The text that is there; null when there is no file. */
  readonly before: string | null
  /** Somebody else's file lies where ours should go. */
  readonly isForeign: boolean
  readonly failures: readonly Failure[]
}

export function compareFile(host: Host, file: CompiledFile): Comparison {
  const read = host.files.read(file.path)
  if (!read.ok) return { file, before: null, isForeign: false, failures: read.failures }
  return { file, before: read.value, isForeign: read.value !== null && !isOurs(read.value), failures: [] }
}
