// A grant that no step of the job needs, where every step says what it needs.
import { permissionRank, type PermissionScope } from '../../model/permissions.ts'
import { jobNamed } from '../reading/job.ts'
import type { Rule } from '../rule.ts'

export const grantWithoutEffect: Rule<'grant-without-effect'> = {
  id: 'grant-without-effect',
  severity: 'warning',
  *check(file, project) {
    for (const { id, permissions, needed, place } of project.factsOf(file)?.jobs ?? []) {
      if (needed === undefined || jobNamed(file.jobs, id)?.grants?.path[0] !== 'jobs') continue
      for (const [name, level] of Object.entries(permissions ?? {})) {
        const least = needed[name as PermissionScope] ?? 'none'
        if (permissionRank(level) > permissionRank(least)) yield { place, args: { job: id, scope: name, level, least } }
      }
    }
  },
}
