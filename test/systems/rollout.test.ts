// The notes about bringing workflows into service: the order of merging, what has to be set up, and that they are up to date.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { rolloutNotes } from '../../scripts/rollout/owners.ts'
import { readRepository } from '../../scripts/rollout/read-repository.ts'
import { orderOf, rolloutNote } from '../../scripts/rollout/rollout-note.ts'

const root = path.join(import.meta.dirname, '../..')
const notes = rolloutNotes(root)
const noteOf = (owner: string): string => notes.find(({ file }) => file.includes(`/${owner}/`))?.note ?? ''

/** A workflow of one job. */
const withJob = (job: object): readonly { file: string; text: string }[] => [
  { file: 'ci.yml', text: JSON.stringify({ jobs: { work: job } }) },
]

/** A workflow that tells another repository. */
const sends = (to: string): readonly { file: string; text: string }[] =>
  withJob({ steps: [{ run: 'x', env: { REPOSITORY: to, EVENT_TYPE: 'x' } }] })

describe('a note about bringing workflows into service', () => {
  it.each(notes.filter(({ file }) => existsSync(file)))('is what its workflows say: $file', ({ file, note }) => {
    expect(readFileSync(file, 'utf8')).toBe(note)
  })

  it('is there for chatmail', () => {
    expect(existsSync(path.join(root, 'generated/chatmail/ROLLOUT.md'))).toBe(true)
  })

  it('A57 puts consumers before producers: cmlxc, docker, relay', () => {
    expect(noteOf('chatmail').match(/^\d\. .*$/gm)).toEqual([
      '1. chatmail/cmlxc',
      '2. chatmail/docker: it calls lxc-test.yml of chatmail/cmlxc',
      '3. chatmail/relay: it sends dispatches to chatmail/docker',
    ])
  })

  it('A57 the other order sent dispatches that nobody took', () => {
    const takes = new Set<string>()
    const merge = (order: readonly string[]): readonly string[] =>
      order.flatMap((name) => {
        takes.add(name)
        return name === 'relay' && !takes.has('docker') ? ['a dispatch is lost'] : []
      })
    expect(merge(['relay', 'docker'])).toEqual(['a dispatch is lost'])
  })

  it('names secrets, variables, environments and apps with the jobs that use them', () => {
    const env = { TOKEN: '${{ secrets.DEPLOY }}', WHO: '${{ vars.SENDERS }}', OWN: '${{ secrets.GITHUB_TOKEN }}' }
    const app = { owner: 'acme', repositories: 'app', 'permission-contents': 'write' }
    const steps = [
      { run: 'x', env },
      { uses: 'actions/create-github-app-token@v3', with: app },
    ]
    expect(readRepository('acme/app', withJob({ environment: { name: 'production' }, steps }))).toMatchObject({
      secrets: [{ name: 'DEPLOY', usedBy: ['ci.yml: work'] }],
      variables: [{ name: 'SENDERS', usedBy: ['ci.yml: work'] }],
      environments: [{ name: 'production', usedBy: ['ci.yml: work'] }],
      apps: [{ name: 'acme/app (contents: write)', usedBy: ['ci.yml: work'] }],
    })
  })

  it('names every commit that has still to be filled in', () => {
    expect(noteOf('chatmail')).toContain('| Commit to fill in | Used by |')
    expect(
      readRepository('a/b', withJob({ uses: `a/c/.github/workflows/x.yml@${'0'.repeat(40)}` })).unpinned,
    ).toHaveLength(1)
    expect(readRepository('a/b', withJob({ uses: `a/c/.github/workflows/x.yml@${'1'.repeat(40)}` })).unpinned).toEqual(
      [],
    )
  })

  it('comes to an end when two repositories need each other', () => {
    const [a, b] = [readRepository('x/a', sends('x/b')), readRepository('x/b', sends('x/a'))]
    expect(orderOf([a, b]).map(({ name }) => name)).toEqual(['x/b', 'x/a'])
  })

  it('says so when nothing has to be set up, and when the order does not matter', () => {
    const [a, b] = [readRepository('x/a', []), readRepository('x/b', [])]
    expect(rolloutNote('x', [a, b])).toContain('merge them in any order')
    expect(rolloutNote('x', [a])).toContain('Nothing has to be set up.')
  })
})
