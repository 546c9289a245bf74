// Whatever a file holds, check answers with findings: no rule and no layer throws on malformed data.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import { createMemoryHost } from '../../src/host/memory-host.ts'

const word = fc.constantFrom(
  'push',
  'build',
  'x',
  '${{ needs.build.outputs.x }}',
  '${{ steps.x }}',
  '${{',
  'a && ${{ b }}',
  './x',
  'a/b@v1',
  '',
)
const leaf = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null), fc.string())
const keys =
  `on name env permissions concurrency defaults run shell jobs build test steps id uses with if needs outputs strategy matrix include
  exclude secrets inputs schedule cron workflow_call workflow_dispatch release types tags paths branches runs using environment group queue
  cancel-in-progress parallel __proto__ constructor runs-on timeout-minutes`.split(/\s+/)

const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    leaf,
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie('node'), { maxKeys: 6 }),
  ),
}))

const workflow = fc.record(
  {
    on: node,
    jobs: fc.dictionary(
      fc.constantFrom('build', 'Build', 'x'),
      fc.record(
        {
          needs: node,
          if: node,
          uses: node,
          with: node,
          outputs: node,
          strategy: node,
          permissions: node,
          concurrency: node,
          steps: fc.oneof(
            node,
            fc.array(
              fc.record({ id: node, uses: node, run: node, with: node, env: node, if: node }, { requiredKeys: [] }),
              { maxLength: 3 },
            ),
          ),
        },
        { requiredKeys: [] },
      ),
      { maxKeys: 3 },
    ),
    env: node,
    concurrency: node,
    defaults: node,
  },
  { requiredKeys: [] },
)

test('a file of any shape is judged without an exception', async () => {
  await fc.assert(
    fc.asyncProperty(workflow, node, async (data, action) => {
      const host = createMemoryHost({
        files: {
          '.github/workflows/a.yml': JSON.stringify(data),
          '.github/workflows/b.yml': JSON.stringify({
            on: 'workflow_call',
            jobs: { a: { uses: './.github/workflows/a.yml' } },
          }),
          '.github/actions/x/action.yml': JSON.stringify({
            inputs: action,
            outputs: action,
            runs: { using: 'composite', steps: action },
          }),
        },
      })
      const outcome = await check(host, { paths: [], actionlint: false })
      expect(outcome.failures).toEqual([])
      expect(outcome.skipped.filter((skip) => skip.what.includes('parser'))).toEqual([])
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('a text of any kind is judged without an exception', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('on: push\njobs: *a', '{', '- - -', '\t', '%YAML 1.1'),
      ),
      async (text) => {
        const outcome = await check(createMemoryHost({ files: { 'a.yml': text } }), {
          paths: ['a.yml'],
          actionlint: false,
        })
        expect(outcome.files).toEqual(['a.yml'])
      },
    ),
  )
}, 60_000)
