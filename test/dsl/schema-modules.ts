// One small workflow or action for every key and every form of GitHub's schema.
import type { Plain } from './modules.ts'
import { conditions, expressionOf, listOf, literal, mappingOf, readSchema, Samples } from './schema-samples.ts'
import type { Readable, Sample, Schema } from './schema-samples.ts'

/** A product that says one thing, and where its document must hold it. */
export interface Case {
  readonly name: string
  readonly code: string
  readonly path: readonly (string | number)[]
  readonly plain: Plain
}

const inputTypes = ['string', 'boolean', 'number', 'environment', 'choice']
const defaults: Readonly<Record<string, Plain>> = { boolean: true, number: 3 }

/** Which default an input takes hangs on its type, so the types are gone through one by one. */
function inputs(
  keys: readonly string[],
  types: readonly string[],
  isTypeNeeded: boolean,
  readable: Readable,
): readonly Sample[] {
  const formsOf = (key: string, type: string): readonly Sample[] => {
    if (key === 'required') return [literal(true), literal(false)]
    if (key === 'options') return type === 'choice' ? [literal(['text', 'other'])] : []
    if (key !== 'default') return key === 'type' ? [] : [literal('text')]
    const kind = typeof (defaults[type] ?? '')
    return [literal(defaults[type] ?? 'text'), ...expressionOf(kind, readable)]
  }
  const typed = types.flatMap((type) => {
    const needed: [string, Sample][] = [['type', literal(type)]]
    if (type === 'choice') needed.push(['options', literal(['text', 'other'])])
    const forms = keys.flatMap((key) => formsOf(key, type).map((form): [string, Sample] => [key, form]))
    return [
      mappingOf(needed),
      ...forms.map(([key, form]) => mappingOf([...needed.filter(([other]) => other !== key), [key, form]])),
    ]
  })
  return isTypeNeeded ? typed : [...typed, mappingOf([]), mappingOf([['description', literal('text')]])]
}

const axes = (readable: Readable): readonly Sample[] => [
  mappingOf([['axis', literal(['a', 3, true, null, { deep: ['x'] }])]]),
  mappingOf([['axis', listOf([literal('a'), ...expressionOf('string', readable)])]]),
  ...['include', 'exclude'].flatMap((key) => [
    mappingOf([
      ['axis', literal(['a'])],
      [key, literal([{ axis: 'a', other: { deep: [3] } }])],
    ]),
    mappingOf([
      ['axis', literal(['a'])],
      [key, listOf(expressionOf('object', readable))],
    ]),
    ...expressionOf('object', readable).map((form) =>
      mappingOf([
        ['axis', literal(['a'])],
        [key, form],
      ]),
    ),
  ]),
  ...expressionOf('object', readable).map((form) => mappingOf([['axis', form]])),
  ...expressionOf('object', readable),
]

const callDefaults = ['github', 'inputs', 'vars']

function samplesOf(schema: Schema): Samples {
  const samples: Samples = new Samples(schema, {
    'job-if': conditions,
    'step-if': conditions,
    'snapshot-if': conditions,
    matrix: axes,
    // Steps are no mappings in our layer: each kind is made by a function, see stepForms.
    steps: () => [],
    'parallel-steps': () => [],
    needs: () => [literal('base'), literal(['base', 'other'])],
    'workflow-dispatch-input': () => inputs(samples.keyNames('workflow-dispatch-input'), inputTypes, false, []),
    'workflow-call-input-definition': () =>
      inputs(samples.keyNames('workflow-call-input-definition'), inputTypes.slice(0, 3), true, callDefaults),
  })
  return samples
}

/** How each kind of step is made, by the key that tells the kinds apart; `options` is a mapping or nothing. */
const stepMakers: Readonly<Record<string, (options: string) => string>> = {
  run: (options) => `run('true'${options})`,
  uses: (options) => `uses('acme/any@v1'${options})`,
  wait: (options) => `wait(background${options})`,
  'wait-all': (options) => `waitAll(${options.slice(2)})`,
  cancel: (options) => `cancel(background${options})`,
}

/** What a step holds by its kind alone. */
const stepForms: readonly (readonly [string, Plain])[] = [
  ["run('true')", { run: 'true' }],
  ["uses('acme/any@v1')", { uses: 'acme/any@v1' }],
  ['wait(background)', { wait: 'sleep' }],
  ['wait([background, background])', { wait: ['sleep', 'sleep'] }],
  ['waitAll()', { 'wait-all': null }],
  ['cancel(background)', { cancel: 'sleep' }],
  ["parallel([run('true'), uses('acme/any@v1')])", { parallel: [{ run: 'true' }, { uses: 'acme/any@v1' }] }],
]

/** Every form of every key of a kind of step, as the code of a step and where the step holds it. */
function stepCases(samples: Samples, kind: string): readonly (readonly [string, string, Sample])[] {
  const keys = samples.keys(kind)
  const maker = keys.map(([key]) => key).find((key) => key in stepMakers)
  if (maker === undefined) throw new Error(`no step is made for ${kind}`)
  return keys
    .filter(([key]) => key !== maker)
    .flatMap(([key, forms]) =>
      forms.map((form) => [stepMakers[maker]?.(`, ${mappingOf([[key, form]]).code}`) ?? '', key, form] as const),
    )
}

const base =
  "const base = job('base', { 'runs-on': 'ubuntu-24.04', steps: [run('true')] })\nconst other = job('other', { 'runs-on': 'ubuntu-24.04', steps: [] })\nconst background = run('sleep 1', { id: 'sleep', background: true })\n"

