// What files of the repository say about a build: its version, and the values of an axis.
import { formatVersion } from '../../model/version.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { flagIn, textIn } from '../read-fields.ts'
import { readVersionFile } from '../read-version-file.ts'
import { showValue } from '../show-value.ts'

/** The values of an axis from the text of a file: a list in JSON, or one value a line, `#` beginning a remark. */
function readAxisFile(file: string, text: string): Decided<readonly string[]> {
  const values = text.trimStart().startsWith('[') ? readJsonList(file, text) : decided(readValueLines(text))
  if (!values.ok) return values
  if (values.value.length === 0) return refused('malformed', `${file} holds no value`)
  const bad = values.value.find((value) => !/^[0-9A-Za-z][0-9A-Za-z._-]*$/.test(value))
  if (bad !== undefined)
    return refused('malformed', `${file} holds ${showValue(bad)}, which is no value (letters, digits, . _ -)`)
  const double = values.value.find((value, at) => values.value.indexOf(value) !== at)
  return double === undefined ? values : refused('malformed', `${file} holds ${showValue(double)} twice`)
}

const readValueLines = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')

function readJsonList(file: string, text: string): Decided<readonly string[]> {
  const list = parseJsonList(text)
  if (list === undefined)
    return refused('malformed', `${file} holds ${showValue(text.trim())}, which is no list in JSON`)
  const other = list.find((value) => typeof value !== 'string')
  if (other === undefined) return decided(list.map(String))
  // A number has lost its zero: 3.10 is read as 3.1.
  return refused(
    'malformed',
    `${file} holds ${JSON.stringify(other)}, which is no text; put every value in double quotes`,
  )
}

function parseJsonList(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

const firstAndLast = (values: readonly string[]): readonly string[] =>
  values.filter((_, at) => at === 0 || at === values.length - 1)

export const matrixFromFilesDoor: Door = {
  name: 'matrix-from-files',
  about: 'The version and the values of an axis, from files of the repository.',
  reads: {
    VERSION: { as: 'text-file', optional: true },
    AXIS: { as: 'text', optional: true },
    VALUES: { as: 'text-file', optional: true },
    FILE: { as: 'text', optional: true },
    ENDS: { as: 'flag', optional: true },
  },
  decide: (input) => {
    const version = 'version' in input ? readVersionFile(textIn(input, 'version')) : decided(undefined)
    if (!version.ok) return version
    const axis = textIn(input, 'axis')
    if ('values' in input !== (axis !== ''))
      return refused('missing', 'AXIS and VALUES go together: the name of the axis, and the file with its values')
    const all = axis === '' ? decided([]) : readAxisFile(textIn(input, 'file') || 'VALUES', textIn(input, 'values'))
    if (!all.ok) return all
    const values = flagIn(input, 'ends') ? firstAndLast(all.value) : all.value
    return decided({
      outputs: {
        version: version.value === undefined ? '' : formatVersion(version.value),
        values,
        axes: axis === '' ? {} : { [axis]: values },
      },
    })
  },
}
