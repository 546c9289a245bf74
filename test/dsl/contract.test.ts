// Contracts: one declaration, from which come the form, the typed payload, the data that is checked by, and the effect.
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { inputsDoor } from '../../src/decide/contract/validate-inputs.ts'
import { payloadDoor } from '../../src/decide/contract/validate-payload.ts'
import { dispatchPayloadDoor } from '../../src/decide/contract/dispatch-payload.ts'
import { contract } from '../../src/dsl/contract.ts'
import { confirmWord } from '../../src/dsl/contract/confirm-word.ts'
import { tree } from '../../src/dsl/expression.ts'
import type { Expression } from '../../src/dsl/expression.ts'
import { printValue } from '../../src/dsl/print.ts'
import { comment, job, run, triggers, workflow } from '../../src/index.ts'
import { eq, github, or, text } from '../../src/expressions.ts'
import { hostileTexts, policyWith, sent, sha } from '../decide/contract/contracts.ts'
import { outputsOf } from '../decide/open-door.ts'
import { fill } from '../world/expressions.ts'
import { compiled } from './modules.ts'

const printed = (value: Expression): string => printValue(value[tree], { of: () => '' })

const relayUpdated = contract(
  'relay-updated',
  {
    relay_ref: { holds: 'ref', required: true },
    relay_ref_type: z.enum(['branch', 'tag']),
    relay_sha: z.string().regex(/^[0-9a-f]{40}$/),
    relay_sha_short: z.string().regex(/^[0-9a-f]{7}$/),
  },
  { versions: { ref: 'relay_ref', type: 'relay_ref_type' } },
)

describe('a contract', () => {
  test.each<[string, () => unknown, string]>([
    ['without a name', () => contract('', {}), 'contract : it needs a name'],
    [
      'with a field that is no name of an output',
      () => contract('a', { '1x': z.string() }),
      'contract a: 1x is no name of a field',
    ],
    [
      'with two fields that GitHub takes for one',
      () => contract('a', { x: z.string(), X: z.string() }),
      'contract a: X differs from another field only in',
    ],
    [
      'that GitHub does not carry',
      () =>
        contract('a', Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`f${n}`, { type: 'string' as const }]))),
      'contract a: a payload has at most 10 fields, and this one has 11',
    ],
    ['with a name that is too long', () => contract('x'.repeat(101), {}), 'an event type has at most 100 characters'],
  ])('%s is refused', (_what, make, message) => {
    expect(make).toThrow(message)
  })

  it('of a form may have more than ten fields', () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`f${n}`, { type: 'string' as const }]))
    expect(contract('a', many, { carries: 'inputs' }).outputs).toHaveLength(11)
  })

  it('A09 says which field is a version and which says that it is a tag', () => {
    expect(relayUpdated.data.versions).toEqual({ ref: 'relay_ref', type: 'relay_ref_type' })
    expect(() => contract('a', { ref: z.string() }, { versions: { ref: 'ref', type: 'x' as 'ref' } })).toThrow(
      'contract a: versions names x, which is none of its fields',
    )
  })

  it('cannot be changed by whoever reads it', () => {
    expect(Object.isFrozen(relayUpdated)).toBe(true)
    expect(Object.isFrozen(relayUpdated.data)).toBe(true)
    expect(Object.isFrozen(relayUpdated.inputs)).toBe(true)
  })

  it('A05 declares the dispatch as an effect on the repository that gets it', () => {
    expect(relayUpdated.sends('chatmail/docker')).toEqual({
      does: 'dispatch',
      repository: 'chatmail/docker',
      about: 'relay-updated',
    })
  })
})

const onRef = (ref: string): Readonly<Record<string, unknown>> => ({
  github: { ref_name: ref, ref_type: 'branch', sha },
})

