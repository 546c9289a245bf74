// The shape of each workflow at a glance: what starts it, which locks it holds, and which tags its image has.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { grammarRegex } from '../../src/model/tag-grammar.ts'
import type { Policy } from '../../src/model/policy.ts'
import { workflowOf } from './run-jobs.ts'

/** One line for each trigger, and for each lock. */
function shapeOf(repository: string, file: string): string {
  const { on, concurrency, jobs } = workflowOf(repository, file)
  const groups = [
    ['workflow', concurrency] as const,
    ...Object.entries(jobs).map(([id, job]) => [id, job.concurrency] as const),
  ]
  return [
    ...Object.entries(on).map(([event, settings]) => `on ${event} ${JSON.stringify(settings)}`),
    ...groups.flatMap(([id, lock]) => (lock === undefined ? [] : [`lock of ${id}: ${JSON.stringify(lock)}`])),
  ].join('\n')
}

it.each([
  ['chatmail/relay', 'docker-dispatch.yaml'],
  ['chatmail/docker', 'docker-ci.yaml'],
  ['chatmail/docker', 'cleanup.yaml'],
  ['chatmail/docker', 'reconcile.yaml'],
  ['chatmail/cmlxc', 'lxc-test.yml'],
])('%s %s', (repository, file) => {
  expect(shapeOf(repository, file)).toMatchSnapshot()
})

it('A48 the tags of chatmail/docker, which build and cleanup read from one file', () => {
  const file = path.join(import.meta.dirname, '../../generated/chatmail/docker/.github/tagwright/policy.json')
  const { images } = JSON.parse(readFileSync(file, 'utf8')) as Policy
  const { classes = [], variants = [] } = images['chatmail/docker']?.tags ?? {}
  const lines = classes.map(
    ({ name, grammar, mobility, retention }) =>
      `${name} ${grammarRegex(grammar, variants)} ${mobility} ${JSON.stringify(retention)}`,
  )
  expect(lines.join('\n')).toMatchSnapshot()
})
