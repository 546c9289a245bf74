// A value from outside as a sentence may quote it: on one line, with nothing hidden, cut when it is long.

/** Line ends, other control characters, half characters, and marks that turn the direction of text. */
const hidden = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu

const longest = 80

/** The value in single quotes; control characters are written as `\u000A`. */
export function showValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const signs = [...text]
  const shown = signs.length > longest ? `${signs.slice(0, longest).join('')}…` : text
  return `'${onOneLine(shown)}'`
}

/** Words that somebody else made, with control characters written as `\u000A`. */
export const onOneLine = (text: string): string => text.replace(hidden, escapeSign)

/** The first sign that a reader would not see as it is, such as a line end; undefined when there is none. */
export const findHiddenSign = (text: string): string | undefined => text.match(hidden)?.[0]

/** How a hidden sign is named. */
export const escapeSign = (sign: string): string =>
  `\\u${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
