// Asks the origin of a real clone for a name: exactly its refs, or a failure.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { listRefs } from '../../src/steps/list-refs.ts'
import { runStep } from '../world/shell.ts'
import { cloneOfOrigin, git } from './clones.ts'
import type { Clone } from './clones.ts'

async function listed({ workspace }: Clone, ref: string): Promise<readonly string[]> {
  const file = path.join(workspace.temp, 'refs')
  const { code, log } = await runStep(listRefs, { workspace, env: { REF: ref, REFS: file, SOURCE: 'source' } })
  expect([code, log]).toEqual([0, ''])
  return readFileSync(file, 'utf8').split('\n').filter(Boolean)
}

it('A52 a shallow clone that knows no tag still gets the tag, with the commit behind it', async () => {
  const clone = cloneOfOrigin('shallow')
  expect(git(clone.folder, 'tag')).toBe('')
  const lines = await listed(clone, '1.2.3')
  expect(lines.map((line) => line.split('\t')[1])).toEqual(['refs/tags/1.2.3', 'refs/tags/1.2.3^{}'])
  expect(lines[1]).toBe(`${clone.commits.release}\trefs/tags/1.2.3^{}`)
  expect(await listed(clone, 'refs/tags/1.2.3')).toEqual(lines)
})

it('A52 a branch is listed, and a commit has no lines', async () => {
  const clone = cloneOfOrigin('shallow')
  expect(await listed(clone, 'dev')).toEqual([`${clone.commits.dev}\trefs/heads/dev`])
  expect(await listed(clone, clone.commits.release)).toEqual([])
})

it('A54 an origin that cannot be read fails the step', async () => {
  const clone = cloneOfOrigin('shallow')
  git(clone.folder, 'remote', 'set-url', 'origin', 'file:///nowhere')
  const env = { REF: '1.2.3', REFS: path.join(clone.workspace.temp, 'refs'), SOURCE: 'source' }
  const { code, log } = await runStep(listRefs, { workspace: clone.workspace, env })
  expect(code).not.toBe(0)
  expect(log).toContain('/nowhere')
})
