// Which pushes with a path filter also take tags.
import { expect, test } from 'vitest'
import { pathFilterBesideTags } from '../../../src/check/rules/path-filter-beside-tags.ts'
import { found } from '../workflows.ts'

const paths = ['src/**']

test.each<[object, object, number]>([
  [{ push: { paths } }, {}, 1],
  [{ push: { paths, tags: ['v*'] } }, {}, 1],
  [{ push: { 'paths-ignore': paths, 'tags-ignore': ['beta'] } }, {}, 1],
  [{ push: { paths, branches: ['main'] } }, {}, 0],
  [{ push: { paths, 'branches-ignore': ['x'] } }, {}, 0],
  [{ push: { paths, branches: ['main'], 'tags-ignore': ['**'] } }, {}, 0],
  [{ push: { tags: ['v*'] } }, {}, 0],
  [{ pull_request: { paths } }, {}, 0],
  [{ push: { paths } }, { if: "github.ref == 'refs/heads/main'" }, 0],
])('%j with the job %j', (on, job, count) => {
  expect(found(pathFilterBesideTags, { a: { on, jobs: { job } } })).toHaveLength(count)
})
