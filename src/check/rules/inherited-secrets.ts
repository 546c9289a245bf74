// A called workflow that gets every secret of the caller instead of the ones it needs.
import type { Rule } from '../rule.ts'

export const inheritedSecrets: Rule<'inherited-secrets'> = {
  id: 'inherited-secrets',
  severity: 'warning',
  *check(file) {
    for (const job of file.jobs) {
      if (job.calls === undefined || job.data['secrets'] !== 'inherit') continue
      yield { place: file.place([...job.path, 'secrets']), args: { job: job.id, workflow: job.calls } }
    }
  },
}
