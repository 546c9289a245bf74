// The files beside the workflows of a repository whose steps decide: the program, its policy, the shell functions.
import { fileURLToPath } from 'node:url'
import type { Host } from '../host/host.ts'
import type { Failure } from '../model/failure.ts'
import { modulesFolder } from '../model/folders.ts'
import { decideFile, scriptFile } from '../model/own-files.ts'
import { headerFor, supportHeader } from '../model/header.ts'
import type { Policy, PolicyPart } from '../model/policy.ts'
import { fail, succeed } from '../model/result.ts'
import type { Result } from '../model/result.ts'
import type { CompiledFile } from './compile-module.ts'
import { inTree } from './target.ts'
import type { Tree } from './target.ts'

/** What one workflow asks of the folder of its repository. */
export interface TreePart {
  readonly tree: Tree
  /** The module that says so. */
  readonly source: string
  /** The programs and scripts that its steps run. */
  readonly names: readonly string[]
  /** What its decisions go by. */
  readonly part: PolicyPart
}

export interface Support {
  readonly files: readonly CompiledFile[]
  readonly failures: readonly Failure[]
}

/** Where they lie in a repository. */
export const supportFolder = '.github/tagwright'

/** Whether a path may be one of these files. */
export const isSupportPath = (path: string): boolean =>
  /(?:^|\/)\.github\/tagwright\/[\w-]+\.(?:mjs|sh|json)$/.test(path)

/** The files that a workflow runs from the folder, from its text. */
export const namesIn = (text: string): readonly string[] => [
  ...new Set(Array.from(text.matchAll(/\.github\/tagwright\/([\w-]+\.(?:mjs|sh))/g), (match) => match[1] ?? '')),
]

/** The support files of every repository that needs some. `isPartial`: other modules, not asked for now, keep what they said before. */
export function makeSupport(host: Host, parts: readonly TreePart[], isPartial: boolean): Support {
  const trees = [...new Set(parts.map(({ tree }) => tree))]
  const made = trees.map((tree) =>
    supportOf(
      host,
      tree,
      parts.filter((part) => part.tree === tree),
      isPartial,
    ),
  )
  return { files: made.flatMap(({ files }) => files), failures: made.flatMap(({ failures }) => failures) }
}

function supportOf(host: Host, tree: Tree, parts: readonly TreePart[], isPartial: boolean): Support {
  const { policy: said, failures } = unitePolicies(parts)
  const before = isPartial ? policyBefore(host, tree) : succeed(nothing)
  if (!before.ok) return { files: [], failures: [...failures, ...before.failures] }
  const policy = overlay(before.value, said)
  const files = withHelpers(parts.flatMap(({ names }) => names)).map((name) => ({
    path: inTree(tree, `${supportFolder}/${name}`),
    text: name === 'policy.json' ? formatPolicy(policy, tree) : ownFile(host, name),
    source: parts[0]?.source ?? '',
    origins: [],
  }))
  return { files, failures }
}

/** The program reads the policy, and every script the shared functions. */
function withHelpers(names: readonly string[]): readonly string[] {
  const helpers = names.map((name) => (name.endsWith('.mjs') ? 'policy.json' : 'act.sh'))
  return [...new Set([...names, ...helpers])].toSorted()
}

const ownFile = (host: Host, name: string): string =>
  name.endsWith('.mjs')
    ? `// ${supportHeader}\n${ownText(host, decideFile)}`
    : `# ${supportHeader}\n${ownText(host, scriptFile(name))}`

/** A file of Tagwright itself; without it the package is broken. */
function ownText(host: Host, url: URL): string {
  const read = host.files.read(fileURLToPath(url))
  if (!read.ok || read.value === null)
    throw new Error(`a part of Tagwright is missing: ${url.pathname.split('/').at(-1)}`)
  return read.value
}

function formatPolicy({ images, contracts }: Policy, tree: Tree): string {
  const note = headerFor(tree === '' ? modulesFolder : tree.replace('generated', modulesFolder), undefined)
  return `${JSON.stringify({ '//': note, images, contracts }, null, 2)}\n`
}

const nothing: Policy = { images: {}, contracts: {} }

/** What stands there now, for the modules that are not looked at in this run. Without it their part would be lost. */
function policyBefore(host: Host, tree: Tree): Result<Policy> {
  const path = inTree(tree, `${supportFolder}/policy.json`)
  const read = host.files.read(path)
  if (!read.ok) return read
  try {
    return succeed({ ...nothing, ...(JSON.parse(read.value ?? '{}') as Partial<Policy>) })
  } catch (error) {
    return fail({ code: 'broken-json', args: { path, reason: error instanceof Error ? error.message : String(error) } })
  }
}

const overlay = (before: Policy, now: Policy): Policy => ({
  images: byName({ ...before.images, ...now.images }),
  contracts: byName({ ...before.contracts, ...now.contracts }),
})

const byName = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** One policy of all parts. What two modules say of one name has to be the same. */
function unitePolicies(parts: readonly TreePart[]): { readonly policy: Policy; readonly failures: readonly Failure[] } {
  const failures: Failure[] = []
  const unite = <T extends { readonly name: string }>(
    what: string,
    of: (part: PolicyPart) => readonly T[],
  ): Record<string, T> => {
    const known = new Map<string, { readonly value: T; readonly source: string }>()
    for (const { part, source } of parts) {
      for (const value of of(part)) {
        const before = known.get(value.name)
        if (before === undefined) known.set(value.name, { value, source })
        else if (JSON.stringify(before.value) !== JSON.stringify(value))
          failures.push({
            code: 'declared-twice',
            args: { what, name: value.name, first: before.source, second: source },
          })
      }
    }
    return byName(Object.fromEntries([...known].map(([name, { value }]) => [name, value])))
  }
  const images = unite('image', (part) => part.images)
  const contracts = unite('contract', (part) => part.contracts)
  return { policy: { images, contracts }, failures }
}
