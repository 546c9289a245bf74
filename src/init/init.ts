// The verb init: what a repository needs to write its workflows with Tagwright. It adds; it never replaces.
import { lockPath } from '../actions/lock.ts'
import { shippedLockFile } from '../model/own-files.ts'
import { fileURLToPath } from 'node:url'
import type { FileChange, Host } from '../host/host.ts'
import type { Failure } from '../model/failure.ts'
import type { InitFile, InitOutcome } from '../model/outcome.ts'
import { fail, succeed } from '../model/result.ts'
import type { Result } from '../model/result.ts'
import { dependabotConfig } from './dependabot.ts'
import { firstModule, modulePath, moduleTypes, typesPath } from './first-module.ts'
import type { Addition } from './addition.ts'
import { addIgnores } from './ignores.ts'
import { addPackageEntries } from './package-json.ts'
import { managerOf } from './package-manager.ts'

/** What becomes of one file: the text to write, or none when it stays. */
interface Step {
  readonly file: InitFile
  readonly text?: string
}

/** Prepares a repository, empty or not. Running it again changes nothing. */
export async function init(host: Host): Promise<InitOutcome> {
  const manager = managerOf(host)
  const shipped = host.files.read(fileURLToPath(shippedLockFile))
  const steps: readonly Result<Step>[] = [
    addTo(host, 'package.json', (text) => addPackageEntries(text)),
    create(host, modulePath, firstModule(manager), 'the first workflow: it keeps the generated files up to date'),
    create(host, typesPath, moduleTypes, 'lets an editor and tsc check the modules'),
    shipped.ok ? create(host, lockPath, shipped.value ?? '', 'the lock: each action at one commit') : shipped,
    create(
      host,
      '.github/dependabot.yml',
      dependabotConfig,
      'bumps the lock and the workflows in one pull request',
      'keep it in step with docs/actions.md',
    ),
    addTo(host, '.gitignore', addIgnores),
  ]
  const failures = steps.flatMap((step): readonly Failure[] => (step.ok ? [] : step.failures))
  const done = steps.flatMap((step) => (step.ok ? [step.value] : []))
  const changes = done.flatMap(({ file: { path }, text }): readonly FileChange[] =>
    text === undefined ? [] : [{ path, text }],
  )
  const applied = failures.length > 0 || changes.length === 0 ? succeed(null) : host.files.apply(changes)
  const all = applied.ok ? failures : [...failures, ...applied.failures]
  const next = [manager.install, `${manager.run} synth`, `commit everything, ${manager.lockFile} too`]
  return Promise.resolve({ files: all.length > 0 ? [] : done.map(({ file }) => file), failures: all, next })
}

/** A file of ours that is only written when there is none yet. */
function create(host: Host, path: string, text: string, detail: string, advice = 'it is there already'): Result<Step> {
  const read = host.files.read(path)
  if (!read.ok) return read
  if (read.value !== null) return succeed({ file: { path, did: 'kept', detail: advice } })
  return succeed({ file: { path, did: 'created', detail }, text })
}

/** A file of the user's to which something is added. */
function addTo(host: Host, path: string, add: (text: string | null) => Addition | string): Result<Step> {
  const read = host.files.read(path)
  if (!read.ok) return read
  const addition = add(read.value)
  if (typeof addition === 'string') return fail({ code: 'broken-json', args: { path, reason: addition } })
  const { text, detail } = addition
  if (text === undefined) return succeed({ file: { path, did: 'kept', detail } })
  return succeed({ file: { path, did: read.value === null ? 'created' : 'changed', detail }, text })
}
