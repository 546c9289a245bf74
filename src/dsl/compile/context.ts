// What compiling a module needs from outside: where things stand in its source, and the pins of actions.
import type { FindingArgs } from '../../model/finding-args.ts'
import type { Finding, RuleId } from '../../model/finding.ts'
import type { Failure } from '../../model/failure.ts'
import type { Place } from '../../model/place.ts'
import type { WorkflowFacts } from '../../model/workflow-facts.ts'
import type { CallSite } from '../call-site.ts'

/** The commit an action is pinned to, and the version that commit is. */
export interface PinnedAction {
  readonly sha: string
  readonly version: string
}

/** How one target repository is compiled. */
export interface CompileContext {
  /** The place of a call in the module; with `words`, the first place at or after it where they stand. */
  place(site: CallSite, words?: string): Place
  pin(action: string): PinnedAction | undefined
  /** Where the pins come from, for the sentence about one that is missing. */
  readonly lockPath: string
}

type Path = readonly (string | number)[]

/** Where a part of the document was written. The place is found when it is asked for, because most never are. */
export interface Origin {
  readonly path: Path
  readonly place: Place
}

/** A file of the same repository that the document counts on. */
export interface Use {
  /** From the root of the repository. */
  readonly file: string
  readonly place: Place
}

/** Collects what is wrong while a document is made. */
export class Desk {
  readonly findings: Finding[] = []
  readonly failures: Failure[] = []
  readonly origins: Origin[] = []
  readonly uses: Use[] = []
  readonly facts: WorkflowFacts[] = []
  readonly context: CompileContext

  constructor(context: CompileContext) {
    this.context = context
  }

  /** Notes an error of the author. */
  report<R extends RuleId>(rule: R, args: FindingArgs[R], site: CallSite, words?: string): void {
    // The union of findings is indexed by rule, which TypeScript cannot see through a generic parameter.
    this.findings.push({ rule, severity: 'error', args, place: this.context.place(site, words) } as unknown as Finding)
  }

  /** Notes that a file of ours has to be there when the document is. */
  countOn(file: string, site: CallSite): void {
    this.uses.push(this.placed({ file }, site))
  }

  /** Notes where a part of the document comes from. */
  locate(path: Path, site: CallSite): void {
    this.origins.push(this.placed({ path }, site))
  }

  /** Gives a value the place where it was written, found when somebody asks for it. */
  placed<T extends object>(value: T, site: CallSite, words?: string): T & { readonly place: Place } {
    const get = (): Place => this.context.place(site, words)
    return Object.defineProperty(value, 'place', { enumerable: true, get }) as T & { readonly place: Place }
  }
}
