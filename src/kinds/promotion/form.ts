// The form of a promotion or rollback, checked before anything is read, and before any login.
import { github } from '../../dsl/contexts.ts'
import { contract } from '../../dsl/contract.ts'
import type { AnyContract } from '../../dsl/contract.ts'
import type { FieldWords } from '../../dsl/contract/fields.ts'
import { expression } from '../../dsl/expression.ts'
import type { Expression } from '../../dsl/expression.ts'
import type { Step } from '../../dsl/step.ts'
import { decide } from '../../steps/decide.ts'

export type FormFields = Readonly<Record<string, FieldWords>>

/** The form of a workflow; its contract is called after the file. */
export const formOf = (file: string, fields: FormFields): AnyContract =>
  contract(file.replace(/\.ya?ml$/, ''), fields, { carries: 'inputs' })

/** What was filled in, checked; later steps read its outputs and never `inputs`. */
export const checkForm = ({ name, outputs }: AnyContract): Step<string> =>
  decide('inputs', {
    name: 'Check the form',
    env: { CONTRACT: name, INPUTS: allInputs, EVENT: github.event_name },
    outputs,
  })

const allInputs: Expression<string, 'inputs'> = expression({
  kind: 'call',
  name: 'toJSON',
  args: [{ kind: 'context', name: 'inputs' }],
})

/** A field of a form that is known to have it. */
export function fieldOf<V>(values: Readonly<Record<string, V>>, name: string): V {
  const value = values[name]
  if (value === undefined) throw new TypeError(`the form has no field '${name}'`)
  return value
}

/** Why it is done: kept in the record. */
export const reasonField: FieldWords = { type: 'string', description: 'Why now (kept in the record)', most: 500 }
