// The wording of findings about what crosses repositories: payloads of dispatches, and tags that one writes and another reads.
import type { RuleId } from '../../model/finding.ts'
import { nearest } from './nearest.ts'
import { list, quote } from './phrase.ts'
import type { RuleWording } from './rule-wording.ts'

type CrossingRule =
  | 'payload-field-never-read'
  | 'payload-field-never-sent'
  | 'payload-type-differs'
  | 'tag-read-but-never-written'

export const crossingWording: { readonly [R in CrossingRule & RuleId]: RuleWording<R> } = {
  'payload-field-never-read': {
    about: 'A field of a payload is sent, and no workflow that receives it reads it.',
    message: ({ event, field, receiver }) =>
      `field ${quote(field)} is sent with ${quote(event)}, and ${receiver} does not read it`,
    help: ({ field, fields }) => orNearest(field, fields, 'read it there, or do not send it'),
  },
  'payload-field-never-sent': {
    about: 'A field of a payload is read, and nobody sends it.',
    message: ({ event, field, sender, isRequired }) =>
      isRequired
        ? `field ${quote(field)} of ${quote(event)} must be given, and ${sender} does not send it: every such dispatch is refused`
        : `field ${quote(field)} is read of ${quote(event)}, and ${sender} does not send it: it is always empty`,
    help: ({ field, fields }) => orNearest(field, fields, 'send it, or do not read it'),
  },
  'payload-type-differs': {
    about: 'A field of a payload is sent as one type and read as another.',
    message: ({ event, field, sent, read }) =>
      `field ${quote(field)} of ${quote(event)} is sent as ${sent}, and read as ${read}`,
    help: () => 'let both repositories import one contract',
  },
  'tag-read-but-never-written': {
    about: 'A tag of an image is read, and no workflow writes it.',
    message: ({ image, tag, class: name }) =>
      name === undefined
        ? `tag ${quote(tag)} of ${image} is read, and its policy has no such tag`
        : `tag ${quote(tag)} of ${image} is read, and no workflow writes ${name === tag ? 'it' : `the class ${quote(name)}`}: it stays what it is`,
    help: ({ written }) =>
      `read a tag that is written: ${list(written)}; or keep writing this one until nobody reads it`,
  },
}

/** A field that is spelt in another way is the usual cause. */
function orNearest(field: string, fields: readonly string[], otherwise: string): string {
  const near = nearest(field, fields)
  return near === undefined ? otherwise : `did you mean ${quote(near)}?`
}
