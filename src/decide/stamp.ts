// Whether a tag that never moves is still to be written: absent, already there, or taken by something else.
import { isTagName } from '../model/tag-grammar.ts'
import { decided, refused } from './decision.ts'
import type { Decided } from './decision.ts'
import type { Door } from './door.ts'
import { isImageDigest, textIn } from './read-fields.ts'
import { showValue } from './show-value.ts'

/** A tag with the digest that it shall stand for, and what it stands for now: empty when there is no such tag. */
export interface StampLook {
  readonly tag: string
  readonly digest: string
  readonly found: string
}

/** `write` when it is absent, `done` when it is there. Nothing ever makes it stand for something else. */
function decideStamp({ tag, digest, found }: StampLook): Decided<'write' | 'done'> {
  if (!isTagName(tag)) return refused('malformed', `${showValue(tag)} is no name of a tag`)
  const wrong = [digest, ...(found === '' ? [] : [found])].find((one) => !isImageDigest(one))
  if (wrong !== undefined)
    return refused('malformed', `${showValue(wrong)} is not a digest (sha256: and 64 hex digits)`)
  if (found === '') return decided('write')
  if (found === digest) return decided('done')
  return refused('refused', `${tag} stands for ${found} and is never moved; it was to be written for ${digest}`)
}

export const stampDoor: Door = {
  name: 'stamp',
  about: 'Says whether a tag that never moves is still to be written.',
  reads: { TAG: { as: 'text' }, DIGEST: { as: 'text' }, FOUND: { as: 'text', optional: true } },
  decide: (input) => {
    const look = decideStamp({
      tag: textIn(input, 'tag'),
      digest: textIn(input, 'digest'),
      found: textIn(input, 'found'),
    })
    return look.ok ? decided({ outputs: { write: String(look.value === 'write') } }) : look
  },
}
