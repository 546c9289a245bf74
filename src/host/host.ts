// The world as engines see it: files, modules, git, programs. Node's is in node.ts; tests use memory.ts.
import type { Result } from '../model/result.ts'
import type { Modules } from './modules.ts'

/** One file to write, or to remove when `text` is null. */
export interface FileChange {
  readonly path: string
  readonly text: string | null
}

/** Files below the folder the command runs in; paths are relative to it, with forward slashes. */
export interface Files {
  /** The text of a file; null when there is none. A folder, a file without read permission and the like are failures. */
  read(path: string): Result<string | null>
  /** Every file below a folder, sorted, relative to the working folder; null when there is no such folder. */
  list(folder: string): Result<readonly string[] | null>
  kind(path: string): 'file' | 'folder' | null
  /** All of the changes or none of them: each file is written beside its place first, then all are moved in. */
  apply(changes: readonly FileChange[]): Result<null>
}

export interface Git {
  /** The text of a file at a revision; null when the revision has no such file. */
  show(revision: string, path: string): Promise<Result<string | null>>
  /** Files below a folder at a revision. */
  list(revision: string, folder: string): Promise<Result<readonly string[]>>
}

export interface Program {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Small texts kept between runs. Losing them costs time, never a result. */
export interface Cache {
  get(name: string): string | undefined
  set(name: string, text: string): void
}

export interface Host {
  readonly cwd: string
  /** Which build of Tagwright runs; undefined when its sources run as they are. What it makes is kept for runs of the same build alone. */
  readonly build: string | undefined
  readonly env: Readonly<Record<string, string | undefined>>
  readonly files: Files
  readonly git: Git
  readonly modules: Modules
  /** What is kept between runs, by name; nothing is kept where there is no place for it. */
  readonly cache: Cache
  /** Calls back after changes below a folder, one call at a time, until the signal ends it. */
  watch(folder: string, onChange: () => Promise<void>, signal: AbortSignal): Promise<void>
  /** Runs a program without a shell; null when there is no such program. */
  run(program: string, args: readonly string[], options?: { input?: string }): Promise<Program | null>
}
