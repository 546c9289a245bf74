// A workflow without events never runs.
import type { Rule } from '../rule.ts'

export const noTrigger: Rule<'no-trigger'> = {
  id: 'no-trigger',
  severity: 'error',
  *check(file) {
    if (file.kind !== 'workflow' || file.triggers.length > 0) return
    const [firstKey = ''] = Object.keys(file.data)
    const place = Object.hasOwn(file.data, 'on') ? file.keyPlace(['on']) : file.keyPlace([firstKey])
    yield { place, args: { workflow: file.name } }
  },
}
