// Reads which channel of which image a promotion or rollback is about, with the aliases that always stand for the same.
import type { Policy } from '../../model/policy.ts'
import { findChannel } from './channel-classes.ts'
import type { MovedChannel } from './channel-classes.ts'
import type { Decided } from '../decision.ts'
import { findImage } from '../find-image.ts'
import { textIn } from '../read-fields.ts'
import type { JsonRecord } from '../read-fields.ts'
import { readTagList } from './read-promotion-input.ts'

/** From IMAGE, ALSO and the variable that names the channel. */
export function readMovedChannel(
  input: JsonRecord,
  policy: Policy,
  field: 'channel' | 'to' = 'channel',
): Decided<MovedChannel> {
  const image = findImage(policy, input['image'])
  if (!image.ok) return image
  const also = readTagList(input, 'also')
  return also.ok ? findChannel(image.value, textIn(input, field), also.value) : also
}
