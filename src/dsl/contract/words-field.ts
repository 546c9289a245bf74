// A field in GitHub's words, with its checks, as data; and the same field as the form of a dispatch takes it.
import type { ContractField } from '../../model/contract.ts'
import { bare } from '../note.ts'
import { checkNames } from './fields.ts'
import type { FieldWords } from './fields.ts'

/** The data of a field. */
export function fieldOfWords(name: string, words: FieldWords): ContractField {
  const { type, required = false, description, default: preset, ...rest } = words
  const options = 'options' in rest ? rest.options : undefined
  const { pattern, holds, least, most, whole, sentence } = words
  const kind = bare(type) ?? 'string'
  if (kind !== 'string' && (pattern !== undefined || holds !== undefined)) {
    throw new TypeError(`field ${name}: pattern and holds are for texts, and its type is ${kind}`)
  }
  return {
    // The environments of a repository are known to GitHub alone.
    type: kind === 'environment' ? 'string' : kind,
    required,
    ...(description !== undefined && { about: bare(description) }),
    ...(preset !== undefined && { default: bare(preset) }),
    ...(options !== undefined && { options: options.map(bare) }),
    ...(pattern !== undefined && { pattern }),
    ...(holds !== undefined && { holds }),
    ...(least !== undefined && { least }),
    ...(most !== undefined && { most }),
    ...(whole !== undefined && { whole }),
    ...(sentence !== undefined && { sentence }),
  }
}

const isCheck = (key: string): boolean => checkNames.some((name) => name === key)

/** GitHub's words alone. */
export function formInput(words: object): object {
  const known = Reflect.ownKeys(words).filter((key) => typeof key === 'symbol' || !isCheck(key))
  return Object.freeze(Object.fromEntries(known.map((key) => [key, Reflect.get(words, key) as unknown])))
}
