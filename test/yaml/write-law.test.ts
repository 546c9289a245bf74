// What holds for every document: readers of both YAML versions give back the data, whatever the notes and blank lines.
import fc from 'fast-check'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import type { Yaml } from '../../src/model/noted.ts'
import { githubLayout } from '../../src/yaml/layout.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { writeYaml } from '../../src/yaml/write.ts'
import type { WriteYamlOptions } from '../../src/yaml/write.ts'
import { annotate, text, traps, tree } from './arbitrary.ts'

const runs = { numRuns: 1000 }
const old = { version: '1.1', merge: false } as const
const notes = fc.array(fc.option(text, { nil: undefined }), { maxLength: 6 })
const layout = fc.constantFrom<WriteYamlOptions>({}, { blankBefore: githubLayout }, { blankBefore: () => true })

/** The one exception: `on` at the top stays plain, as GitHub wants it and a YAML 1.1 reader does not. */
const hasTrigger = (data: Yaml): boolean =>
  typeof data === 'object' && data !== null && !Array.isArray(data) && Object.hasOwn(data, 'on')

describe('a written document', () => {
  it('gives its data back to a YAML 1.2 reader', () => {
    const property = fc.property(tree, (data) => {
      expect(parse(writeYaml(data))).toEqual(data)
    })
    fc.assert(property, runs)
  })

  it('gives its data back to a YAML 1.1 reader', () => {
    const property = fc.property(tree, (data) => {
      fc.pre(!hasTrigger(data))
      expect(parse(writeYaml(data), old)).toEqual(data)
    })
    fc.assert(property, runs)
  })

  it('gives its data back to our own reader, without problems', () => {
    const property = fc.property(tree, (data) => {
      const { file, problems } = readYaml('x.yml', writeYaml({ root: data }))
      expect(problems).toEqual([])
      expect(file?.data).toEqual({ root: data })
    })
    fc.assert(property, runs)
  })

  it('has the same data with any notes, header and blank lines', () => {
    const property = fc.property(
      tree,
      notes,
      layout,
      fc.option(text, { nil: undefined }),
      (data, words, options, header) => {
        const written = writeYaml(annotate(data, words), { ...options, ...(header !== undefined && { header }) })
        expect(parse(written)).toEqual(data)
        if (!hasTrigger(data)) expect(parse(written, old)).toEqual(data)
      },
    )
    fc.assert(property, runs)
  })

  it('has the same bytes each time', () => {
    const property = fc.property(tree, notes, layout, (data, words, options) => {
      expect(writeYaml(annotate(data, words), options)).toBe(writeYaml(annotate(structuredClone(data), words), options))
    })
    fc.assert(property, runs)
  })

  it('holds nothing that some reader takes for a line end, but line feeds', () => {
    const property = fc.property(tree, notes, (data, words) => {
      expect(writeYaml(annotate(data, words))).not.toMatch(/[\r\u0085\u2028\u2029\ufeff]/)
    })
    fc.assert(property, runs)
  })
})

describe('a text', () => {
  it('comes back from every spot it can stand at, in both versions', () => {
    const property = fc.property(text, (word) => {
      const spots: Yaml[] = [word, [word], [[word, word]], { a: word }, { [`x${word}`]: word }, [{ a: { b: [word] } }]]
      for (const spot of spots) {
        expect(parse(writeYaml(spot))).toEqual(spot)
        expect(parse(writeYaml(spot), old)).toEqual(spot)
      }
    })
    fc.assert(property, runs)
  })

  it.each(traps.map((trap) => [trap]))('that misleads readers comes back: %j', (trap) => {
    for (const options of [{}, old])
      expect(parse(writeYaml([trap, { [trap]: trap }]), options)).toEqual([trap, { [trap]: trap }])
  })
})

it('a script of a megabyte comes back', () => {
  const script = `${'\techo "🙂 it\'s"  # x: y  \n\n'.repeat(40_000)}end\n`
  expect(parse(writeYaml({ run: script }))).toEqual({ run: script })
})
