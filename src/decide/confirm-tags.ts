// Whether every tag that was written stands for its digest: a registry may show the past for a while, so there can be another look.
import { decided, refused } from './decision.ts'
import type { Decided } from './decision.ts'
import type { Door } from './door.ts'
import { asRecords, isImageDigest, textIn } from './read-fields.ts'
import { showValue } from './show-value.ts'

/** One tag that was read after writing. */
export interface TagLook {
  readonly tag: string
  /** Empty when there is no such tag. */
  readonly found: string
  readonly expected: string
}

/** The tags that stand for something else. */
const findUnconfirmed = (looks: readonly TagLook[]): readonly TagLook[] =>
  looks.filter(({ found, expected }) => found !== expected)

/** Nothing that was read is no proof: an empty list is an error, and so is a tag without an expected digest. */
function readTagLooks(raw: unknown): Decided<readonly TagLook[]> {
  const records = asRecords(raw)
  if (records === undefined || records.length === 0)
    return refused('unreadable', 'FOUND holds no list of tags with what they stand for')
  const looks: TagLook[] = []
  for (const record of records) {
    const look = { tag: textIn(record, 'tag'), found: textIn(record, 'found'), expected: textIn(record, 'expected') }
    if (look.tag === '' || !isImageDigest(look.expected))
      return refused(
        'unreadable',
        `FOUND says of ${showValue(look.tag)} that it should stand for ${showValue(record['expected'] ?? '')}`,
      )
    looks.push(look)
  }
  return decided(looks)
}

export const confirmTagsDoor: Door = {
  name: 'confirm-tags',
  about: 'Checks that every tag stands for what was written to it.',
  reads: { FOUND: { as: 'json-file' }, AGAIN: { as: 'flag', optional: true } },
  decide: (input) => {
    const looks = readTagLooks(input['found'])
    if (!looks.ok) return looks
    const wrong = findUnconfirmed(looks.value)
    if (wrong.length > 0 && input['again'] !== true)
      return refused(
        'unreadable',
        ...wrong.map(({ tag, found, expected }) => `${tag} stands for ${found || 'nothing'}, expected ${expected}`),
      )
    return decided({ outputs: { confirmed: String(wrong.length === 0), again: wrong.map(({ tag }) => tag).join(' ') } })
  },
}
