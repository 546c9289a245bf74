// The verb diff: what the files would be now, beside what they were.
import type { Host } from '../host/host.ts'
import type { ChangedFile, DiffOutcome } from '../model/change.ts'
import type { Failure } from '../model/failure.ts'
import { outputFolders } from '../model/folders.ts'
import { isOurs } from '../model/header.ts'
import { compareFiles } from './compare-files.ts'

/** A file as the modules make it. */
export interface MadeFile {
  readonly path: string
  readonly text: string
}

export interface DiffOptions {
  /** A git revision; without one the files of the working folder are what was. */
  readonly base: string | undefined
  /** The files made from modules; they take the place of the files of the same path. */
  readonly compiled: readonly MadeFile[]
}

type Texts = ReadonlyMap<string, string>

interface Gathered {
  readonly texts: Texts
  readonly failures: readonly Failure[]
}

/** Compares every workflow and action, file by file. */
export async function diff(host: Host, { base, compiled }: DiffOptions): Promise<DiffOutcome> {
  const here = filesHere(host)
  const before = base === undefined ? here : await filesAt(host, base)
  const after = new Map([...withoutOurs(here.texts), ...compiled.map(({ path, text }) => [path, text] as const)])
  const failures = base === undefined ? here.failures : [...here.failures, ...before.failures]
  const paths = [...new Set([...before.texts.keys(), ...after.keys()])].toSorted()
  const changed =
    failures.length > 0
      ? []
      : paths.map((path) => compareFiles(path, before.texts.get(path) ?? null, after.get(path) ?? null))
  return {
    base: base ?? 'the committed files',
    files: changed.filter((file): file is ChangedFile => file !== undefined),
    failures,
  }
}

/** What we made earlier is made again or gone; only the files of others stay as they are. */
const withoutOurs = (texts: Texts): Texts => new Map([...texts].filter(([, text]) => !isOurs(text)))

const isYaml = (path: string): boolean => /\.ya?ml$/.test(path)

function filesHere(host: Host): Gathered {
  const texts = new Map<string, string>()
  const failures: Failure[] = []
  for (const folder of outputFolders) {
    const listed = host.files.list(folder)
    if (!listed.ok) failures.push(...listed.failures)
    for (const path of listed.ok ? (listed.value ?? []).filter(isYaml) : []) {
      const read = host.files.read(path)
      if (!read.ok) failures.push(...read.failures)
      else if (read.value !== null) texts.set(path, read.value)
    }
  }
  return { texts, failures }
}

async function filesAt(host: Host, revision: string): Promise<Gathered> {
  const texts = new Map<string, string>()
  const failures: Failure[] = []
  for (const folder of outputFolders) {
    const listed = await host.git.list(revision, folder)
    if (!listed.ok) return { texts, failures: listed.failures }
    for (const path of listed.value.filter(isYaml)) {
      const shown = await host.git.show(revision, path)
      if (!shown.ok) failures.push(...shown.failures)
      else if (shown.value !== null) texts.set(path, shown.value)
    }
  }
  return { texts, failures }
}
