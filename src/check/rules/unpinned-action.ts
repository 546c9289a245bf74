// An action or image named by a tag or a branch: whoever can move that name can run code with this job's rights.
import { isCommit, parseUses } from '../reading/uses.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import type { Report, Rule } from '../rule.ts'

export const unpinnedAction: Rule<'unpinned-action'> = {
  id: 'unpinned-action',
  severity: 'error',
  *check(file) {
    for (const step of file.steps) {
      if (step.uses !== undefined) yield* unpinned(file, step.uses, [...step.path, 'uses'])
    }
    for (const job of file.jobs) {
      if (job.calls !== undefined) yield* unpinned(file, job.calls, [...job.path, 'uses'])
    }
  },
}

function* unpinned(
  file: WorkflowFile,
  uses: string,
  path: readonly (string | number)[],
): Generator<Report<'unpinned-action'>> {
  const target = parseUses(uses)
  if (target?.kind === 'repository' && !isCommit(target.ref)) {
    yield { place: file.place(path), args: { action: target.action, ref: target.ref } }
  }
  if (target?.kind === 'docker' && !/@sha256:[0-9a-f]{64}$/.test(target.image)) {
    yield { place: file.place(path), args: { action: `docker://${target.image}`, ref: imageTag(target.image) } }
  }
}

function imageTag(image: string): string {
  return /:(?<tag>[^:/@]+)(?:@.*)?$/.exec(image)?.groups?.['tag'] ?? 'latest'
}
