// The files of one repository, checked together, so that a rule can look at the siblings of a file.
import type { Lock } from '../actions/lock.ts'
import type { WorkflowFacts } from '../model/workflow-facts.ts'
import type { WorkflowFile } from './reading/workflow-file.ts'

/** The locks that matter for a repository. */
export interface Locks {
  readonly own: Lock | undefined
  readonly shipped: Lock | undefined
}

/** What workflows do, by the path of the file that a module makes. */
export type FactsByPath = ReadonlyMap<string, WorkflowFacts>

export class Project {
  /** The folder that holds `.github`, relative to the working folder; empty for the working folder itself. */
  readonly root: string
  readonly files: readonly WorkflowFile[]
  /** The pins of the actions; undefined when there is no lock file. */
  readonly lock: Lock | undefined
  /** The lock that comes with Tagwright: the versions that the bindings of the actions describe. */
  readonly shipped: Lock | undefined
  /** The files of all repositories that are checked together, for what crosses from one to another. */
  readonly everywhere: readonly WorkflowFile[]
  readonly #facts: FactsByPath

  constructor(
    root: string,
    files: readonly WorkflowFile[],
    locks: Locks,
    facts: FactsByPath = new Map(),
    everywhere: readonly WorkflowFile[] = files,
  ) {
    this.root = root
    this.files = files
    this.everywhere = everywhere
    this.#facts = facts
    this.lock = locks.own
    this.shipped = locks.shipped
  }

  /** What a workflow does; undefined for one that no module of this run makes. */
  factsOf(file: WorkflowFile): WorkflowFacts | undefined {
    return this.#facts.get(file.path)
  }

  get workflows(): readonly WorkflowFile[] {
    return this.files.filter((file) => file.kind === 'workflow')
  }

  /** The workflow that a job calls by `./.github/workflows/x.yml`; undefined for one elsewhere or not among the files. */
  calledWorkflow(uses: string): WorkflowFile | undefined {
    const path = /^(?:\.|\$)\/(?<path>[^@]+)$/.exec(uses)?.groups?.['path']
    return path === undefined ? undefined : this.workflows.find((file) => file.path === this.#below(path))
  }

  /** The action file of `uses: ./path`; undefined when it is not among the files. */
  localAction(path: string): WorkflowFile | undefined {
    const folder = path === '' || path === '.' ? '' : `${path}/`
    return this.files.find((file) =>
      [`${folder}action.yml`, `${folder}action.yaml`].some((name) => file.path === this.#below(name)),
    )
  }

  #below(path: string): string {
    return this.root === '' ? path : `${this.root}/${path}`
  }
}

/** The folder that holds `.github`; a loose file belongs to a project of its own folder. */
export function projectRoot(path: string): string {
  const inside = /^(?:(?<root>.*?)\/)?\.github\//.exec(path)
  return inside === null ? path.split('/').slice(0, -1).join('/') : (inside.groups?.['root'] ?? '')
}
