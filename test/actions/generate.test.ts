// The generated bindings: they are what the script makes from the data, and the data say what they should.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { strayNames } from '../../scripts/generate-actions/facts.ts'
import type { Metadata } from '../../scripts/generate-actions/facts.ts'
import { actionFiles } from '../../scripts/generate-actions/files.ts'
import { overlays } from '../../scripts/generate-actions/overlay.ts'

const root = new URL('../../', import.meta.url)
const room = new URL('src/actions/', root)
const data = readFileSync(new URL('actions.json', room), 'utf8')
const metadata = JSON.parse(data) as Record<string, Metadata>

describe('the committed bindings', () => {
  const files = actionFiles(metadata, overlays)

  it.each([...files])('%s is what scripts/generate-actions.ts writes', (path, text) => {
    expect(readFileSync(new URL(path, root), 'utf8')).toBe(text)
  })

  it('are all there is below the owners', () => {
    const found = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((path) => /^[^/]+\/[^/]+$/.test(path))
    const made = [...files.keys()].map((path) => path.slice('src/actions/'.length)).filter((path) => path.includes('/'))
    expect(found.toSorted()).toEqual(made.toSorted())
  })
})

describe('the data', () => {
  it('hold no commit and no version of an action: those stand in the lock alone', () => {
    expect(data).not.toMatch(/\b[0-9a-f]{40}\b|"sha"|"version": "/)
  })

  it.each(Object.entries(overlays))('of %s name inputs that it takes', (name, overlay) => {
    expect(metadata[name]).toBeDefined()
    expect(strayNames(metadata[name] as Metadata, overlay)).toEqual([])
  })

  it('catch an input that an action does not take', () => {
    expect(
      strayNames({ inputs: { path: {} }, outputs: [] }, { as: 'x', lines: ['path', 'paths'], tokenInput: 'token' }),
    ).toEqual(['paths', 'token'])
  })
})

it('an input gets its type, its place in a list, its default and its warning from the data', () => {
  const files = actionFiles(
    {
      'acme/send-action': {
        inputs: {
          to: { required: true },
          from: { required: true, default: 'us' },
          'dry-run': { default: 'false' },
          quiet: {},
          attempts: { default: '3' },
          files: {},
          labels: {},
          when: { default: 'null' },
          mode: {},
          title: { default: "it's" },
          subject: { deprecated: true },
        },
        outputs: [],
      },
    },
    {
      'acme/send-action': {
        as: 'sendMail',
        lines: ['files'],
        commas: ['labels'],
        booleans: ['quiet'],
        types: { mode: "'plain' | 'html'" },
        deprecated: { subject: 'Use `title`.' },
        permissions: { contents: 'read' },
      },
    },
  )
  expect(files.get('src/actions/acme/send-mail.ts')).toMatchInlineSnapshot(`
    "// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
    import { defineAction } from '../binding.ts'
    import type { Action } from '../binding.ts'

    /** What acme/send-action takes. */
    export interface SendMailInputs {
      readonly to: string
      /** Default: \`us\`. */
      readonly from?: string
      /** Default: \`false\`. */
      readonly 'dry-run'?: boolean
      readonly quiet?: boolean
      /** Default: \`3\`. */
      readonly attempts?: number
      /** A list is written one item a line. */
      readonly files?: string | readonly string[]
      /** A list is written with commas. */
      readonly labels?: string | readonly string[]
      readonly when?: string
      readonly mode?: 'plain' | 'html'
      /** Default: \`it's\`. */
      readonly title?: string
      /** @deprecated Use \`title\`. */
      readonly subject?: string
    }

    /** What acme/send-action gives. */
    export type SendMailOutput = never

    /** Uses acme/send-action. */
    export const sendMail: Action<SendMailInputs, SendMailOutput> = defineAction({
      name: 'acme/send-action',
      inputs: {
        to: { required: true },
        from: { default: 'us' },
        'dry-run': { boolean: true, default: 'false' },
        quiet: { boolean: true },
        attempts: { default: '3' },
        files: { list: '\\n' },
        labels: { list: ',' },
        when: {},
        mode: {},
        title: { default: "it's" },
        subject: { deprecated: 'Use \`title\`.' },
      },
      outputs: [],
      permissions: { contents: 'read' },
    })
    "
  `)
})

it('an action without an entry in the overlay is named', () => {
  expect(() => actionFiles({ 'acme/x': { inputs: {}, outputs: [] } }, {})).toThrow('acme/x has no entry')
})
