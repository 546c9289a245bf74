// What a workflow reads of the payload of a repository_dispatch, in its expressions, its scripts, and by its contract.
import type { Contract } from '../../model/contract.ts'
import type { Place } from '../../model/place.ts'
import { projectRoot, type Project } from '../project.ts'
import { accessesOf, type ExpressionUse } from '../reading/expression-use.ts'
import { textOf, textsOf } from '../reading/fields.ts'
import type { Step } from '../reading/step.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'

/** A workflow that a dispatch starts. */
export interface Receiver {
  readonly file: WorkflowFile
  /** The event types; undefined when it takes any. */
  readonly types: readonly string[] | undefined
  /** Each field that an expression or a script names, where it is named first. */
  readonly reads: ReadonlyMap<string, Place>
  /** The contracts that it holds the payload against, each with its place. */
  readonly contracts: readonly { readonly contract: Contract; readonly place: Place }[]
  /** True when the payload goes somewhere as a whole, so that anything may be read of it. */
  readonly readsAll: boolean
}

/** What a file receives; undefined when no dispatch starts it. */
export function receiverOf(file: WorkflowFile, project: Project): Receiver | undefined {
  const trigger = file.trigger('repository_dispatch')
  if (trigger === undefined) return undefined
  const types = textsOf(trigger.config['types'])
  const called = calledFiles(file, project)
  const parts = [file, ...called.filter((one) => one !== undefined && one !== file)] as readonly WorkflowFile[]
  const uses = parts.flatMap((part) => part.expressions.map((use) => readUse(use, part, project)))
  const scripts = parts.flatMap((part) => part.steps.map((step) => readScript(step, part)))
  const all = [...uses, ...scripts]
  return {
    file,
    types: types.length === 0 ? undefined : types,
    reads: firstPlaces(all.flatMap(({ reads }) => reads)),
    contracts: all.flatMap(({ contract }) => contract ?? []),
    readsAll: all.some(({ readsAll }) => readsAll) || called.includes(undefined),
  }
}

function firstPlaces(reads: readonly (readonly [string, Place])[]): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>()
  for (const [name, place] of reads) if (!found.has(name)) found.set(name, place)
  return found
}

/** Called workflows see the payload of their caller, and so do local actions; undefined for one that is not among the files. */
function calledFiles(file: WorkflowFile, project: Project): readonly (WorkflowFile | undefined)[] {
  const root = projectRoot(file.path)
  const find = (...paths: readonly string[]): WorkflowFile | undefined =>
    project.everywhere.find(({ path }) => paths.some((one) => path === (root === '' ? one : `${root}/${one}`)))
  const calls = file.jobs.flatMap((job) => job.calls ?? [])
  const called = calls.map((call) => (/^[.$]\//.test(call) ? find(call.slice(2).replace(/@.*$/, '')) : undefined))
  const actions = file.steps.flatMap(({ target }) => (target?.kind === 'local' ? [target.path] : []))
  return [...called, ...actions.map((path) => find(`${path}/action.yml`, `${path}/action.yaml`))]
}

interface PartlyRead {
  readonly reads: readonly (readonly [string, Place])[]
  readonly contract?: Receiver['contracts'][number]
  readonly readsAll: boolean
}

const nothing: PartlyRead = { reads: [], readsAll: false }

function readUse(use: ExpressionUse, file: WorkflowFile, project: Project): PartlyRead {
  const reads: (readonly [string, Place])[] = []
  let readsAll = false
  for (const { names, place } of accessesOf(use, 'github')) {
    const [event, payload, field] = names.map((name) => name.toLowerCase())
    const isWhole = event === undefined || (event === 'event' && payload === undefined)
    const isPayload = event === 'event' && payload === 'client_payload'
    const written = names[2]
    if (isPayload && written !== undefined && field !== '*') reads.push([written, place])
    else if (isPayload || isWhole) readsAll = true
  }
  const contract = readsAll ? contractOf(use.step, file, project) : undefined
  return contract === undefined ? { reads, readsAll } : { reads, contract, readsAll: false }
}

/** Our decision reads the fields of its contract and no other. */
function contractOf(step: Step | undefined, file: WorkflowFile, project: Project): PartlyRead['contract'] {
  if (step === undefined || !/decide\.mjs payload\b/.test(step.run ?? '')) return undefined
  const name = textOf(step.env['CONTRACT'])
  const contract = project.factsOf(file)?.contracts.find((one) => one.name === name)
  return contract && { contract, place: file.place([...step.path, 'env', 'CONTRACT']) }
}

/** Scripts see the event as a file, and scripts of github-script as an object. */
function readScript(step: Step, file: WorkflowFile): PartlyRead {
  const [key, script] = step.run === undefined ? ['with', textOf(step.with['script'])] : ['run', step.run]
  if (script === undefined || !/client_payload|GITHUB_EVENT_PATH|context\.payload\b/.test(script)) return nothing
  const path = key === 'run' ? [...step.path, 'run'] : [...step.path, 'with', 'script']
  const named = [...script.matchAll(/client_payload\??\.(?<name>\w+)/g)]
  const reads = named.map(({ 0: whole, index, groups = {} }): readonly [string, Place] => {
    const name = groups['name'] ?? ''
    return [name, file.yaml.scalarPlace(path, index + whole.length - name.length, name.length)]
  })
  const whole = (script.match(/client_payload/g)?.length ?? 0) - named.length
  return { reads, readsAll: whole > 0 || named.length === 0 }
}
