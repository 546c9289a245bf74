// A job output that every leg of the matrix writes: the last leg that ends wins, in no certain order.
import type { Rule } from '../rule.ts'
import { sharedOutputs } from '../shared-outputs.ts'

export const matrixLegsShareOutput: Rule<'matrix-legs-share-output'> = {
  id: 'matrix-legs-share-output',
  severity: 'error',
  *check(file) {
    for (const job of file.jobs) {
      for (const { name, path, severity } of sharedOutputs(file, job)) {
        const related = job.matrix && [{ place: file.keyPlace(job.matrix.path), note: 'these are the legs' }]
        yield { place: file.keyPlace(path), severity, args: { job: job.id, output: name }, ...(related && { related }) }
      }
    }
  },
}
