// Holds what files of a repository say about a build, and what is told when they say it wrongly.
import { describe, expect, it } from 'vitest'
import { matrixFromFilesDoor } from '../../../src/decide/build/matrix-from-files.ts'
import { outputsOf } from '../open-door.ts'
import { policy } from './release-onto.ts'
import type { Variables } from './release-onto.ts'

const read = (variables: Variables): Variables => outputsOf(matrixFromFilesDoor, policy, variables)

const python = { AXIS: 'python', FILE: 'PYTHON_VERSIONS' }

describe('a matrix from files', () => {
  it('D03 D05 the version comes from one file, the axis from another', () => {
    expect(read({ VERSION: 'v0.1.0rc3\n', ...python, VALUES: '["3.7", "3.13"]\n' })).toEqual({
      version: '0.1.0rc3',
      values: ['3.7', '3.13'],
      axes: { python: ['3.7', '3.13'] },
    })
    expect(read({ VERSION: '1.2.3' })).toEqual({ version: '1.2.3', values: [], axes: {} })
  })

  it.each([
    ['["3.7", "3.10"]', ['3.7', '3.10']],
    ['3.7\n3.10\n', ['3.7', '3.10']],
    ['# supported\n3.7 # the oldest\r\n\r\n  3.10  \n', ['3.7', '3.10']],
  ])('D03 %j is %j', (VALUES, values) => {
    expect(read({ ...python, VALUES })['values']).toEqual(values)
  })

  it.each([
    ['["3.7", "3.8", "3.13"]', ['3.7', '3.13']],
    ['["3.7"]', ['3.7']],
  ])('D18 of %j a pull request takes %j', (VALUES, values) => {
    expect(read({ ...python, VALUES, ENDS: 'true' })['axes']).toEqual({ python: values })
  })

  it.each<[text: string, sentence: string]>([
    ['[3.7, 3.10]', 'PYTHON_VERSIONS holds 3.7, which is no text; put every value in double quotes'],
    ['["3.7",]', `PYTHON_VERSIONS holds '["3.7",]', which is no list in JSON`],
    ['[]', 'PYTHON_VERSIONS holds no value'],
    ['\n# none\n', 'PYTHON_VERSIONS holds no value'],
    ['["3.7", "3.7"]', "PYTHON_VERSIONS holds '3.7' twice"],
    ['3.7 3.8', "PYTHON_VERSIONS holds '3.7 3.8', which is no value (letters, digits, . _ -)"],
    ['3.7; rm -rf /', "PYTHON_VERSIONS holds '3.7; rm -rf /', which is no value (letters, digits, . _ -)"],
    ['{"a": 1}', `PYTHON_VERSIONS holds '{"a": 1}', which is no value (letters, digits, . _ -)`],
  ])('D03 %j is told with its file', (VALUES, sentence) => {
    expect(read({ ...python, VALUES })).toEqual({ malformed: [sentence] })
  })

  it.each(['soon', '1.2', '1.2.3.4.', '01.2.3', '1.2.3\n1.2.4', 'latest'])('D05 %j is no version', (VERSION) => {
    const shown = VERSION.replace('\n', String.raw`\u000A`)
    expect(read({ VERSION })).toEqual({
      malformed: [`The VERSION file holds '${shown}', which is no version (expected: 1.2.3)`],
    })
  })

  it('an axis without a file, and a file without an axis, are told', () => {
    const answer = { missing: ['AXIS and VALUES go together: the name of the axis, and the file with its values'] }
    expect(read({ AXIS: 'python' })).toEqual(answer)
    expect(read({ VALUES: '["3.7"]' })).toEqual(answer)
  })
})
