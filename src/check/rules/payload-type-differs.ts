// A field that is sent as one type and read as another: the receiver refuses it when the run is there.
import type { ContractField } from '../../model/contract.ts'
import { dispatchesOf, type SentField } from '../crossings/dispatches.ts'
import { receiversOf } from '../crossings/pairs.ts'
import type { Rule } from '../rule.ts'

export const payloadTypeDiffers: Rule<'payload-type-differs'> = {
  id: 'payload-type-differs',
  severity: 'error',
  *check(file, project) {
    for (const dispatch of dispatchesOf(file, project)) {
      for (const { contracts } of receiversOf(dispatch, project)) {
        const read = contracts.find(({ contract }) => contract.name === dispatch.event)
        if (read === undefined) continue
        for (const [name, sent] of dispatch.fields ?? []) {
          const field = read.contract.fields[name]
          const difference = field && differenceOf(sent, dispatch.contract?.fields[name], field)
          if (difference === undefined) continue
          yield {
            place: sent.place,
            args: { event: dispatch.event, field: name, ...difference },
            related: [{ place: read.place, note: 'read here' }],
          }
        }
      }
    }
  },
}

interface Difference {
  readonly sent: string
  readonly read: string
}

/** Text that holds a number or a boolean is read as one; everything else has to agree. */
function differenceOf(
  sent: SentField,
  declared: ContractField | undefined,
  field: ContractField,
): Difference | undefined {
  const read = wordsOf(field)
  if (declared !== undefined) return fits(declared, field) ? undefined : { sent: wordsOf(declared), read }
  if (sent.value !== undefined) {
    const value = JSON.stringify(sent.value)
    return takes(field, sent.value) ? undefined : { sent: value, read }
  }
  // A text that only the run knows may hold what is asked for.
  const isOther = sent.type === 'object' || (sent.type !== undefined && sent.type !== 'string' && isText(field))
  return isOther ? { sent: `a value of the type ${sent.type}`, read } : undefined
}

const isText = ({ type }: ContractField): boolean => type === 'string' || type === 'choice'

/** Whether all that one contract lets through is taken by another. */
function fits(declared: ContractField, { type, options = [] }: ContractField): boolean {
  if (declared.type === 'choice' && type === 'choice')
    return declared.options?.every((one) => options.includes(one)) ?? true
  return declared.type === type || (declared.type === 'choice' && type === 'string')
}

function takes({ type, options = [] }: ContractField, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string'
    case 'choice':
      return typeof value === 'string' && options.includes(value)
    case 'boolean':
      return /^(?:true|false)$/.test(String(value))
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(String(value))
  }
}

function wordsOf({ type, options = [] }: ContractField): string {
  if (type === 'choice') return `one of ${options.join(', ')}`
  return type === 'string' ? 'text' : type === 'number' ? 'a number' : 'true or false'
}
