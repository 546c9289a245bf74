// Releases as GitHub keeps them: drafts hidden by tag and not unique, `latest` told apart, published ones locked where that is on.
import { createHash } from 'node:crypto'
import type { Answer, Call } from '../service.ts'
import { commitOf, fieldsOf, inRepository, invalid, nextId, notFound, now, ok, page } from './state.ts'
import type { GitHubRoute, GitHubState, Release, Repository } from './state.ts'

function show({ origin }: Call, { name: repository }: Repository, release: Release): object {
  const at = `${origin}/api/v3/repos/${repository}/releases`
  return {
    id: release.id,
    url: `${at}/${release.id}`,
    html_url: `https://github.com/${repository}/releases/tag/${release.draft ? `untagged-${release.id}` : release.tag}`,
    upload_url: `${origin}/api/uploads/repos/${repository}/releases/${release.id}/assets{?name,label}`,
    tag_name: release.tag,
    target_commitish: release.target,
    name: release.name,
    body: release.body,
    draft: release.draft,
    prerelease: release.prerelease,
    immutable: release.immutable,
    created_at: release.createdAt,
    published_at: release.publishedAt ?? null,
    author: { login: 'github-actions[bot]' },
    assets: release.assets.map((asset) => showAsset(origin, repository, asset)),
  }
}

function showAsset(origin: string, repository: string, { id, name, size, digest }: Release['assets'][number]): object {
  return {
    id,
    name,
    size,
    digest,
    state: 'uploaded',
    url: `${origin}/api/v3/repos/${repository}/releases/assets/${id}`,
  }
}

const lockedName = (field: string): Answer => invalid(`${field} cannot be changed: the release is immutable`)

function change(release: Release, fields: Readonly<Record<string, unknown>>): Answer | undefined {
  if (
    release.immutable &&
    ['tag_name', 'target_commitish', 'draft'].some((field) => field in fields && field !== 'draft')
  )
    return lockedName('tag_name')
  const text = (field: string, old: string): string => (typeof fields[field] === 'string' ? fields[field] : old)
  release.tag = text('tag_name', release.tag)
  release.target = text('target_commitish', release.target)
  release.name = text('name', release.name)
  release.body = text('body', release.body)
  if (typeof fields['prerelease'] === 'boolean') release.prerelease = fields['prerelease']
  return undefined
}

/** Makes it visible: the tag is made where it is missing, and `latest` moves unless it is told not to. */
function publish(repository: Repository, release: Release, state: GitHubState): Answer | undefined {
  const twin = repository.releases.find(({ tag, draft, id }) => tag === release.tag && !draft && id !== release.id)
  if (twin !== undefined)
    return invalid('Validation Failed', { resource: 'Release', code: 'already_exists', field: 'tag_name' })
  if (repository.refs[`tags/${release.tag}`] === undefined) {
    const sha = commitOf(repository, release.target)
    if (sha === undefined)
      return invalid('Validation Failed', { resource: 'Release', code: 'invalid', field: 'target_commitish' })
    repository.refs[`tags/${release.tag}`] = { type: 'commit', sha }
  }
  release.draft = false
  release.immutable = repository.immutableReleases
  release.publishedAt = now(state)
  return undefined
}

function markLatest(repository: Repository, release: Release, wanted: unknown, isNew: boolean): void {
  if (release.draft || release.prerelease || wanted === 'false') return
  if (wanted === 'true' || wanted === 'legacy' || isNew) repository.latest = release.id
}

const releaseBy = (call: Call, repository: Repository): Release | undefined =>
  repository.releases.find(({ id }) => String(id) === call.params['id'])

