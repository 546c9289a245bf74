// Inputs declared as zod schemas or in GitHub's own words, and what the document holds of them.
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { plainInput } from '../../src/dsl/compile/plain-input.ts'
import { eq } from '../../src/expressions.ts'
import { job, run, triggers, workflow } from '../../src/index.ts'
import { compiled } from './modules.ts'

const build = job('build', { 'runs-on': 'x', steps: [] })

/** An input with only the keys that are set. */
const plain = (schema: object, event = 'workflow_dispatch'): unknown =>
  JSON.parse(JSON.stringify(plainInput(schema, event)))

describe('a schema', () => {
  test.each<[string, object, unknown]>([
    ['text', z.string(), { type: 'string', required: true }],
    ['an address', z.email(), { type: 'string', required: true }],
    ['a number', z.number(), { type: 'number', required: true }],
    ['a whole number', z.int().min(1), { type: 'number', required: true }],
    ['yes or no', z.boolean(), { type: 'boolean', required: true }],
    ['one of some words', z.enum(['a', 'b']), { type: 'choice', options: ['a', 'b'], required: true }],
    [
      'one of the values of an enum',
      z.enum({ A: 'a', B: 'b' }),
      { type: 'choice', options: ['a', 'b'], required: true },
    ],
    ['literal words', z.literal(['a', 'b']), { type: 'choice', options: ['a', 'b'], required: true }],
    ['literal numbers', z.literal([1, 2]), { type: 'number', required: true }],
    ['text that becomes a number', z.string().transform(Number), { type: 'string', required: true }],
    ['a number that zod reads from anything', z.coerce.number(), { type: 'number', required: true }],
    ['text that means yes or no', z.stringbool(), { type: 'string', required: true }],
    ['a branded text', z.string().brand('Tag'), { type: 'string', required: true }],
    ['a read-only text', z.string().readonly(), { type: 'string', required: true }],
  ])('of %s', (_kind, schema, input) => {
    expect(plain(schema)).toEqual(input)
  })

  test.each<[string, object, unknown]>([
    ['optional', z.string().optional(), { type: 'string' }],
    ['with a default', z.string().default('x'), { type: 'string', default: 'x' }],
    ['with a false default', z.boolean().default(false), { type: 'boolean', default: false }],
    ['with a default for the parser', z.string().prefault('x'), { type: 'string', default: 'x' }],
    ['described first', z.string().describe('What').optional(), { description: 'What', type: 'string' }],
    ['described last', z.string().optional().describe('What'), { description: 'What', type: 'string' }],
    [
      'described twice, where the last words count',
      z.string().describe('Old').optional().describe('New'),
      { description: 'New', type: 'string' },
    ],
    [
      'described, optional and with a default',
      z.enum(['a', 'b']).describe('What').optional().default('b'),
      { description: 'What', type: 'choice', options: ['a', 'b'], default: 'b' },
    ],
    ['with a default and then optional', z.number().default(3).optional(), { type: 'number', default: 3 }],
  ])('that is %s', (_kind, schema, input) => {
    expect(plain(schema)).toEqual(input)
  })

  it('of some words is a text for a called workflow, which knows no choice', () => {
    expect(plain(z.enum(['a', 'b']).default('a'), 'workflow_call')).toEqual({ type: 'string', default: 'a' })
  })
})

describe('an input in the words of GitHub', () => {
  it('is written as it was given', () => {
    const inputs = { tag: { type: 'string', description: 'The tag', required: true, default: 'x' }, any: {} } as const
    const { on } = compiled(workflow('w', { on: { workflow_dispatch: { inputs } }, jobs: [build] })).document
    expect(on).toEqual({ workflow_dispatch: { inputs } })
  })
})

describe('inputs that a form and a caller share', () => {
  const level = z.enum(['low', 'high'])
  const on = triggers({
    workflow_dispatch: { inputs: { level, 'dry-run': { type: 'boolean' } } },
    workflow_call: { inputs: { level, image: { type: 'string' } } },
  })
  const env = { A: on.inputs.level, B: on.inputs['dry-run'], C: on.inputs.image }
  const one = job('one', { 'runs-on': 'x', if: eq(on.inputs.level, 'high'), steps: [run('true', { env })] })
  const made = compiled(workflow('w', { on, jobs: [one] }))

  it('are declared at both events', () => {
    expect(made.document.on.workflow_dispatch.inputs.level).toEqual({
      type: 'choice',
      options: ['low', 'high'],
      required: true,
    })
    expect(made.document.on.workflow_call.inputs.level).toEqual({ type: 'string', required: true })
  })

  it('are read by one name', () => {
    expect(made.document.jobs.one.if).toBe("inputs.level == 'high'")
    expect(made.document.jobs.one.steps[0].env).toEqual({
      A: '${{ inputs.level }}',
      B: '${{ inputs.dry-run }}',
      C: '${{ inputs.image }}',
    })
    expect(made.findings).toEqual([])
  })
})

describe('the secrets of a called workflow', () => {
  it('are declared and read by name', () => {
    const on = triggers({
      workflow_call: { secrets: { TOKEN: { required: true, description: 'For the registry' }, OTHER: null } },
    })
    const one = job('one', { 'runs-on': 'x', steps: [run('true', { env: { TOKEN: on.secrets.TOKEN } })] })
    const { document } = compiled(workflow('w', { on, jobs: [one] }))
    expect(document.on.workflow_call.secrets).toEqual({
      TOKEN: { required: true, description: 'For the registry' },
      OTHER: null,
    })
    expect(document.jobs.one.steps[0].env.TOKEN).toBe('${{ secrets.TOKEN }}')
  })
})
