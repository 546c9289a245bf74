// `matrix.<key>` that no leg of the matrix has: the value is empty in each of them.
import { accessesOf } from '../reading/expression-use.ts'
import { sameName } from '../reading/fields.ts'
import type { Rule } from '../rule.ts'

export const unknownMatrixKey: Rule<'unknown-matrix-key'> = {
  id: 'unknown-matrix-key',
  severity: 'error',
  *check(file) {
    for (const use of file.expressions) {
      const { job } = use
      // What a matrix made at run time has, only the run knows.
      if (job === undefined || job.matrix?.isComputed === true) continue
      const keys = job.matrix?.keys ?? []
      for (const { names, place } of accessesOf(use, 'matrix')) {
        const [key] = names
        if (key === undefined || key === '*' || keys.some((known) => sameName(known, key))) continue
        yield { place, args: { job: job.id, key, keys } }
      }
    }
  },
}
