// Why a text does not fit its field: hidden signs, length, form, or what it is meant to hold.
import type { ContractField, FieldMeaning } from '../../model/contract.ts'
import { isTagName } from '../../model/tag-grammar.ts'
import { findRefProblem, isCommitId, readRefName } from '../hostile-ref.ts'
import { escapeSign, findHiddenSign, showValue } from '../show-value.ts'

/** What is said after the name of the field; undefined when the text fits. */
export function findTextProblem(field: ContractField, text: string): string | undefined {
  return findHidden(field, text) ?? findLength(field, text) ?? findMisfit(field, text)
}

/** Quotes, `$(…)` and words that end a block are text like any other; what nobody can see in a log is refused. */
function findHidden({ holds }: ContractField, text: string): string | undefined {
  const sign = findHiddenSign(holds === 'lines' ? text.replaceAll(/\r\n|[\n\t]/g, ' ') : text)
  if (sign === undefined) return undefined
  const what = /[\n\r\u2028\u2029]/.test(sign) ? 'a line break' : 'a hidden character'
  return `holds ${what} (${escapeSign(sign)}), and only plain text is taken`
}

function findLength({ least, most }: ContractField, text: string): string | undefined {
  const { length } = text
  if (least !== undefined && length < least) return `is ${showValue(text)}, shorter than ${countCharacters(least)}`
  if (most !== undefined && length > most) return `is ${countCharacters(length)} long, and the most is ${most}`
  return undefined
}

const countCharacters = (count: number): string => (count === 1 ? '1 character' : `${count} characters`)

function findMisfit({ pattern, holds }: ContractField, text: string): string | undefined {
  const problem = holds === undefined ? undefined : findMeaningProblem(holds, text)
  if (problem !== undefined) return `is ${showValue(text)}, ${problem}`
  const fits = pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(text)
  return fits ? undefined : `is ${showValue(text)}, not of the form ${pattern}`
}

function findMeaningProblem(holds: FieldMeaning, text: string): string | undefined {
  switch (holds) {
    case 'commit':
      return isCommitId(text) ? undefined : 'not the 40 hex digits of a commit'
    case 'digest':
      return /^sha256:[0-9a-f]{64}$/.test(text) ? undefined : 'not a digest (sha256: and 64 hex digits)'
    case 'tag':
      return isTagName(text) ? undefined : 'which no registry takes for a tag'
    case 'ref': {
      const problem = findRefProblem(readRefName(text).name)
      return problem === undefined ? undefined : `which is no name of a branch or tag: it ${problem}`
    }
    case 'lines':
      return undefined
  }
}
