// Refs, tags, commits, branches and pull requests.
import type { Answer, Call } from '../service.ts'
import { commitOf, fieldsOf, inRepository, invalid, notFound, ok, page } from './state.ts'
import type { Commit, GitHubRoute, Ref, Repository } from './state.ts'

const showRef = ([name, { type, sha }]: readonly [string, Ref]): object => ({
  ref: `refs/${name}`,
  object: { type, sha },
})

const showCommit = ({ sha, message, parents }: Commit): object => ({
  sha,
  html_url: `https://github.com/commit/${sha}`,
  commit: { message, author: { name: 'A Person', date: '2026-08-01T00:00:00Z' } },
  parents: parents.map((parent) => ({ sha: parent })),
})

const createRef = inRepository('POST /git/refs', 'contents: write', (call, repository) => {
  const { ref, sha } = fieldsOf(call)
  if (typeof ref !== 'string' || !/^refs\/(?:heads|tags)\/[^ ~^:?*[\\]+$/.test(ref))
    return invalid('Reference name is not valid')
  const name = ref.slice('refs/'.length)
  if (repository.refs[name] !== undefined) return invalid('Reference already exists')
  const isTagObject = typeof sha === 'string' && sha in repository.tagObjects
  if (!isTagObject && !repository.commits.some((commit) => commit.sha === sha)) return invalid('Object does not exist')
  repository.refs[name] = { type: isTagObject ? 'tag' : 'commit', sha: String(sha) }
  return ok(showRef([name, repository.refs[name]]), 201)
})

/** The commits that can be reached from one, it included. */
function ancestors(repository: Repository, sha: string): Set<string> {
  const seen = new Set<string>()
  const open = [sha]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...(repository.commits.find((commit) => commit.sha === next)?.parents ?? []))
  }
  return seen
}

function compare(call: Call, repository: Repository): Answer {
  const [base, head] = (call.params['range'] ?? '').split('...').map((name) => commitOf(repository, name))
  if (base === undefined || head === undefined) return notFound
  const [behind, ahead] = [ancestors(repository, base), ancestors(repository, head)]
  const commits = repository.commits.filter(({ sha }) => ahead.has(sha) && !behind.has(sha))
  const behindBy = [...behind].filter((sha) => !ahead.has(sha)).length
  const status =
    commits.length === 0 ? (behindBy === 0 ? 'identical' : 'behind') : behindBy === 0 ? 'ahead' : 'diverged'
  return page(call, commits.map(showCommit), (part) => ({
    status,
    ahead_by: commits.length,
    behind_by: behindBy,
    total_commits: commits.length,
    commits: part,
  }))
}

const pullsOf = (call: Call, repository: Repository): Answer =>
  page(
    call,
    repository.pulls
      .filter(({ mergeCommit, commits }) => [mergeCommit, ...commits].includes(call.params['sha'] ?? ''))
      .map(({ number, title, labels, mergedAt, mergeCommit, base }) => ({
        number,
        title,
        state: mergedAt === null ? 'open' : 'closed',
        labels: labels.map((name) => ({ name })),
        merged_at: mergedAt,
        merge_commit_sha: mergeCommit,
        base: { ref: base },
        html_url: `https://github.com/${repository.name}/pull/${number}`,
      })),
  )

const named = (repository: Repository, prefix: string): [string, Ref][] =>
  Object.entries(repository.refs).filter(([name]) => name.startsWith(prefix))

const commitOrNone = (repository: Repository, name: string): Answer => {
  const commit = repository.commits.find(({ sha }) => sha === commitOf(repository, name))
  return commit === undefined ? invalid(`No commit found for SHA: ${name}`) : ok(showCommit(commit))
}

export const refRoutes: readonly GitHubRoute[] = [
  createRef,
  inRepository('GET /git/ref/{ref+}', 'contents: read', (call, repository) => {
    const ref = repository.refs[call.params['ref'] ?? '']
    return ref === undefined ? notFound : ok(showRef([call.params['ref'] ?? '', ref]))
  }),
  inRepository('GET /git/matching-refs/{prefix+}', 'contents: read', (call, repository) =>
    page(call, named(repository, call.params['prefix'] ?? '').map(showRef)),
  ),
  inRepository('GET /git/tags/{sha}', 'contents: read', (call, repository) => {
    const sha = repository.tagObjects[call.params['sha'] ?? '']
    return sha === undefined ? notFound : ok({ sha: call.params['sha'], object: { type: 'commit', sha } })
  }),
  inRepository('DELETE /git/refs/{ref+}', 'contents: write', (call, repository) => {
    const name = call.params['ref'] ?? ''
    if (repository.refs[name] === undefined) return invalid('Reference does not exist')
    if (repository.releases.some(({ immutable, tag }) => immutable && `tags/${tag}` === name))
      return invalid('Cannot delete the tag of an immutable release')
    delete repository.refs[name]
    return { status: 204 }
  }),
  inRepository('GET /tags', 'contents: read', (call, repository) =>
    page(
      call,
      named(repository, 'tags/').map(([name]) => ({
        name: name.slice(5),
        commit: { sha: commitOf(repository, name) },
      })),
    ),
  ),
  inRepository('GET /branches', 'contents: read', (call, repository) =>
    page(
      call,
      named(repository, 'heads/').map(([name, { sha }]) => ({ name: name.slice(6), commit: { sha } })),
    ),
  ),
  inRepository('GET /branches/{branch+}', 'contents: read', (call, repository) => {
    const ref = repository.refs[`heads/${call.params['branch']}`]
    return ref === undefined ? notFound : ok({ name: call.params['branch'], commit: { sha: ref.sha } })
  }),
  inRepository('GET /compare/{range+}', 'contents: read', compare),
  inRepository('GET /commits/{sha}/pulls', 'pull-requests: read', pullsOf),
  inRepository('GET /commits/{sha}/statuses', 'statuses: read', (call, repository) =>
    page(call, repository.statuses.filter(({ sha }) => sha === call.params['sha']).toReversed()),
  ),
  inRepository('GET /commits/{ref+}', 'contents: read', (call, repository) =>
    commitOrNone(repository, call.params['ref'] ?? ''),
  ),
  inRepository('POST /statuses/{sha}', 'statuses: write', (call, repository) => {
    const { state, context = 'default', description = '', target_url = '' } = fieldsOf(call)
    const sha = call.params['sha'] ?? ''
    if (!['error', 'failure', 'pending', 'success'].includes(String(state))) return invalid('Validation Failed')
    if (!repository.commits.some((commit) => commit.sha === sha)) return invalid(`No commit found for SHA: ${sha}`)
    const made = {
      sha,
      state: String(state),
      context: String(context),
      description: String(description),
      target_url: String(target_url),
    }
    repository.statuses.push(made)
    return ok(made, 201)
  }),
]
