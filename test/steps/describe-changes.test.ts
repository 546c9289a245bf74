// The commits since the last image, as one line of a label.
import { describe, expect, it } from 'vitest'
import { describeChanges } from '../../src/steps/describe-changes.ts'
import { runStep } from '../world/shell.ts'

const changesOf = async (subjects: readonly string[]): Promise<string | undefined> => {
  const commits = subjects.map((subject, n) => ({ sha: String(n).padStart(40, 'a'), subject }))
  const files = { 'commits.json': JSON.stringify({ status: 'ahead', commits }) }
  const { outputs } = await runStep(describeChanges, { files, env: { COMMITS: 'commits.json' } })
  return outputs['changes']
}

describe('the changes of an image', () => {
  it('A30 are the commits, the newest first', async () => {
    expect(await changesOf(['first', 'second'])).toBe('aaaaaaa second; aaaaaaa first')
  })

  it.each(['EOF', 'a"b', 'x\nEOF\nowned=1', '$(touch owned)', 'a\tb'])(
    'A30 A31 stay on one line with %j',
    async (subject) => {
      const changes = await changesOf([subject])
      expect(changes).toBe(`aaaaaaa ${subject.replaceAll(/[\n\t]/g, ' ')}`)
    },
  )

  it('A30 are none without commits, and fifty at most', async () => {
    expect(await changesOf([])).toBe('')
    expect((await changesOf(Array.from({ length: 60 }, (_, n) => `change ${n}`)))?.split('; ')).toHaveLength(50)
  })
})
