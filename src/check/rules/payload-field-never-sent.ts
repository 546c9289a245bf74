// A field of a payload that is read and that nobody sends: the value is empty, or the contract refuses every dispatch.
import type { Place } from '../../model/place.ts'
import type { Dispatch } from '../crossings/dispatches.ts'
import { sendersOf } from '../crossings/pairs.ts'
import { receiverOf, type Receiver } from '../crossings/receivers.ts'
import type { Rule } from '../rule.ts'

export const payloadFieldNeverSent: Rule<'payload-field-never-sent'> = {
  id: 'payload-field-never-sent',
  severity: 'warning',
  *check(file, project) {
    const receiver = receiverOf(file, project)
    if (receiver === undefined) return
    const senders = sendersOf(receiver, project)
    if (senders.length === 0 || senders.some(({ fields }) => fields === undefined)) return
    for (const { field, place, event, isRequired } of readingsOf(receiver, senders)) {
      const mine = senders.filter((sender) => event === undefined || sender.event === event)
      const lacking = mine.filter(({ fields }) => fields?.has(field) === false)
      // Whoever reads a field that only some send has a value for the others; a contract that demands it has none.
      if (lacking.length === 0 || (lacking.length < mine.length && !isRequired)) continue
      const [first] = lacking
      const sent = [...new Set(lacking.flatMap(({ fields }) => [...(fields?.keys() ?? [])]))]
      yield {
        place,
        severity: isRequired ? 'error' : 'warning',
        args: { event: first?.event ?? '', field, sender: first?.file.path ?? '', fields: sent, isRequired },
        related: lacking.map((one) => ({ place: one.place, note: 'sent here' })),
      }
    }
  },
}

interface FieldReading {
  readonly field: string
  readonly place: Place
  /** The event that it is read of; undefined for any. */
  readonly event: string | undefined
  readonly isRequired: boolean
}

/** What a contract lets out need not be sent yet: receivers come before senders. */
function readingsOf({ reads, contracts }: Receiver, senders: readonly Dispatch[]): readonly FieldReading[] {
  const events = senders.map(({ event }) => event)
  const demanded = contracts.flatMap(({ contract, place }) =>
    Object.entries(contract.fields)
      .filter(([, { required }]) => required && events.includes(contract.name))
      .map(([field]) => ({ field, place, event: contract.name, isRequired: true })),
  )
  const known = new Set(contracts.flatMap(({ contract }) => Object.keys(contract.fields)))
  const named = [...reads]
    .filter(([field]) => !known.has(field))
    .map(([field, place]) => ({ field, place, event: undefined, isRequired: false }))
  return [...demanded, ...named]
}
