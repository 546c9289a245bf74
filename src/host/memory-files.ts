// Files that exist only in memory and behave like the real ones: for tests, through memory-host.ts.
import path from 'node:path'
import type { Failure } from '../model/failure.ts'
import { fail, type Result, succeed } from '../model/result.ts'
import type { FileChange, Files } from './host.ts'
import { isPrunable, pathInside } from './inside.ts'

/** Paths at which the file system refuses, with the reason it gives. */
export interface Refusals {
  readonly read?: Readonly<Record<string, string>>
  readonly write?: Readonly<Record<string, string>>
}

export interface MemoryFiles extends Files {
  /** Every file as it is now, sorted by path. */
  all(): Readonly<Record<string, string>>
}

interface Disk {
  readonly cwd: string
  readonly texts: Map<string, string>
  readonly folders: Set<string>
  readonly refusals: Refusals
}

/** Files below a folder that is not there. */
export function createMemoryFiles(
  cwd: string,
  texts: Readonly<Record<string, string>>,
  refusals: Refusals = {},
): MemoryFiles {
  const disk: Disk = { cwd, texts: new Map(), folders: new Set(['']), refusals }
  for (const [file, text] of Object.entries(texts)) put(disk, keyOf(disk, file), text)
  return {
    read: (file) => read(disk, file),
    list: (folder) => list(disk, folder),
    kind: (file) => kind(disk, keyOf(disk, file)),
    apply: (changes) => apply(disk, changes),
    all: () => Object.fromEntries([...disk.texts].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}

function keyOf(disk: Disk, file: string): string {
  return pathInside(disk.cwd, file) ?? path.resolve(disk.cwd, file)
}

function put(disk: Disk, key: string, text: string): void {
  disk.texts.set(key, text)
  for (let folder = parent(key); !disk.folders.has(folder); folder = parent(folder)) disk.folders.add(folder)
}

function parent(key: string): string {
  const folder = path.posix.dirname(key)
  return folder === '.' || folder === '/' ? '' : folder
}

function kind(disk: Disk, key: string): 'file' | 'folder' | null {
  if (disk.texts.has(key)) return 'file'
  return disk.folders.has(key) ? 'folder' : null
}

function read(disk: Disk, file: string): Result<string | null> {
  const key = keyOf(disk, file)
  const unreadable = (reason: string): Result<never> => fail({ code: 'unreadable-file', args: { path: file, reason } })
  const refused = disk.refusals.read?.[key]
  if (refused !== undefined) return unreadable(refused)
  return kind(disk, key) === 'folder' ? unreadable('it is a folder') : succeed(disk.texts.get(key) ?? null)
}

function list(disk: Disk, folder: string): Result<readonly string[] | null> {
  const key = keyOf(disk, folder)
  if (kind(disk, key) !== 'folder') return succeed(null)
  for (const [refused, reason] of Object.entries(disk.refusals.read ?? {})) {
    const affected = disk.folders.has(refused) && (refused === key || isBelow(refused, key))
    if (affected) return fail({ code: 'unreadable-folder', args: { path: refused === '' ? '.' : refused, reason } })
  }
  const below = [...disk.texts.keys()].filter((file) => isBelow(file, key) && !isSkipped(file.slice(key.length)))
  return succeed(below.toSorted())
}

function isBelow(file: string, folder: string): boolean {
  return folder === '' ? !file.startsWith('/') : file.startsWith(`${folder}/`)
}

function isSkipped(file: string): boolean {
  return /(^|\/)(\.git|node_modules)\//.test(file)
}

function apply(disk: Disk, changes: readonly FileChange[]): Result<null> {
  const outside = changes.find((change) => pathInside(disk.cwd, change.path) === null)
  if (outside !== undefined) return fail({ code: 'outside-repository', args: { path: outside.path } })
  for (const change of changes) {
    const refused = refusal(disk, change)
    if (refused !== undefined) return fail(refused)
  }
  for (const { path: file, text } of changes) {
    if (text === null) remove(disk, keyOf(disk, file))
    else put(disk, keyOf(disk, file), text)
  }
  return succeed(null)
}

function refusal(disk: Disk, change: FileChange): Failure | undefined {
  const key = keyOf(disk, change.path)
  let reason = disk.refusals.write?.[key]
  if (kind(disk, key) === 'folder') reason = 'it is a folder'
  for (let folder = parent(key); folder !== ''; folder = parent(folder)) {
    if (disk.texts.has(folder)) reason = 'a part of its path is a file, not a folder'
  }
  return reason === undefined ? undefined : { code: 'unwritable-file', args: { path: change.path, reason } }
}

function remove(disk: Disk, key: string): void {
  if (!disk.texts.delete(key)) return
  const isUsed = (folder: string): boolean =>
    [...disk.texts.keys(), ...disk.folders].some((other) => isBelow(other, folder))
  for (let folder = parent(key); isPrunable(folder) && !isUsed(folder); folder = parent(folder)) {
    disk.folders.delete(folder)
  }
}