export const prelude = `import { actionInputs, call, cancel, compositeAction, job, parallel, run, triggers, uses, wait, waitAll, workflow } from 'tagwright'
import { raw } from 'tagwright/expressions'
${base}
export const keep = [actionInputs, call, cancel, compositeAction, parallel, raw, triggers, uses, wait, waitAll, workflow, base, other, background]
`

const inWorkflow = (rest: string): string => `workflow('one', { on: 'push', jobs: [base], ${rest} })`
const inJobs = (code: string): string => `workflow('one', { on: 'push', jobs: [base, other, ${code}] })`
const inSteps = (code: string): string =>
  inJobs(`job('one', { 'runs-on': 'ubuntu-24.04', steps: [background, ${code}] })`)

/** Every case of the schema of workflows. */
export function workflowCases(schema: Schema = readSchema('workflow')): readonly Case[] {
  const samples = samplesOf(schema)
  const top = samples.keys('workflow-root-strict').filter(([key]) => key !== 'on' && key !== 'jobs')
  const needed = [['runs-on', literal('ubuntu-24.04')] as const, ['steps', listOf([])] as const]
  return [
    ...top.flatMap(([key, forms]) =>
      forms.map((form) => caseOf(key, inWorkflow(mappingOf([[key, form]]).code.slice(2, -2)), [key], form)),
    ),
    ...eventCases(samples),
    ...samples
      .keys('job-factory')
      .filter(([key]) => key !== 'steps')
      .flatMap(([key, forms]) =>
        forms.map((form) => {
          const options = mappingOf([...needed.filter(([other]) => other !== key), [key, form]])
          return caseOf(`jobs.${key}`, inJobs(`job('one', ${options.code})`), ['jobs', 'one', key], form)
        }),
      ),
    ...samples
      .keys('workflow-job')
      .filter(([key]) => key !== 'uses')
      .flatMap(([key, forms]) =>
        forms.map((form) => {
          const code = inJobs(`call('one', './.github/workflows/a.yml', ${mappingOf([[key, form]]).code})`)
          return caseOf(`call.${key}`, code, ['jobs', 'one', key], form)
        }),
      ),
    ...stepForms.map(([code, plain]) => caseOf('steps', inSteps(code), ['jobs', 'one', 'steps', 1], { code, plain })),
    ...samples
      .kinds('steps-item')
      .filter((kind) => kind !== 'parallel-step')
      .flatMap((kind) =>
        stepCases(samples, kind).map(([code, key, form]) =>
          caseOf(`${kind}.${key}`, inSteps(code), ['jobs', 'one', 'steps', 1, key], form),
        ),
      ),
  ]
}

/** Every event, alone by its name, in a list, and with every form of what may stand below it. */
function eventCases(samples: Samples): readonly Case[] {
  const short = samples.of('on-string-strict')
  const events = samples.keys('on-mapping-strict')
  return [
    ...short.map((form) => onCase(form.code, form.plain)),
    onCase(listOf(short).code, listOf(short).plain),
    ...events.flatMap(([event, forms]) => forms.flatMap((form) => eventCase(event, form))),
  ]
}

const onCase = (code: string, plain: Plain): Case =>
  caseOf('on', `workflow('one', { on: ${code}, jobs: [base] })`, ['on'], { code, plain })

function eventCase(event: string, form: Sample): readonly Case[] {
  const { outputs } = (form.plain ?? {}) as { outputs?: Plain }
  if (event === 'workflow_call' && outputs !== undefined) {
    const code = form.code.replace(/^{ "outputs": | }$/g, '')
    const whole = `workflow('one', { on: { workflow_call: null }, jobs: [base], outputs: ${code} })`
    return [caseOf('on.workflow_call.outputs', whole, ['on', event, 'outputs'], { code, plain: outputs })]
  }
  const entry = mappingOf([[event, form]])
  const typed = `workflow('one', { on: triggers(${entry.code}), jobs: [base] })`
  return [onCase(entry.code, entry.plain), caseOf('triggers', typed, ['on'], entry)]
}

/** Every case of the schema of composite actions. */
export function actionCases(): readonly Case[] {
  const samples = new Samples(readSchema('action'), { 'step-if': conditions })
  const required = [
    ['name', literal('One')] as const,
    ['description', literal('Text')] as const,
    ['steps', { code: "[run('true')]", plain: null }] as const,
  ]
  const top = samples.keys('action-root-strict').filter(([key]) => key !== 'runs')
  return [
    ...top.flatMap(([key, forms]) =>
      forms.map((form) => {
        const code = key === 'inputs' ? `actionInputs(${form.code})` : form.code
        const options = mappingOf([...required.filter(([other]) => other !== key), [key, { ...form, code }]])
        return caseOf(`action.${key}`, `compositeAction('one', ${options.code})`, [key], form)
      }),
    ),
    ...samples.kinds('composite-step').flatMap((kind) =>
      stepCases(samples, kind).map(([step, key, form]) => {
        const code = `compositeAction('one', { name: 'One', description: 'Text', steps: [${step}] })`
        return caseOf(`action.${kind}.${key}`, code, ['runs', 'steps', 0, key], form)
      }),
    ),
  ]
}

function caseOf(name: string, code: string, path: Case['path'], { plain, code: form }: Sample): Case {
  return { name: `${name}: ${form}`, code, path, plain }
}
