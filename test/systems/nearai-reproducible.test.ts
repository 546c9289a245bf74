// The workflow that builds four times and compares: its script is run.
import { describe, expect, it } from 'vitest'
import { runScript } from '../world/shell.ts'
import { jobOf, loadNearai, needsOf, stepOf } from './nearai.ts'

const workflow = await loadNearai('cloud-api/reproducible')
const digest = (letter: string): string => `sha256:${letter.repeat(64)}`

describe('the check of reproducible builds', () => {
  it('B11 builds on two machines and twice in sequence, each time as the build itself, and pushes nothing', async () => {
    const build = await loadNearai('cloud-api/build')
    const released = stepOf(jobOf(build, 'build'), 'build-push-action').with ?? {}
    const { labels: _labels, ...same } = released
    const machines = ['older-machine', 'newer-machine'].map((id) => jobOf(workflow, id)['runs-on'])
    expect(new Set(machines).size).toBe(2)
    const counts = ['older-machine', 'newer-machine', 'twice'].map((id) => {
      const builds = jobOf(workflow, id).steps.filter(({ uses = '' }) => uses.includes('build-push-action'))
      for (const one of builds) expect(one.with).toMatchObject(same)
      return builds.length
    })
    expect(counts).toEqual([1, 1, 2])
    expect(JSON.stringify(workflow.yaml)).not.toContain('login-action')
  })

  it.each([
    ['one digest', ['a', 'a', 'a', 'a'], 0],
    ['one machine differs', ['a', 'b', 'a', 'a'], 1],
    ['the second build differs', ['a', 'a', 'a', 'b'], 1],
  ])('B11 compares all four: %s', async (_case, letters, code) => {
    const compare = jobOf(workflow, 'compare')
    expect(needsOf(compare)).toEqual(expect.arrayContaining(['older-machine', 'newer-machine', 'twice']))
    const step = stepOf(compare, 'Compare the digests')
    expect(step.env?.['DIGESTS']?.match(/outputs\.\w+/g)).toEqual([
      'outputs.digest',
      'outputs.digest',
      'outputs.first',
      'outputs.second',
    ])
    const result = await runScript(step.run ?? '', { env: { DIGESTS: letters.map(digest).join('\n') } })
    expect(result.code).toBe(code)
    expect(result.errors).toEqual(code === 0 ? [] : ['the builds differ'])
    expect(result.summary).toContain(digest('a'))
  })
})
