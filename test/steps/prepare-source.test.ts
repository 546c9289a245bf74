// Finds out what a name stands for and checks it out, in real clones, whole and shallow; and what the steps of old did.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { classifyRefDoor } from '../../src/decide/build/classify-ref.ts'
import { classifyRef } from '../../src/steps/classify-ref.ts'
import { listRefs } from '../../src/steps/list-refs.ts'
import { prepareSource } from '../../src/steps/prepare-source.ts'
import { policyWith } from '../decide/contract/contracts.ts'
import { openDoor } from '../decide/open-door.ts'
import { runScript, runStep } from '../world/shell.ts'
import type { ShellResult } from '../world/shell.ts'
import { cloneOfOrigin, commit, git } from './clones.ts'
import type { Clone } from './clones.ts'

/** The look-up and the decision: its outputs, or the sentences of whichever said no. */
async function classified({ workspace }: Clone, ref: string, said = ''): Promise<Readonly<Record<string, unknown>>> {
  const file = path.join(workspace.temp, 'refs')
  const { code, errors, log } = await runStep(listRefs, { workspace, env: { REF: ref, REFS: file, SOURCE: 'source' } })
  if (code !== 0) return { code, errors, log }
  const answer = openDoor(classifyRefDoor, policyWith(), {
    REF: ref,
    REFS: readFileSync(file, 'utf8') || ' ',
    REF_TYPE: said,
  })
  return answer.ok ? answer.value.outputs : { refused: answer.sentences }
}

/** Checks out what the decision says. */
async function prepared(clone: Clone, ref: string): Promise<ShellResult> {
  const { kind, name, fetch, checkout } = await classified(clone, ref)
  const env = {
    KIND: String(kind),
    NAME: String(name),
    FETCH: String(fetch),
    CHECKOUT: String(checkout),
    SOURCE: 'source',
  }
  return runStep(prepareSource, { workspace: clone.workspace, env })
}

describe.each(['whole', 'shallow'] as const)('in a %s clone', (depth) => {
  it('A52 A56 a commit, a tag and a branch are told apart', async () => {
    const clone = cloneOfOrigin(depth)
    const { release, main, dev } = clone.commits
    expect(await classified(clone, release)).toMatchObject({ kind: 'sha', commit: release })
    expect(await classified(clone, '1.2.3')).toMatchObject({ kind: 'tag', commit: release })
    expect(await classified(clone, 'main')).toMatchObject({ kind: 'branch', commit: main })
    expect(await classified(clone, 'dev')).toMatchObject({ kind: 'branch', commit: dev })
    expect(await classified(clone, 'nope')).toEqual({ refused: ["there is no branch and no tag 'nope'"] })
  })

  it('A53 A56 a tag is fetched and checked out as the tag, and no branch is reset', async () => {
    const clone = cloneOfOrigin(depth)
    const { code, outputs } = await prepared(clone, '1.2.3')
    expect({ code, outputs }).toEqual({ code: 0, outputs: { commit: clone.commits.release, moved: 'true' } })
    expect(git(clone.folder, 'rev-parse', 'HEAD')).toBe(clone.commits.release)
    expect(git(clone.folder, 'rev-parse', 'refs/heads/main')).toBe(clone.commits.main)
  })

  it('A53 A56 a branch is reset to what its origin has, whatever the clone made of it', async () => {
    const clone = cloneOfOrigin(depth)
    commit(clone.folder, 'local')
    writeFileSync(path.join(clone.folder, 'main.txt'), 'changed')
    const next = commit(clone.origin, 'next')
    const { code, outputs } = await prepared(clone, 'main')
    expect({ code, outputs }).toEqual({ code: 0, outputs: { commit: next, moved: 'true' } })
    expect(git(clone.folder, 'status', '--porcelain')).toBe('')
    expect(git(clone.folder, 'rev-parse', 'HEAD', 'refs/heads/main')).toBe(`${next}\n${next}`)
  })

  it('A53 A56 a branch that the clone does not know is fetched', async () => {
    const clone = cloneOfOrigin(depth)
    expect(await prepared(clone, 'dev')).toMatchObject({ code: 0, outputs: { commit: clone.commits.dev } })
    expect(git(clone.folder, 'rev-parse', 'HEAD')).toBe(clone.commits.dev)
  })

  it('A53 A56 a commit is fetched and checked out', async () => {
    const clone = cloneOfOrigin(depth)
    expect(await prepared(clone, clone.commits.release)).toMatchObject({ code: 0, outputs: { moved: 'true' } })
    expect(git(clone.folder, 'rev-parse', 'HEAD')).toBe(clone.commits.release)
  })

  it('A55 a tag that stands for the commit that is there is not checked out a second time', async () => {
    const clone = cloneOfOrigin(depth)
    await prepared(clone, '1.2.3')
    writeFileSync(path.join(clone.folder, 'release.txt'), 'built from this')
    const { code, outputs } = await prepared(clone, '1.2.3')
    expect({ code, outputs }).toEqual({ code: 0, outputs: { commit: clone.commits.release, moved: 'false' } })
    expect(readFileSync(path.join(clone.folder, 'release.txt'), 'utf8')).toBe('built from this')
  })

  it('A53 a shallow clone stays shallow, and a whole one whole', async () => {
    const clone = cloneOfOrigin(depth)
    await prepared(clone, '1.2.3')
    expect(git(clone.folder, 'rev-parse', '--is-shallow-repository')).toBe(String(depth === 'shallow'))
  })
})