describe('the payload of a contract', () => {
  const filled = relayUpdated.filled({
    relay_ref: github.ref_name,
    relay_ref_type: github.ref_type,
    relay_sha: github.sha,
    relay_sha_short: '3f2c1ab',
  })

  it('A06 A08 is JSON whose values are all written by toJSON', () => {
    expect(printed(filled)).toMatchInlineSnapshot(`
      "{
        "relay_ref": \${{ toJSON(github.ref_name) }},
        "relay_ref_type": \${{ toJSON(github.ref_type) }},
        "relay_sha": \${{ toJSON(github.sha) }},
        "relay_sha_short": "3f2c1ab"
      }"
    `)
  })

  /** As the workflow of old put it together. */
  const interpolated = '{ "relay_ref": "${{ github.ref_name }}", "relay_sha": "${{ github.sha }}" }'

  it('A08 was no JSON any more, or other JSON, when a ref had a quote in its name', () => {
    expect(() => JSON.parse(fill(interpolated, onRef('a"b'))) as unknown).toThrow()
    const forged = JSON.parse(fill(interpolated, onRef('x", "relay_sha": "HEAD", "y": "'))) as object
    expect(Object.keys(forged)).toEqual(['relay_ref', 'relay_sha', 'y'])
  })

  test.each(hostileTexts)('A08 INV-51 with %s in the name of the ref holds exactly that name', (_what, ref) => {
    const read = JSON.parse(fill(printed(filled), onRef(ref))) as object
    expect(read).toEqual({ relay_ref: ref, relay_ref_type: 'branch', relay_sha: sha, relay_sha_short: '3f2c1ab' })
  })

  it('A06 A08 goes from the sender through both decisions as it is', () => {
    const contexts = { github: { ref_name: '1.11.0', ref_type: 'tag', sha } }
    const policy = policyWith(relayUpdated.data)
    const { payload } = outputsOf(dispatchPayloadDoor, policy, {
      CONTRACT: 'relay-updated',
      FIELDS: fill(printed(filled), contexts),
    })
    expect(outputsOf(payloadDoor, policy, { CONTRACT: 'relay-updated', PAYLOAD: payload })).toEqual(sent)
  })

  it('holds texts, numbers and booleans as they are, and leaves out what is not set', () => {
    const any = contract('any', { count: z.number(), dry: z.boolean(), note: z.string().optional(), on: z.boolean() })
    const expression = any.filled({ count: 3, dry: false, note: undefined, on: eq(github.ref_type, 'tag') })
    expect(JSON.parse(fill(printed(expression), { github: { ref_type: 'tag' } }))).toEqual({
      count: 3,
      dry: false,
      on: true,
    })
    expect(printed(contract('none', {}).filled({}))).toBe('{\n}')
  })

  it('takes words with expressions in them', () => {
    const any = contract('any', { note: z.string() })
    const note = any.filled({ note: text`run ${github.run_id} of "${github.ref_name}"` })
    const contexts = { github: { run_id: '1', ref_name: 'x"y' } }
    expect(JSON.parse(fill(printed(note), contexts))).toEqual({ note: 'run 1 of "x"y"' })
  })

  it('A16 is read by the names of its fields', () => {
    const ref = or(relayUpdated.payload.relay_ref, 'main')
    expect(printed(ref)).toBe("${{ github.event.client_payload.relay_ref || 'main' }}")
  })
})

describe('a workflow with contracts', () => {
  const promote = contract(
    'promote',
    {
      confirm: confirmWord('promote'),
      target: { type: 'choice', options: ['prod'], default: 'prod', sentence: 'x' },
      digest: z
        .string()
        .regex(/^sha256:[0-9a-f]{64}$/)
        .optional()
        .describe('Another digest'),
    },
    { carries: 'inputs' },
  )
  const on = triggers({
    repository_dispatch: { types: relayUpdated.types },
    workflow_dispatch: { inputs: promote.inputs },
  })
  const { document } = compiled(
    workflow('any', {
      on,
      jobs: [job('a', { 'runs-on': 'x', steps: [run('true', { env: { TARGET: on.inputs.target } })] })],
    }),
  )

  it('A14 C24 B16 has the form and the event type from them, and no word that GitHub does not know', () => {
    expect(document.on).toEqual({
      repository_dispatch: { types: ['relay-updated'] },
      workflow_dispatch: {
        inputs: {
          confirm: { description: 'Type promote to go on', type: 'string', required: true },
          target: { type: 'choice', options: ['prod'], default: 'prod' },
          digest: { description: 'Another digest', type: 'string' },
        },
      },
    })
  })

  it('C24 has a form with exactly the fields that are checked', () => {
    expect(Object.keys(document.on.workflow_dispatch.inputs)).toEqual(Object.keys(promote.data.fields))
    const filled = { confirm: 'promote', target: 'prod', digest: '' }
    expect(outputsOf(inputsDoor, policyWith(promote.data), { CONTRACT: 'promote', INPUTS: filled })).toEqual(filled)
  })

  it('keeps the comment of a field', () => {
    const noted = contract('any', { ref: comment('The branch to build.', { type: 'string' }) })
    const { comments } = compiled(
      workflow('any', {
        on: { workflow_dispatch: { inputs: noted.inputs } },
        jobs: [job('a', { 'runs-on': 'x', steps: [run('true')] })],
      }),
    )
    expect(comments.map(([, words]) => words)).toContain('The branch to build.')
  })
})

describe('a word to confirm', () => {
  it('B16 says by itself what it must be', () => {
    expect(confirmWord('promote')).toMatchObject({
      required: true,
      sentence: "Confirmation input must be exactly 'promote'",
    })
  })

  it('B40 says what the author says', () => {
    const word = confirmWord('ROLLBACK', 'Confirmation failed. Set confirm to ROLLBACK.')
    const { data } = contract('rollback', { confirm: word }, { carries: 'inputs' })
    expect(outputsOf(inputsDoor, policyWith(data), { CONTRACT: 'rollback', INPUTS: { confirm: 'no' } })).toEqual({
      malformed: ['Confirmation failed. Set confirm to ROLLBACK.'],
    })
  })

  it('is taken literally', () => {
    const { data } = contract('any', { confirm: confirmWord('a.c (really)') }, { carries: 'inputs' })
    const confirmed = (confirm: string): object =>
      outputsOf(inputsDoor, policyWith(data), { CONTRACT: 'any', INPUTS: { confirm } })
    expect(confirmed('a.c (really)')).toEqual({ confirm: 'a.c (really)' })
    expect(confirmed('abc (really)')).toHaveProperty('malformed')
    expect(() => confirmWord('')).toThrow('confirmWord() needs a word')
  })
})
