// synth --watch: writes now and after every change, until it is told to stop.
import { expect, it } from 'vitest'
import type { SynthOutcome } from '../../src/model/outcome.ts'
import { watchSources } from '../../src/synth/watch.ts'
import { createProject, moduleFor } from '../project.ts'

it('writes again after a change, also of a file that was broken in between, and stops when told', async () => {
  const project = createProject({ 'workflows/ci.ts': moduleFor('ci') })
  const outcomes: SynthOutcome[] = []
  const stop = new AbortController()
  const seen = async (count: number): Promise<SynthOutcome | undefined> => {
    await expect.poll(() => outcomes.length, { timeout: 10_000, interval: 20 }).toBeGreaterThanOrEqual(count)
    return outcomes.at(-1)
  }
  const watching = watchSources(project.host, (outcome) => void outcomes.push(outcome), stop.signal)
  expect((await seen(1))?.files).toMatchObject([{ state: 'written' }])
  // The watcher needs a moment until it looks at the folder.
  await new Promise((resolve) => setTimeout(resolve, 500))
  project.write('workflows/ci.ts', 'throw new Error("in the middle of typing")\n')
  expect((await seen(2))?.failures).toMatchObject([{ code: 'module-throws' }])
  project.write('workflows/ci.ts', moduleFor('ci', 'echo bye'))
  await expect.poll(() => project.read('.github/workflows/ci.yml'), { timeout: 10_000 }).toContain('echo bye')
  stop.abort()
  await watching
}, 30_000)
