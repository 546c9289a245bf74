// One step as rules see it; the steps of a composite action are read the same way.
import type { Place } from '../../model/place.ts'
import type { Path } from '../../yaml/path.ts'
import type { YamlFile } from '../../yaml/read.ts'
import { fieldsOf, listOf, textOf, type Fields } from './fields.ts'
import { parseUses, type Uses } from './uses.ts'

export interface Step {
  /** The place in the order of running; the steps of a `parallel` block share that of the block. */
  readonly index: number
  readonly id: string | undefined
  readonly run: string | undefined
  /** The text of `uses:` and what it names. */
  readonly uses: string | undefined
  readonly target: Uses | undefined
  readonly with: Fields
  readonly env: Fields
  readonly condition: string | undefined
  /** The shell that runs the script: the step's, else the default of the job, else of the workflow; undefined when nobody says. */
  readonly shell: string | undefined
  readonly data: Fields
  readonly path: Path
  /** The whole step. */
  readonly place: Place
}

/** The steps of a list, in order; what is no mapping is left out but counts for the index. */
export function readSteps(yaml: YamlFile, steps: unknown, path: Path, shell: string | undefined): readonly Step[] {
  return listOf(steps).flatMap((data, index) => {
    if (typeof data !== 'object' || data === null) return []
    const at: Path = [...path, 'steps', index]
    const inside = listOf(fieldsOf(data)['parallel']).map((child, position) =>
      readStep(yaml, fieldsOf(child), [...at, 'parallel', position], index, shell),
    )
    return [readStep(yaml, fieldsOf(data), at, index, shell), ...inside]
  })
}

function readStep(yaml: YamlFile, data: Fields, path: Path, index: number, shell: string | undefined): Step {
  const uses = textOf(data['uses'])
  return {
    index,
    id: textOf(data['id']),
    run: textOf(data['run']),
    uses,
    target: uses === undefined ? undefined : parseUses(uses),
    with: fieldsOf(data['with']),
    env: fieldsOf(data['env']),
    condition: textOf(data['if']),
    shell: textOf(data['shell']) ?? shell,
    data,
    path,
    place: yaml.place(path),
  }
}

/** True when the step uses the action, whatever its ref; names compare without case. */
export function usesAction(step: Step, action: string): boolean {
  return step.target?.kind === 'repository' && step.target.action.toLowerCase() === action.toLowerCase()
}
