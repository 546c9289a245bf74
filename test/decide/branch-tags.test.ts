// Holds the tags of branches: which branch one can be of, and whether that lives.
import { describe, expect, it } from 'vitest'
import { branchTagsDoor } from '../../src/decide/branch-tags.ts'
import { imageWith, policyOf } from './images.ts'
import { outputsOf } from './open-door.ts'
import { smallPolicy } from './small-packages.ts'

const policy = policyOf(imageWith('acme/app', smallPolicy))

const sort = (variables: object): unknown =>
  outputsOf(branchTagsDoor, policy, {
    IMAGE: 'acme/app',
    BRANCHES: 'main\nfix/x\n',
    TAGS: '1.0.0\nbranch-fix-x\nbranch-y-slim\nodd\n',
    ...variables,
  })

describe('branch-tags', () => {
  it('A49 tells tags of branches that are gone from those of branches that live', () => {
    expect(sort({})).toEqual({ gone: ['branch-y-slim'], live: ['branch-fix-x'], count: '1' })
  })

  it('A44 looks at one branch alone when asked', () => {
    expect(sort({ BRANCH: 'fix/x' })).toEqual({ gone: [], live: ['branch-fix-x'], count: '0' })
    expect(sort({ BRANCH: 'y' })).toEqual({ gone: ['branch-y-slim'], live: [], count: '1' })
  })

  it('INV-06 refuses an empty list of branches: it was not read', () => {
    expect(sort({ BRANCHES: '\n' })).toEqual({
      unreadable: ['BRANCHES names a file without a branch, so no tag can be told to be of a branch that is gone'],
    })
  })
})
