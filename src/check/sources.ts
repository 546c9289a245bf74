// Finds the texts to check: files that were named, workflows and actions below folders, texts made in memory from modules.
import { lockPath } from '../actions/lock.ts'
import type { Host } from '../host/host.ts'
import { pathInside } from '../host/inside.ts'
import type { Failure } from '../model/failure.ts'
import type { CompiledFile } from './compiled.ts'

export interface Source {
  readonly path: string
  readonly text: string
  /** False for a sibling that is only read so that rules can look at it. */
  readonly isAsked: boolean
}

export interface Sources {
  readonly sources: readonly Source[]
  readonly failures: readonly Failure[]
}

/** What is checked when no path is given, where it exists. */
const defaultFolders = ['.github', 'generated']

/** The sources in the order of their paths. A text in memory takes the place of the file on disk. */
export function findSources(host: Host, paths: readonly string[], compiled: readonly CompiledFile[]): Sources {
  const failures: Failure[] = []
  const found = new Map<string, Source>()
  const asked = paths.length > 0 ? paths : defaultFolders.filter((folder) => host.files.kind(folder) === 'folder')
  for (const path of asked) {
    for (const file of filesAt(host, path, failures)) add(found, host, file, true, failures)
  }
  for (const { path, text } of compiled) found.set(path, { path, text, isAsked: true })
  // A called workflow, or one that waits for another, lies beside it: rules have to see it, findings in it were not asked for.
  for (const folder of new Set(Array.from(found.keys(), workflowFolder))) {
    if (folder === undefined) continue
    for (const file of yamlBelow(host, folder, [])) add(found, host, file, false, [])
  }
  const sources = [...found.values()].toSorted((a, b) => a.path.localeCompare(b.path, 'en'))
  return { sources, failures }
}

function filesAt(host: Host, given: string, failures: Failure[]): readonly string[] {
  const path = pathInside(host.cwd, given) ?? given
  const kind = host.files.kind(path)
  if (kind === 'folder') return yamlBelow(host, path, failures).filter((file) => isWorkflowOrAction(host, file))
  if (kind === 'file') return [path]
  const text = host.files.read(path)
  failures.push(...(text.ok ? [{ code: 'no-such-path', args: { path: given } } as const] : text.failures))
  return []
}

function yamlBelow(host: Host, folder: string, failures: Failure[]): readonly string[] {
  const listed = host.files.list(folder)
  if (!listed.ok) failures.push(...listed.failures)
  const files = listed.ok ? (listed.value ?? []) : []
  return files.filter((file) => /\.ya?ml$/.test(file) && !/(?:^|\/)node_modules\//.test(file))
}

/** In a folder only what GitHub would read counts, so that other YAML lies there in peace. */
function isWorkflowOrAction(host: Host, file: string): boolean {
  // The lock only has the form of an action; nothing runs it.
  if (file === lockPath || file.endsWith(`/${lockPath}`)) return false
  if (/(?:^|\/)\.github\/workflows\/[^/]+$/.test(file) || /(?:^|\/)action\.ya?ml$/.test(file)) return true
  // Anywhere else a file is a workflow when it looks like one: this also serves a run inside of .github.
  const text = host.files.read(file)
  return text.ok && text.value !== null && /^["']?on["']?\s*:/m.test(text.value) && /^jobs\s*:/m.test(text.value)
}

function add(found: Map<string, Source>, host: Host, path: string, isAsked: boolean, failures: Failure[]): void {
  if (found.has(path)) return
  const text = host.files.read(path)
  if (!text.ok) failures.push(...text.failures)
  else if (text.value !== null) found.set(path, { path, text: text.value, isAsked })
}

function workflowFolder(path: string): string | undefined {
  return /^(?<folder>(?:.*\/)?\.github\/workflows)\/[^/]+$/.exec(path)?.groups?.['folder']
}
