// The gate between the build and the tags: what was tested, digest by digest, is what gets them.
import { comment, job, uses } from 'tagwright'
import type { Job, Step } from 'tagwright'
import { checkout, downloadArtifact, uploadArtifact } from 'tagwright/actions'
import { text } from 'tagwright/expressions'
import { decide, eachImage, pullImage, readLegs, recordLeg } from 'tagwright/parts'
import type { PlanJob, Subject } from 'tagwright/parts'
import { localName, testImage } from './checks.ts'
import { opencrate, runner } from './repo.ts'

const folder = 'tested'

/** Scans and tests every image by its digest, and hands over the digest that the machine had. */
export function testImages(subject: Subject, plan: PlanJob): readonly Job[] {
  const { strategy, name, digest, field } = eachImage(opencrate, subject)
  const local = { runtime: field('runtime'), python: field('python'), version: plan.outputs.tag }
  const image = pullImage({ image: opencrate, env: { IMAGE: text`${name}@${digest}`, NAME: localName(local) } })
  const record = text`${folder}/${field('product')}.json`
  const tests = comment(
    'Tests the digest that the tags will point at, not another build of it.',
    job('test', {
      name: text`Test ${field('product')}`,
      'runs-on': runner,
      'timeout-minutes': 60,
      strategy,
      steps: [
        uses(checkout),
        image,
        ...testImage(local),
        recordLeg({
          name: 'Record the digest that was tested',
          env: {
            LEG: field('leg'),
            PLATFORM: field('platform'),
            PRODUCT: field('product'),
            DIGEST: image.outputs.digest,
            RECORD: record,
          },
        }),
        uses(uploadArtifact, {
          name: 'Hand the digest over',
          with: { name: text`digest-${field('product')}`, path: record, 'if-no-files-found': 'error', overwrite: true },
        }),
      ],
    }),
  )
  return [tests]
}

/** Lets only those images be tagged that were tested, all of them. */
export function requireTested(subject: Subject, plan: PlanJob): readonly Step[] {
  const tested = decide('check-legs', {
    name: 'See that every image was tested',
    env: { MATRIX: plan.outputs.matrix, RECORDS: 'tested.json' },
    outputs: ['digests'],
  })
  return [
    uses(downloadArtifact, {
      name: 'Fetch the digests that were tested',
      with: { pattern: 'digest-*', path: folder, 'merge-multiple': true },
    }),
    readLegs({ name: 'Read the digests that were tested', env: { FOLDER: folder, RECORDS: 'tested.json' } }),
    tested,
    decide('check-digests', {
      name: 'Check that what was tested is what gets the tags',
      env: {
        BUILT: subject.digests,
        TESTED: tested.outputs.digests,
        SENTENCE: 'Integrity check failed, aborting push',
      },
    }),
  ]
}
