// The cleanup as docker had it: what its expressions protected, and what they did not.
import { describe, expect, it } from 'vitest'
import { workflowOf } from './run-jobs.ts'

interface Version {
  readonly name: string
  readonly tags: readonly string[]
}

interface Inputs {
  readonly ignore?: RegExp
  readonly keep: number
  readonly untaggedOnly?: boolean
}

/** As the action did it: the expression is held against the name of a version, which is a digest. */
const deleted = (versions: readonly Version[], { ignore, keep, untaggedOnly = false }: Inputs): readonly Version[] =>
  versions
    .filter(({ tags }) => !untaggedOnly || tags.length === 0)
    .filter(({ name }) => ignore?.test(name) !== true)
    .slice(keep)

const digest = (text: string): string => `sha256:${text.padEnd(64, '0')}`

const tagged = (version: Version): readonly string[] => version.tags

/** The newest first: builds, and a release that is older than all of them; each with a platform and an attestation. */
const versions = Array.from({ length: 40 }, (_, n): readonly Version[] => [
  { name: digest(`a${n}`), tags: n === 39 ? ['1.11.0', '1.11', 'latest'] : [`sha-${n.toString(16).padStart(7, '0')}`] },
  { name: digest(`b${n}`), tags: [] },
  { name: digest(`c${n}`), tags: [] },
]).flat()

const protects = /^(main|latest|\d+\.\d+|\d+\.\d+\.\d+)$/

describe('the original cleanup', () => {
  it('A47 deleted both parts of a release among 60 versions without a tag', () => {
    const gone = deleted(versions, { keep: 20, untaggedOnly: true }).map(({ name }) => name)
    expect(gone).toHaveLength(60)
    expect(gone).toEqual(expect.arrayContaining([digest('b39'), digest('c39')]))
  })

  it('A47 A42 deleted the release itself among 90 versions, which its expression was to protect', () => {
    const gone = deleted(versions, { ignore: protects, keep: 30 })
    expect(gone).toHaveLength(90)
    expect(gone.flatMap(tagged)).toContain('1.11.0')
  })

  it('A44 A47 found no image of a branch that was deleted', () => {
    expect(deleted(versions, { ignore: /^(?!gone$).*$/, keep: 0 })).toEqual([])
  })

  it('A48 knew neither variants, nor versions with a v, nor X', () => {
    expect(['1.11.0-trixie', 'v1.11.0', '1'].filter((tag) => protects.test(tag))).toEqual([])
  })

  it('A50 would have taken a release with the branch that its image was also of', () => {
    const both: Version = { name: digest('d'), tags: ['1.11.0', 'branch-gone'] }
    expect([both].filter(({ tags }) => tags.includes('branch-gone')).flatMap(tagged)).toContain('1.11.0')
  })

  it('A51 saw 100 versions and no more', () => {
    expect(versions.slice(0, 100).flatMap(tagged)).not.toContain('1.11.0')
  })

  it('A49 never cleaned what was built from a branch of relay: a workflow sees the events of its own repository', () => {
    const deletions = [{ repository: 'chatmail/relay', ref: 'gone' }]
    expect(deletions.filter(({ repository }) => repository === 'chatmail/docker')).toEqual([])
    const { plan } = workflowOf('chatmail/docker', 'cleanup.yaml').jobs
    const listed = plan?.steps?.find(({ name }) => name === 'List the branches that live')
    expect(listed?.env?.['REPOSITORIES']).toContain('chatmail/relay')
  })
})
