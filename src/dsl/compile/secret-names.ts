// Which secrets a part of a document reads, by name: told from its text, because the parser of expressions is slow to load.
import type { Data } from './data-of.ts'

const expressionPattern = /\$\{\{[^]*?\}\}/g
const accessPattern = /(?<![\w.-])secrets(?:\s*\.\s*(?<plain>[\w-]+)|\s*\[\s*'(?<quoted>[^']+)'\s*\]|(?![\w-]))/gi

/** The secrets, the workflow token left out; `*` for all of them, or for one that is chosen at run time. */
export function secretNames(data: Data | undefined): readonly string[] {
  return [...new Set(namesIn(data, false))].filter((name) => name.toUpperCase() !== 'GITHUB_TOKEN')
}

function namesIn(data: Data | undefined, isCondition: boolean): readonly string[] {
  if (typeof data === 'string') return namesInText(isCondition && !data.includes('${{') ? `\${{${data}}}` : data)
  if (typeof data !== 'object' || data === null) return []
  if (Array.isArray(data)) return data.flatMap((item) => namesIn(item as Data, false))
  return Object.entries(data).flatMap(([key, value]) =>
    key === 'secrets' && value === 'inherit' ? ['*'] : namesIn(value as Data, key === 'if'),
  )
}

function namesInText(text: string): readonly string[] {
  return [...text.matchAll(expressionPattern)].flatMap(([expression]) =>
    [...withoutTexts(expression).matchAll(accessPattern)].map(({ groups }) => groups?.plain ?? groups?.quoted ?? '*'),
  )
}

/** Texts in an expression are no names, but for those in brackets. */
const withoutTexts = (expression: string): string =>
  expression.replaceAll(/(?<before>\[\s*)?'(?:[^']|'')*'/g, (whole, before?: string) =>
    before === undefined ? "''" : whole,
  )
