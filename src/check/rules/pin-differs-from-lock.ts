// A pin that is not the one of the lock: somebody changed one of the two, by hand or by a half-finished update.
import { findPin, lockPath, type Lock } from '../../actions/lock.ts'
import type { Related } from '../../model/finding.ts'
import { isOurs } from '../../model/header.ts'
import type { Path } from '../../yaml/path.ts'
import { isCommit, parseUses } from '../reading/uses.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Report, Rule } from '../rule.ts'

type Difference = Report<'pin-differs-from-lock'>

export const pinDiffersFromLock: Rule<'pin-differs-from-lock'> = {
  id: 'pin-differs-from-lock',
  severity: 'error',
  skip: ({ lock, workflows }) =>
    lock === undefined && !workflows.some(isMade) ? `there is no lock at ${lockPath}` : undefined,
  *check(file, project) {
    // Without a lock of its own a repository gets the pins of the one that comes with Tagwright.
    const lock = project.lock ?? (isMade(file) ? project.shipped : undefined)
    if (lock === undefined) return
    for (const found of differences(file, lock)) {
      // The lock that comes with Tagwright lies outside of the repository, where nobody should look for it.
      yield lock === project.lock ? { ...found, related: [inLock(lock, found.args.action)] } : found
    }
  },
}

const isMade = (file: WorkflowFile): boolean => isOurs(file.yaml.text)

function* differences(file: WorkflowFile, lock: Lock): Generator<Difference> {
  for (const step of file.steps) {
    if (step.uses !== undefined) yield* compare(file, lock, step.uses, [...step.path, 'uses'])
  }
  for (const job of file.jobs) {
    if (job.calls !== undefined) yield* compare(file, lock, job.calls, [...job.path, 'uses'])
  }
}

function inLock(lock: Lock, action: string): Related {
  const line = findPin(lock, action)?.line ?? 1
  return { place: { file: lock.path, line, column: 13 }, note: 'the pin of the lock' }
}

function* compare(file: WorkflowFile, lock: Lock, uses: string, path: Path): Generator<Difference> {
  const target = parseUses(uses)
  const pin = target?.kind === 'repository' && isCommit(target.ref) ? findPin(lock, target.action) : undefined
  if (target?.kind !== 'repository' || pin === undefined) return
  const version = /^\s*#?\s*(?<version>v?\d[\w.-]*)/.exec(file.yaml.node(path)?.comment ?? '')?.groups?.['version']
  const isSameCommit = target.ref.toLowerCase() === pin.sha
  if (isSameCommit && (version === undefined || version === pin.version)) return
  const shown = isSameCommit ? `${target.ref} # ${version}` : target.ref
  const args = { action: target.action, pin: shown, locked: pin.sha, version: pin.version }
  yield { place: file.place(path), args }
}
