// Who must have signed what is promoted: one workflow file, at one branch or at the tags of releases.
import { github } from '../../dsl/contexts.ts'
import { text } from '../../dsl/functions.ts'
import type { Workflow } from '../../dsl/workflow.ts'
import { grammarRegex } from '../../model/tag-grammar.ts'
import type { InEnv } from '../build-matrix/pipeline.ts'

/** The variables of the step that verifies. */
export interface Signer {
  /** Its file, where it is of the repository that promotes. */
  readonly file?: string
  readonly env: {
    readonly IDENTITY?: InEnv
    readonly IDENTITY_PATTERN?: string
    readonly REPOSITORY: InEnv
    readonly GIT_REF?: string
  }
}

/** Where the workflow ran that signed. */
export interface SignedByOptions {
  /** @default 'main', when no tags are named */
  readonly branch?: string
  /** The grammar of git tags at which it may have run as well, such as `v{version}`. @default none */
  readonly tags?: string
  /** As GitHub writes it, with capitals. @default the repository that promotes */
  readonly repository?: string
}

const host = 'https://github.com'

/** Asks for the signature of a workflow: `signedBy(build, { branch: 'main' })`. */
export function signedBy(by: Pick<Workflow, 'file'> | string, options: SignedByOptions = {}): Signer {
  const file = typeof by === 'string' ? by : by.file
  const { tags, repository, branch = tags === undefined ? 'main' : undefined } = options
  if (tags !== undefined) return signedAtTags(file, tags, options)
  const REPOSITORY = repository ?? github.repository
  const GIT_REF = `refs/heads/${branch}`
  const path = `.github/workflows/${file}@${GIT_REF}`
  const IDENTITY =
    repository === undefined ? text`${host}/${github.repository}/${path}` : `${host}/${repository}/${path}`
  return { ...(repository === undefined && { file }), env: { IDENTITY, REPOSITORY, GIT_REF } }
}

/** Several refs can only be told by a pattern, and a pattern is only as exact as every name in it. */
function signedAtTags(file: string, tags: string, { branch, repository }: SignedByOptions): Signer {
  if (repository === undefined) throw new TypeError(`signedBy() with tags needs the repository of ${file}`)
  const start = literal(`${host}/${repository}/.github/workflows/${file}@refs/`)
  const releases = `tags/${grammarRegex(tags)
    .slice(1, -1)
    .replaceAll(/\(\?<\w+>/g, '(')}`
  const refs = branch === undefined ? releases : `(heads/${literal(branch)}|${releases})`
  return { env: { IDENTITY_PATTERN: `^${start}${refs}$`, REPOSITORY: repository } }
}

const literal = (words: string): string => words.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
