// Writes and removes files so that either every change is made or none: called by files.ts.
import { chmodSync, copyFileSync, linkSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fail, type Result, succeed } from '../model/result.ts'
import { makeFolders, pruneFolders } from './folders.ts'
import type { FileChange } from './host.ts'
import { pathInside } from './inside.ts'
import { reasonOf } from './reason.ts'
import { createLocator, type Target } from './target.ts'

// What was done so far and can be taken back, in reverse order.
interface Transaction {
  readonly folders: Set<string>
  readonly undo: (() => void)[]
  // Spare copies that are only needed until the last step is made.
  readonly spares: string[]
}

/** Makes all of the changes below a folder, or restores what was there and says which one could not be made. */
export function applyChanges(cwd: string, changes: readonly FileChange[]): Result<null> {
  const outside = changes.find((change) => pathInside(cwd, change.path) === null)
  if (outside !== undefined) return fail({ code: 'outside-repository', args: { path: outside.path } })
  const transaction: Transaction = { folders: new Set(), undo: [], spares: [] }
  let current = ''
  try {
    const locate = createLocator(cwd)
    const moves: (() => void)[] = []
    for (const change of changes) {
      current = change.path
      moves.push(prepare(locate(change), change.text, transaction))
    }
    for (const [index, move] of moves.entries()) {
      current = changes[index]?.path ?? current
      move()
    }
  } catch (error) {
    transaction.undo.toReversed().forEach(attempt)
    return fail({ code: 'unwritable-file', args: { path: current, reason: reasonOf(error) } })
  }
  for (const spare of transaction.spares) attempt(() => rmSync(spare))
  for (const change of changes) if (change.text === null) pruneFolders(cwd, path.dirname(change.path))
  return succeed(null)
}

// Taking back must go on when one part of it fails: what is left is then as close to before as it can be.
function attempt(step: () => void): void {
  try {
    step()
  } catch {}
}

// Everything that may fail for want of space or permission happens here, before any file changes its content.
function prepare(target: Target, text: string | null, transaction: Transaction): () => void {
  if (text === null) return target.exists ? () => setAside(target, transaction) : () => {}
  prepareFolder(target.folder, transaction)
  const temporary = besides(target, 'new')
  transaction.undo.push(() => rmSync(temporary, { force: true }))
  writeFileSync(temporary, text, { flag: 'wx' })
  if (target.mode !== undefined) chmodSync(temporary, target.mode)
  return () => moveIn(temporary, target, transaction)
}

function prepareFolder(folder: string, transaction: Transaction): void {
  if (transaction.folders.has(folder)) return
  transaction.folders.add(folder)
  makeFolders(folder, (made) => transaction.undo.push(() => rmdirSync(made)))
}

function moveIn(temporary: string, target: Target, transaction: Transaction): void {
  if (target.exists) keepSpare(target, transaction)
  renameSync(temporary, target.absolute)
  if (!target.exists) transaction.undo.push(() => rmSync(target.absolute))
}

function setAside(target: Target, transaction: Transaction): void {
  const spare = besides(target, 'old')
  renameSync(target.absolute, spare)
  transaction.spares.push(spare)
  transaction.undo.push(() => renameSync(spare, target.absolute))
}

function keepSpare(target: Target, transaction: Transaction): void {
  const spare = besides(target, 'old')
  transaction.spares.push(spare)
  transaction.undo.push(() => rmSync(spare, { force: true }))
  try {
    linkSync(target.absolute, spare)
  } catch {
    // Some file systems have no hard links.
    copyFileSync(target.absolute, spare)
  }
  // Only a spare that is whole may come back.
  transaction.undo.push(() => renameSync(spare, target.absolute))
}

let serial = 0

// No workflow file ends in .tmp, so GitHub never reads one that a killed process left behind.
function besides(target: Target, role: 'new' | 'old'): string {
  serial += 1
  const name = `.${path.basename(target.absolute)}.${process.pid}-${serial}-${role}.tmp`
  return path.join(target.folder, name)
}