const create = inRepository('POST /releases', 'contents: write', (call, repository, state) => {
  const fields = fieldsOf(call)
  const tag = fields['tag_name']
  if (typeof tag !== 'string' || tag === '')
    return invalid('Validation Failed', { resource: 'Release', code: 'missing_field', field: 'tag_name' })
  const release: Release = {
    id: nextId(state),
    tag,
    name: '',
    body: '',
    target: repository.defaultBranch,
    draft: true,
    prerelease: false,
    immutable: false,
    createdAt: now(state),
    assets: [],
  }
  change(release, fields)
  const refusal = fields['draft'] === true ? undefined : publish(repository, release, state)
  if (refusal !== undefined) return refusal
  repository.releases.unshift(release)
  markLatest(repository, release, fields['make_latest'], true)
  return ok(show(call, repository, release), 201)
})

const edit = inRepository('PATCH /releases/{id}', 'contents: write', (call, repository, state) => {
  const release = releaseBy(call, repository)
  if (release === undefined) return notFound
  const fields = fieldsOf(call)
  const wasDraft = release.draft
  const refusal =
    change(release, fields) ?? (wasDraft && fields['draft'] === false ? publish(repository, release, state) : undefined)
  if (refusal !== undefined) return refusal
  markLatest(repository, release, fields['make_latest'], wasDraft && !release.draft)
  return ok(show(call, repository, release))
})

const upload: GitHubRoute = {
  on: 'POST /api/uploads/repos/{owner}/{name}/releases/{id}/assets',
  needs: 'contents: write',
  handle: (call, state) => {
    const repository = state.repositories[`${call.params['owner']}/${call.params['name']}`]
    const release = repository && releaseBy(call, repository)
    if (repository === undefined || release === undefined) return notFound
    if (release.immutable) return invalid('Cannot upload assets to an immutable release.')
    const name = call.query.get('name') ?? ''
    if (release.assets.some((asset) => asset.name === name))
      return invalid('Validation Failed', { resource: 'ReleaseAsset', code: 'already_exists', field: 'name' })
    const bytes = Buffer.isBuffer(call.body)
      ? call.body
      : Buffer.from(call.body === undefined ? '' : JSON.stringify(call.body))
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
    const asset = { id: nextId(state), name, size: bytes.length, digest }
    release.assets.push(asset)
    return ok(showAsset(call.origin, repository.name, asset), 201)
  },
}

export const releaseRoutes: readonly GitHubRoute[] = [
  create,
  edit,
  upload,
  inRepository('GET /releases', 'contents: read', (call, repository) =>
    page(
      call,
      repository.releases.map((release) => show(call, repository, release)),
    ),
  ),
  inRepository('GET /releases/latest', 'contents: read', (call, repository) => {
    const release = repository.releases.find(({ id }) => id === repository.latest)
    return release === undefined ? notFound : ok(show(call, repository, release))
  }),
  inRepository('GET /releases/tags/{tag+}', 'contents: read', (call, repository) => {
    const release = repository.releases.find(({ tag, draft }) => tag === call.params['tag'] && !draft)
    return release === undefined ? notFound : ok(show(call, repository, release))
  }),
  inRepository('GET /releases/{id}', 'contents: read', (call, repository) => {
    const release = releaseBy(call, repository)
    return release === undefined ? notFound : ok(show(call, repository, release))
  }),
  inRepository('GET /releases/{id}/assets', 'contents: read', (call, repository) => {
    const assets = releaseBy(call, repository)?.assets
    return assets === undefined
      ? notFound
      : page(
          call,
          assets.map((asset) => showAsset(call.origin, repository.name, asset)),
        )
  }),
  inRepository('DELETE /releases/{id}', 'contents: write', (call, repository) => {
    const release = releaseBy(call, repository)
    if (release === undefined) return notFound
    repository.releases = repository.releases.filter((other) => other !== release)
    return { status: 204 }
  }),
  inRepository('DELETE /releases/assets/{id}', 'contents: write', (call, repository) => {
    const release = repository.releases.find(({ assets }) => assets.some(({ id }) => String(id) === call.params['id']))
    if (release === undefined) return notFound
    if (release.immutable) return invalid('Cannot delete assets of an immutable release.')
    release.assets = release.assets.filter(({ id }) => String(id) !== call.params['id'])
    return { status: 204 }
  }),
]
