// A text as a regular expression that matches it and nothing else.

/** The source of the expression. */
export const literalPattern = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
