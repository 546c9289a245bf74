// One YAML file of a repository as rules see it: read once, shared by all rules, and never throwing on malformed data.
import type { Place } from '../../model/place.ts'
import type { Path } from '../../yaml/path.ts'
import type { YamlFile } from '../../yaml/read.ts'
import { readExpressions, type ExpressionUse } from './expression-use.ts'
import { fieldsOf, textOf, type Fields } from './fields.ts'
import { readJobs, type Job } from './job.ts'
import { readSteps, type Step } from './step.ts'
import { readTriggers, type Trigger } from './trigger.ts'

/** `other` is a YAML file that is neither: only the reader looks at it. */
export type FileKind = 'workflow' | 'action' | 'other'

export class WorkflowFile {
  readonly yaml: YamlFile
  readonly kind: FileKind
  #triggers: readonly Trigger[] | undefined
  #jobs: readonly Job[] | undefined
  #steps: readonly Step[] | undefined
  #expressions: readonly ExpressionUse[] | undefined

  constructor(yaml: YamlFile) {
    this.yaml = yaml
    this.kind = kindOf(yaml)
  }

  get path(): string {
    return this.yaml.path
  }

  get data(): Fields {
    return fieldsOf(this.yaml.data)
  }

  /** The name GitHub shows: `name`, else the path of the file. */
  get name(): string {
    return textOf(this.data['name']) ?? this.path
  }

  get triggers(): readonly Trigger[] {
    return (this.#triggers ??= this.kind === 'workflow' ? readTriggers(this.yaml) : [])
  }

  trigger(event: string): Trigger | undefined {
    return this.triggers.find((trigger) => trigger.event === event)
  }

  /** The jobs of a workflow; none for an action. */
  get jobs(): readonly Job[] {
    return (this.#jobs ??= this.kind === 'workflow' ? readJobs(this.yaml) : [])
  }

  /** The steps of all jobs, or of a composite action. */
  get steps(): readonly Step[] {
    return (this.#steps ??=
      this.kind === 'action'
        ? readSteps(this.yaml, fieldsOf(this.data['runs'])['steps'], ['runs'], undefined)
        : this.jobs.flatMap((job) => job.steps))
  }

  get expressions(): readonly ExpressionUse[] {
    return (this.#expressions ??= this.kind === 'other' ? [] : readExpressions(this.yaml, this))
  }

  /** The value at a path, or the nearest thing that exists. */
  place(path: Path): Place {
    return this.yaml.place(path)
  }

  /** The key at the end of a path. */
  keyPlace(path: Path): Place {
    return this.yaml.keyPlace(path)
  }
}

/** The path decides where it can; a file that was named by hand is told by its content. */
function kindOf(yaml: YamlFile): FileKind {
  if (/(?:^|\/)\.github\/workflows\/[^/]+$/.test(yaml.path)) return 'workflow'
  if (/(?:^|\/)action\.ya?ml$/.test(yaml.path)) return 'action'
  const data = fieldsOf(yaml.data)
  if (Object.hasOwn(data, 'jobs') || Object.hasOwn(data, 'on')) return 'workflow'
  return Object.hasOwn(data, 'runs') ? 'action' : 'other'
}
