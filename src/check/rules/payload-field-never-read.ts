// A field that one repository sends and that no workflow of the receiver reads: forgotten there, or spelt in another way.
import { dispatchesOf } from '../crossings/dispatches.ts'
import { receiversOf } from '../crossings/pairs.ts'
import type { Receiver } from '../crossings/receivers.ts'
import type { Rule } from '../rule.ts'

export const payloadFieldNeverRead: Rule<'payload-field-never-read'> = {
  id: 'payload-field-never-read',
  severity: 'warning',
  *check(file, project) {
    for (const dispatch of dispatchesOf(file, project)) {
      const receivers = receiversOf(dispatch, project)
      if (receivers.length === 0 || receivers.some(({ readsAll }) => readsAll)) continue
      const known = [...new Set(receivers.flatMap(namesOf))]
      for (const [field, { place }] of dispatch.fields ?? []) {
        if (known.includes(field)) continue
        const [receiver] = receivers
        yield {
          place,
          args: { event: dispatch.event, field, receiver: receiver?.file.path ?? '', fields: known },
          related: receivers
            .flatMap((one) => one.file.trigger('repository_dispatch') ?? [])
            .map(({ place: there }) => ({
              place: there,
              note: 'received here',
            })),
        }
      }
    }
  },
}

const namesOf = ({ reads, contracts }: Receiver): readonly string[] => [
  ...reads.keys(),
  ...contracts.flatMap(({ contract }) => Object.keys(contract.fields)),
]
