// Makes the types of the contexts whose properties GitHub fixes.
import { contextFacts } from './context-facts.ts'
import { header, printKey } from './print.ts'
import { sources } from './sources.ts'

interface Shape {
  readonly context: string
  readonly declaration: string
  readonly doc: string
}

const githubParameters = '<EventName extends string = string, Event = Readonly<Record<string, unknown>>>'

const shapes: readonly Shape[] = [
  { context: 'github', declaration: `GithubContext${githubParameters}`, doc: 'The run and the event behind it.' },
  { context: 'runner', declaration: 'RunnerContext', doc: 'The machine of the job.' },
  { context: 'strategy', declaration: 'StrategyContext', doc: 'Where this job stands in its matrix.' },
  { context: 'job', declaration: 'JobContext', doc: 'The running job.' },
  { context: 'steps', declaration: 'StepResult', doc: 'One entry of `steps`.' },
  {
    context: 'jobs',
    declaration: 'JobResult',
    doc: 'One entry of `needs`, or of `jobs` where a called workflow names its outputs.',
  },
]

/** The properties GitHub's editor support knows; `container.id` and the like are part of the type of `container`. */
function propertyNames(context: string): string[] {
  const names = Object.keys(sources.descriptions[context] ?? {}).map((name) => name.split('.')[0] ?? name)
  return [...new Set(names)]
}

function printShape({ context, declaration, doc }: Shape): string {
  const facts = contextFacts[context] ?? {}
  const names = propertyNames(context)
  const gone = Object.keys(facts).filter((name) => !names.includes(name))
  if (gone.length > 0) throw new Error(`${context} has no ${gone.join(', ')} any more`)
  const lines = names.map((name) => {
    const [line, type = 'string'] = facts[name] ?? []
    return `${line === undefined ? '' : `  /** ${line} */\n`}  readonly ${printKey(name)}: ${type}\n`
  })
  return `\n/** ${doc} */\nexport interface ${declaration} {\n${lines.join('')}}\n`
}

export function contextShapesFile(): string {
  return header('the context descriptions of @actions/languageservice') + shapes.map(printShape).join('')
}
