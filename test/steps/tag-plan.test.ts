// What is taken for a plan of tags: GitHub drops a job output that holds a masked text, and nothing is not an empty plan.
import { describe, expect, it } from 'vitest'
import { writeTags } from '../../src/steps/write-tags.ts'
import { hasProgram, runStep } from '../world/shell.ts'

const prod = { tag: 'prod', mobility: 'free' }

describe.skipIf(!hasProgram('skopeo') || !hasProgram('jq'))('tags', () => {
  it.each(['', ' ', '{}', 'null', '[] []', 'not JSON'])(
    "INV-28 INV-47 are refused when what should be the plan is '%s', as when GitHub dropped it",
    async (plan) => {
      const { code, errors, outputs } = await runStep(writeTags, { env: { PLAN: plan } })
      expect({ code, errors, outputs }).toEqual({ code: 3, errors: ['PLAN is no list of tags'], outputs: {} })
    },
  )

  it.each(['', ' '])("INV-28 INV-47 are refused when plan and NAMES name no repository: '%s'", async (names) => {
    const env = { PLAN: JSON.stringify([prod]), NAMES: names, DIGEST: `sha256:${'a'.repeat(64)}` }
    const { code, log } = await runStep(writeTags, { env })
    expect(code).not.toBe(0)
    expect(log).toContain('PLAN and NAMES have no repository for')
  })

  it('INV-28 are none, which is a success, when the plan has none', async () => {
    expect(await runStep(writeTags, { env: { PLAN: '[]' } })).toMatchObject({ code: 0, outputs: { written: '' } })
  })
})
