// Which jobs before a publishing one skip it silently, and which are meant to.
import { expect, test } from 'vitest'
import { publishAfterSkippableJob } from '../../../src/check/rules/publish-after-skippable-job.ts'
import { found } from '../workflows.ts'

const steps = [{ run: 'docker push acme/app:1' }]
const make = [{ run: 'make' }]
const dispatch = { push: { tags: ['v*'] }, workflow_dispatch: { inputs: { scan: { type: 'boolean' } } } }
const scan = { if: 'inputs.scan', steps: make }
const upload = (name?: string): object => ({
  uses: 'actions/upload-artifact@v7',
  with: { ...(name !== undefined && { name }) },
})
const download = (inputs: object): object => ({ uses: 'actions/download-artifact@v8', with: inputs })

const stoppedBy = (jobs: object, on: unknown = dispatch): string[] =>
  found(publishAfterSkippableJob, { a: { on, jobs } }).map(({ args }) =>
    'ancestor' in args ? `${args.job} by ${args.ancestor}` : '',
  )

const skipped = ['publish by scan']

test.each<[string, object, readonly string[]]>([
  ['a job before it', { scan, publish: { needs: 'scan', steps } }, skipped],
  [
    'a job before another',
    { scan, build: { needs: 'scan', steps: make }, publish: { needs: 'build', steps } },
    skipped,
  ],
  [
    'a job behind always()',
    { scan, build: { needs: 'scan', if: 'always()', steps: make }, publish: { needs: 'build', steps } },
    skipped,
  ],
  ['a condition without status', { scan, publish: { needs: 'scan', if: "github.actor == 'me'", steps } }, skipped],
  [
    'a result without status',
    { scan, b: { needs: 'scan', if: 'always()' }, publish: { needs: 'b', if: "needs.b.result == 'success'", steps } },
    skipped,
  ],
  ['success() written out', { scan, publish: { needs: 'scan', if: 'success()', steps } }, skipped],
  [
    'a job after a failure only',
    { scan: { if: 'failure()', steps: make }, publish: { needs: 'scan', steps } },
    skipped,
  ],
  [
    'a job of another event',
    { scan: { if: "github.event_name == 'push'", steps: make }, publish: { needs: 'scan', steps } },
    skipped,
  ],
  ['always()', { scan, publish: { needs: 'scan', if: 'always()', steps } }, []],
  ['!cancelled()', { scan, publish: { needs: 'scan', if: '${{ !cancelled() && !failure() }}', steps } }, []],
  ['the same condition', { scan, publish: { needs: 'scan', if: '${{ inputs.scan }}', steps } }, []],
  [
    'the same and more',
    { scan, publish: { needs: 'scan', if: "inputs.scan == true && github.actor == 'me'", steps } },
    [],
  ],
  [
    'a condition that holds always',
    { scan: { if: "github.event_name != 'schedule'", steps: make }, publish: { needs: 'scan', steps } },
    [],
  ],
  [
    'a guard against forks',
    { scan: { if: "github.repository == 'acme/app'", steps: make }, publish: { needs: 'scan', steps } },
    [],
  ],
  [
    'a status that harms nobody',
    { scan: { if: '${{ !cancelled() }}', steps: make }, publish: { needs: 'scan', steps } },
    [],
  ],
  ['a result that is asked for', { scan, publish: { needs: 'scan', if: "needs.scan.result == 'success'", steps } }, []],
  [
    'an output that is asked for',
    { scan, publish: { needs: 'scan', if: "needs.Scan.outputs.ok == 'true'", steps } },
    [],
  ],
  [
    'an output that is used',
    { scan, publish: { needs: 'scan', steps, env: { A: '${{ needs.scan.outputs.a }}' } } },
    [],
  ],
  [
    'an output of a job between',
    {
      scan,
      b: { needs: 'scan', if: 'always()', steps: make },
      publish: { needs: 'b', steps, env: { A: '${{ needs.b.outputs.a }}' } },
    },
    skipped,
  ],
  [
    'an artifact that is used',
    { scan: { ...scan, steps: [upload('x')] }, publish: { needs: 'scan', steps: [download({ name: 'x' }), ...steps] } },
    [],
  ],
  [
    'artifacts that are used',
    {
      scan: { ...scan, steps: [upload('x-${{ matrix.a }}')] },
      publish: { needs: 'scan', steps: [download({ pattern: 'x-*' }), ...steps] },
    },
    [],
  ],
  [
    'all artifacts',
    { scan: { ...scan, steps: [upload()] }, publish: { needs: 'scan', steps: [download({}), ...steps] } },
    [],
  ],
  [
    'another artifact',
    { scan: { ...scan, steps: [upload('x')] }, publish: { needs: 'scan', steps: [download({ name: 'y' }), ...steps] } },
    skipped,
  ],
  ['a job that publishes nothing', { scan, publish: { needs: 'scan', steps: make } }, []],
  ['jobs in a circle', { scan: { ...scan, needs: 'publish' }, publish: { needs: 'scan', steps } }, skipped],
])('%s', (_, jobs, expected) => {
  expect(stoppedBy(jobs)).toEqual(expected)
})

test.each<[string, unknown, readonly string[]]>([
  ['a filter that makes the condition hold', { push: { branches: ['main'] } }, []],
  ['a filter that does not', { push: { branches: ['main', 'dev'] } }, skipped],
  [
    'an open pull request, for which nobody wants it published',
    { push: { branches: ['main'] }, pull_request: null },
    [],
  ],
])('%s', (_, on, expected) => {
  const jobs = { scan: { if: "github.ref == 'refs/heads/main'", steps: make }, publish: { needs: 'scan', steps } }
  expect(stoppedBy(jobs, on)).toEqual(expected)
})

test('a job that calls a publishing workflow publishes', () => {
  const called = { on: { workflow_call: null }, jobs: { publish: { steps } } }
  const a = { on: dispatch, jobs: { scan, publish: { needs: 'scan', uses: './.github/workflows/called.yml' } } }
  expect(found(publishAfterSkippableJob, { a, called })).toHaveLength(1)
})

test('several jobs that may skip it are one finding, which names the first', () => {
  const jobs = {
    lint: { if: 'inputs.lint', steps: make },
    scan: { ...scan, needs: 'lint' },
    publish: { needs: 'scan', steps },
  }
  const [finding] = found(publishAfterSkippableJob, { a: { on: dispatch, jobs } })
  expect(finding?.args).toEqual({ job: 'publish', ancestor: 'lint' })
  expect(finding?.related).toHaveLength(2)
})
