// A pin that is not the one of the lock: somebody changed one of the two, by hand or by a half-finished update.
import { findPin, lockPath } from '../../actions/lock.ts'
import type { Path } from '../../yaml/path.ts'
import { isCommit, parseUses } from '../reading/uses.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Project } from '../project.ts'
import type { Report, Rule } from '../rule.ts'

export const pinDiffersFromLock: Rule<'pin-differs-from-lock'> = {
  id: 'pin-differs-from-lock',
  severity: 'error',
  skip: ({ lock }) => (lock === undefined ? `there is no lock at ${lockPath}` : undefined),
  *check(file, project) {
    for (const step of file.steps) {
      if (step.uses !== undefined) yield* compare(file, project, step.uses, [...step.path, 'uses'])
    }
    for (const job of file.jobs) {
      if (job.calls !== undefined) yield* compare(file, project, job.calls, [...job.path, 'uses'])
    }
  },
}

function* compare(
  file: WorkflowFile,
  { lock }: Project,
  uses: string,
  path: Path,
): Generator<Report<'pin-differs-from-lock'>> {
  const target = parseUses(uses)
  if (lock === undefined || target?.kind !== 'repository' || !isCommit(target.ref)) return
  const pin = findPin(lock, target.action)
  if (pin === undefined) return
  const told = /^\s*#?\s*(?<version>v?\d[\w.-]*)/.exec(file.yaml.node(path)?.comment ?? '')?.groups?.['version']
  const isSame = target.ref.toLowerCase() === pin.sha && (told === undefined || told === pin.version)
  if (isSame) return
  const related = [{ place: { file: lock.path, line: pin.line, column: 13 }, note: 'the pin of the lock' }]
  const shown = target.ref.toLowerCase() === pin.sha ? `${target.ref} # ${told}` : target.ref
  yield {
    place: file.place(path),
    args: { action: target.action, pin: shown, locked: pin.sha, version: pin.version },
    related,
  }
}
