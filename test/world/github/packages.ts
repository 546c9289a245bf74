// Container packages of organisations and users: versions listed, deleted, restored, and never by tag.
import type { Answer, Call } from '../service.ts'
import { notFound, ok, page } from './state.ts'
import type { GitHubRoute, GitHubState, PackageVersion } from './state.ts'

const missing: Answer = { status: 404, body: { message: 'Package not found.' } }

const show = ({ id, name, tags, createdAt }: PackageVersion): object => ({
  id,
  name,
  created_at: createdAt,
  updated_at: createdAt,
  metadata: { package_type: 'container', container: { tags } },
})

type InPackage = (call: Call, versions: PackageVersion[]) => Answer

/** The same route in the family of organisations and in that of users; each knows its own owners only. */
function inPackage(on: string, needs: string, handle: InPackage): GitHubRoute[] {
  const [method = '', path = ''] = on.split(' ')
  return (['Organization', 'User'] as const).map((kind) => ({
    on: `${method} /${kind === 'User' ? 'users' : 'orgs'}/{owner}/packages/container/{package}${path}`,
    needs,
    handle: (call: Call, state: GitHubState): Answer => {
      const { owner = '', package: name = '' } = call.params
      const versions = state.owners[owner] === kind ? state.packages[`${owner}/${name}`] : undefined
      return versions === undefined ? missing : handle(call, versions)
    },
  }))
}

const versionBy = (call: Call, versions: readonly PackageVersion[], deleted: boolean): PackageVersion | undefined =>
  versions.find((version) => String(version.id) === call.params['id'] && version.deleted === deleted)

export const packageRoutes: readonly GitHubRoute[] = [
  ...inPackage('GET ', 'packages: read', (call, versions) =>
    ok({
      name: call.params['package'],
      package_type: 'container',
      version_count: versions.filter(({ deleted }) => !deleted).length,
    }),
  ),
  ...inPackage('GET /versions', 'packages: read', (call, versions) => {
    const deleted = call.query.get('state') === 'deleted'
    return page(call, versions.filter((version) => version.deleted === deleted).map(show))
  }),
  ...inPackage('GET /versions/{id}', 'packages: read', (call, versions) => {
    const version = versionBy(call, versions, false)
    return version === undefined ? missing : ok(show(version))
  }),
  ...inPackage('DELETE /versions/{id}', 'packages: write', (call, versions) => {
    const version = versionBy(call, versions, false)
    if (version === undefined) return missing
    if (versions.filter(({ deleted }) => !deleted).length === 1)
      return {
        status: 400,
        body: { message: 'You cannot delete the last version of a package. You must delete the package instead.' },
      }
    version.deleted = true
    return { status: 204 }
  }),
  ...inPackage('POST /versions/{id}/restore', 'packages: write', (call, versions) => {
    const version = versionBy(call, versions, true)
    if (version === undefined) return missing
    version.deleted = false
    return { status: 204 }
  }),
  {
    on: 'GET /users/{owner}',
    handle: ({ params: { owner = '' } }, { owners }) =>
      owners[owner] === undefined ? notFound : ok({ login: owner, type: owners[owner] }),
  },
]
