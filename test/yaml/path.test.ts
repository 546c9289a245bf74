// How a path is said.
import { expect, it } from 'vitest'
import { formatPath } from '../../src/yaml/path.ts'
import type { Path } from '../../src/yaml/path.ts'

it.each<[Path, string]>([
  [[], ''],
  [['jobs', 'build', 'steps', 2, 'run'], 'jobs.build.steps[2].run'],
  [[0, 'run-name'], '[0].run-name'],
  [['env', 'a b', ''], 'env["a b"][""]'],
])('the path %j reads %s', (path, said) => {
  expect(formatPath(path)).toBe(said)
})
