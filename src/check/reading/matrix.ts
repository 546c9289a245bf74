// The matrix of a job as far as the file shows it: its keys, and whether it is only known at run time.
import type { Path } from '../../yaml/path.ts'
import { fieldsOf, listOf, type Fields } from './fields.ts'

export interface Matrix {
  /** Every key that some leg has: dimensions and the keys that `include` adds. */
  readonly keys: readonly string[]
  /** True when the matrix or one of its lists is an expression: its keys or legs are known only when it runs. */
  readonly isComputed: boolean
  readonly path: Path
}

/** The matrix of a job; undefined for a job without one. */
export function readMatrix(job: Fields, path: Path): Matrix | undefined {
  const matrix = fieldsOf(job['strategy'])['matrix']
  if (matrix === undefined) return undefined
  const at: Path = [...path, 'strategy', 'matrix']
  if (typeof matrix === 'string') return { keys: [], isComputed: true, path: at }
  const { include, exclude, ...dimensions } = fieldsOf(matrix)
  const added = listOf(include).flatMap((leg) => Object.keys(fieldsOf(leg)))
  const isComputed = [include, exclude, ...Object.values(dimensions)].some((value) => typeof value === 'string')
  return { keys: [...new Set([...Object.keys(dimensions), ...added])], isComputed, path: at }
}

/** True when the matrix may make more than one leg. */
export function hasSeveralLegs(matrix: Fields): boolean {
  const { include, exclude: _, ...dimensions } = matrix
  if (Object.values(matrix).some((value) => typeof value === 'string')) return true
  const product = Object.values(dimensions).reduce<number>((size, values) => size * listOf(values).length, 1)
  const hasDimensions = Object.keys(dimensions).length > 0
  return (hasDimensions ? product : 0) > 1 || listOf(include).length > 1
}
