// Whether a channel stands still today: on some days of the week it does, unless somebody insists.
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { asTexts, flagIn, textIn } from '../read-fields.ts'
import { showValue } from '../show-value.ts'

const daysOfWeek = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

export interface FreezeRequest {
  /** YYYYMMDD, in UTC. */
  readonly date: string
  readonly days: readonly string[]
  readonly force: boolean
  readonly channel: string
}

export interface Freeze {
  readonly frozen: boolean
  readonly reason: string
}

function decideFreeze({ date, days, force, channel }: FreezeRequest): Decided<Freeze> {
  const unknown = days.find((day) => !daysOfWeek.includes(day))
  if (unknown !== undefined)
    return refused('malformed', `DAYS has ${showValue(unknown)}; days are called ${daysOfWeek.join(', ')}`)
  const today = findDayOfWeek(date)
  if (today === undefined) return refused('malformed', `DATE is ${showValue(date)}, which is no day (YYYYMMDD)`)
  if (!days.includes(today)) return decided({ frozen: false, reason: `${channel} moves: it is ${today}` })
  if (force) return decided({ frozen: false, reason: `${channel} moves although it is ${today}: it was forced` })
  return decided({ frozen: true, reason: `${channel} stays where it is: it is ${today}` })
}

/** The name of the day; undefined for a date that no calendar has. */
function findDayOfWeek(date: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})(\d{2})(\d{2})$/.exec(date) ?? []
  const moment = new Date(`${year}-${month}-${day}T00:00:00Z`)
  const isReal = !Number.isNaN(moment.getTime()) && moment.getUTCDate() === Number(day)
  return isReal ? daysOfWeek[moment.getUTCDay()] : undefined
}

export const stagingFreezeDoor: Door = {
  name: 'staging-freeze',
  about: 'Whether a channel stands still today.',
  reads: {
    DATE: { as: 'text' },
    FORCE: { as: 'flag', optional: true },
    DAYS: { as: 'json', optional: true },
    CHANNEL: { as: 'text', optional: true },
  },
  decide: (input) => {
    const days = asTexts(input['days'] ?? ['Tuesday', 'Wednesday'])
    if (days === undefined) return refused('malformed', 'DAYS is no list of days, such as ["Tuesday", "Wednesday"]')
    const channel = textIn(input, 'channel') || 'staging'
    const freeze = decideFreeze({ date: textIn(input, 'date'), days, force: flagIn(input, 'force'), channel })
    if (!freeze.ok) return freeze
    const { frozen, reason } = freeze.value
    return decided({ outputs: { frozen, hold: frozen ? channel : '', reason }, log: [reason] })
  },
}
