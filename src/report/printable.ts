// Makes text safe to show: a file must not be able to move the cursor, change colours or reorder what is read.

// Control characters, line separators, marks that turn the direction of writing, halves of characters.
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu

/** The text with every character that is not shown as itself written as an escape, such as \x1b. */
export function printable(text: string): string {
  return text.replaceAll(unprintable, escape)
}

function escape(character: string): string {
  const code = character.charCodeAt(0)
  const digits = code.toString(16)
  return code < 0x100 ? `\\x${digits.padStart(2, '0')}` : `\\u${digits.padStart(4, '0')}`
}