describe('a ref that cannot be had', () => {
  /** The steps of old: every failure is masked, so that the run goes on with the commit that happens to be there. */
  const original = `
    cd source
    git fetch --tags origin 2>/dev/null || true
    git checkout "$REF" 2>/dev/null || true
    git reset --hard "origin/$REF" 2>/dev/null || true`

  it('A54 was passed over: the run went on with another commit', async () => {
    const clone = cloneOfOrigin('shallow')
    git(clone.folder, 'remote', 'set-url', 'origin', 'file:///nowhere')
    const { code } = await runScript(original, { workspace: clone.workspace, env: { REF: '1.2.3' }, tools: ['git'] })
    expect(code).toBe(0)
    expect(git(clone.folder, 'rev-parse', 'HEAD')).toBe(clone.commits.main)
  })

  it('A54 fails the look-up when the origin cannot be read, and nothing is taken for absent', async () => {
    const clone = cloneOfOrigin('shallow')
    git(clone.folder, 'remote', 'set-url', 'origin', 'file:///nowhere')
    const answer = await classified(clone, '1.2.3')
    expect(answer).toMatchObject({
      code: expect.any(Number) as number,
      log: expect.stringContaining('/nowhere') as string,
    })
    expect(answer['code']).not.toBe(0)
  })

  it('A54 fails the checkout when the fetch fails', async () => {
    const clone = cloneOfOrigin('whole')
    const env = {
      KIND: 'tag',
      NAME: '9.9.9',
      FETCH: 'refs/tags/9.9.9:refs/tags/9.9.9',
      CHECKOUT: 'refs/tags/9.9.9',
      SOURCE: 'source',
    }
    const { code, log } = await runStep(prepareSource, { workspace: clone.workspace, env })
    expect(code).not.toBe(0)
    expect(log).toContain("couldn't find remote ref refs/tags/9.9.9")
    expect(git(clone.folder, 'rev-parse', 'HEAD')).toBe(clone.commits.main)
  })

  it('A54 fails the checkout of a tag that was moved since it was fetched', async () => {
    const clone = cloneOfOrigin('whole')
    git(clone.origin, 'tag', '--force', '-a', '1.2.3', '-m', 'moved', clone.commits.dev)
    const { code, log } = await prepared(clone, '1.2.3')
    expect(code).not.toBe(0)
    expect(log).toContain('would clobber existing tag')
  })

  it('A54 fails the checkout where there is no clone', async () => {
    const clone = cloneOfOrigin('whole')
    const env = { KIND: 'tag', NAME: 'x', FETCH: 'x', CHECKOUT: 'x', SOURCE: 'elsewhere' }
    expect(await runStep(prepareSource, { workspace: clone.workspace, env })).toMatchObject({
      code: 2,
      errors: ['there is no clone at elsewhere'],
    })
  })
})

describe('a branch and a tag of one name', () => {
  it('A52 A55 are not mixed up: the tag is taken by its full name, the branch where it is asked for', async () => {
    const clone = cloneOfOrigin('whole')
    git(clone.origin, 'branch', '1.2.3', clone.commits.dev)
    expect(await prepared(clone, '1.2.3')).toMatchObject({ outputs: { commit: clone.commits.release } })
    expect(await prepared(clone, 'refs/heads/1.2.3')).toMatchObject({ outputs: { commit: clone.commits.dev } })
    expect(await classified(clone, '1.2.3', 'branch')).toMatchObject({ kind: 'branch', commit: clone.commits.dev })
  })
})

test('a name with the signs of a pattern finds only itself', async () => {
  const clone = cloneOfOrigin('shallow')
  expect(await classified(clone, '*')).toEqual({ refused: ["'*' is no name of a branch or tag: it holds '*'"] })
})

test('A52 the two steps hand over the name and nothing of the origin, and the second one has the outputs', () => {
  const [look, classify] = classifyRef({ ref: '1.2.3', refType: 'tag', source: 'source' })
  expect(look.body).toMatchObject({ does: 'run', options: { env: { REF: '1.2.3', SOURCE: 'source' } } })
  expect(classify.body).toMatchObject({ does: 'run', script: 'node .github/tagwright/decide.mjs classify-ref' })
  expect(Object.keys(classify.outputs)).toEqual(['kind', 'name', 'commit', 'fetch', 'checkout', 'reset'])
})
