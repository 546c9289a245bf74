// JSON with expressions in it, read without running it.
import { expect, test } from 'vitest'
import { readJsonTemplate } from '../../../src/check/crossings/json-template.ts'

const typesOf = (text: string): unknown =>
  Object.fromEntries([...(readJsonTemplate(text) ?? [])].map(([key, { type, value }]) => [key, [type, value]]))

test('values that are written out have their types, and those of expressions only where quotes show it', () => {
  const text =
    '{ "a": "x", "b": 1, "c": true, "d": {}, "e": ${{ toJSON(github.sha) }}, "f": "${{ github.sha }}", "g": null }'
  expect(typesOf(text)).toEqual({
    a: ['string', 'x'],
    b: ['number', 1],
    c: ['boolean', true],
    d: ['object', {}],
    e: [undefined, undefined],
    f: ['string', undefined],
    g: ['object', null],
  })
})

test.each(['', '[]', '1', '${{ toJSON(inputs) }}', '{ "a": }', '{ ${{ inputs.rest }} }'])('%j is no object', (text) => {
  expect(readJsonTemplate(text)).toBeUndefined()
})

test('an expression with braces, quotes or the name of a key in it does not mislead', () => {
  const text = `{"a": "\${{ format('{0} \\"b\\": }}', inputs.x) }} \\" y", "b": \${{ fromJSON('{"c": 1}').c }}}`
  const entries = readJsonTemplate(text)
  expect([...(entries?.keys() ?? [])]).toEqual(['a', 'b'])
  const { offset = 0, length = 0 } = entries?.get('a') ?? {}
  expect(text.slice(offset, offset + length)).toBe('a')
})
