// Puts the files together by repository, each with the lock that holds for it.
import { fileURLToPath } from 'node:url'
import { lockPath, parseLock, type Lock } from '../actions/lock.ts'
import { shippedLockFile } from '../model/own-files.ts'
import type { Host } from '../host/host.ts'
import type { Failure } from '../model/failure.ts'
import { Project, projectRoot, type FactsByPath } from './project.ts'
import type { WorkflowFile } from './reading/workflow-file.ts'

export interface Projects {
  readonly projects: readonly Project[]
  readonly failures: readonly Failure[]
}

/** One project for each folder that holds a `.github`; its own lock goes before that of the folder the command runs in. */
export function makeProjects(host: Host, files: readonly WorkflowFile[], facts: FactsByPath): Projects {
  const failures: Failure[] = []
  const shared = readLock(host, lockPath, failures)
  const shipped = readLock(host, fileURLToPath(shippedLockFile), [])
  const byRoot = new Map<string, WorkflowFile[]>()
  for (const file of files) {
    const root = projectRoot(file.path)
    byRoot.set(root, [...(byRoot.get(root) ?? []), file])
  }
  const projects = [...byRoot].map(([root, members]) => {
    const own = root === '' ? undefined : readLock(host, `${root}/${lockPath}`, failures)
    return new Project(root, members, { own: own ?? shared, shipped }, facts, files)
  })
  return { projects, failures }
}

function readLock(host: Host, path: string, failures: Failure[]): Lock | undefined {
  const text = host.files.kind(path) === 'file' ? host.files.read(path) : undefined
  if (text === undefined) return undefined
  const lock = text.ok ? parseLock(path, text.value ?? '') : text
  if (!lock.ok) failures.push(...lock.failures)
  return lock.ok ? lock.value : undefined
}
