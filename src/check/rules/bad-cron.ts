// A schedule that GitHub does not take, or does not keep: other than five POSIX fields, out of range, or too often.
import { cronProblem } from '../../language/cron.ts'
import { fieldsOf, textOf } from '../reading/fields.ts'
import type { Rule } from '../rule.ts'

export const badCron: Rule<'bad-cron'> = {
  id: 'bad-cron',
  severity: 'error',
  *check(file) {
    const schedule = file.trigger('schedule')
    for (const [index, item] of (schedule?.items ?? []).entries()) {
      const cron = textOf(fieldsOf(item)['cron'])
      const reason = cron === undefined ? undefined : cronProblem(cron)
      if (cron === undefined || reason === undefined) continue
      yield { place: file.place(['on', 'schedule', index, 'cron']), args: { cron, reason } }
    }
  },
}
