// The field that somebody types a word into before anything is touched.
import { literalPattern } from './literal-pattern.ts'

/** A field that holds one word exactly, and says so otherwise. */
export interface ConfirmWord {
  readonly type: 'string'
  readonly required: true
  readonly description: string
  readonly pattern: string
  readonly sentence: string
}

/** Asks for a word: `confirmWord('promote')`. Anything else is refused with the sentence. */
export function confirmWord(word: string, sentence?: string): ConfirmWord {
  if (word === '') throw new TypeError('confirmWord() needs a word')
  return Object.freeze({
    type: 'string',
    required: true,
    description: `Type ${word} to go on`,
    pattern: literalPattern(word),
    sentence: sentence ?? `Confirmation input must be exactly '${word}'`,
  })
}
