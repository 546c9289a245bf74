// Reads the variables that promotions and rollbacks have in common; a value of the wrong form is told with its name.
import { isTagName } from '../../model/tag-grammar.ts'
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import { variableName } from '../read-digest.ts'
import { textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import { showValue } from '../show-value.ts'

/** Tags, separated by blanks, commas or line ends. */
export function readTagList(input: JsonRecord, field: string): Decided<readonly string[]> {
  const tags = textIn(input, field)
    .split(/[\s,]+/)
    .filter((tag) => tag !== '')
  const wrong = tags.find((tag) => !isTagName(tag))
  return wrong === undefined
    ? decided(tags)
    : refused('malformed', `${variableName(field)} holds ${showValue(wrong)}, which is no tag`)
}

export interface Day {
  /** YYYYMMDD */
  readonly date: string
  /** HHMMSS; empty where only the day counts. */
  readonly time: string
}

/** The day, and the time where there is one; nothing here has a clock. */
export function readDay(input: JsonRecord): Decided<Day> {
  const date = textIn(input, 'date')
  const time = textIn(input, 'time')
  if (!/^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(date))
    return refused('malformed', `DATE is ${showValue(date)}, not YYYYMMDD`)
  if (time !== '' && !/^([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(time))
    return refused('malformed', `TIME is ${showValue(time)}, not HHMMSS`)
  return decided({ date, time })
}

export type ChangeKind = 'promotion' | 'rollback'

export function readChangeKind(input: JsonRecord): Decided<ChangeKind> {
  const kind = textIn(input, 'kind') || 'promotion'
  if (kind === 'promotion' || kind === 'rollback') return decided(kind)
  return refused('malformed', `KIND is ${showValue(kind)}, not promotion or rollback`)
}

/** Who changes a channel, in which run, and why; kept with the change. */
export interface Author {
  readonly by: string
  readonly run: string
  readonly reason: string
}

export const readAuthor = (input: JsonRecord): Author => ({
  by: textIn(input, 'by'),
  run: textIn(input, 'run'),
  reason: oneLine(textIn(input, 'reason')),
})

/** Free text as a record keeps it. */
export const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
