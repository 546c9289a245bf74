// Holds the release that a promotion or rollback leaves: what it says, and when it may be called the latest.
import { describe, expect, it } from 'vitest'
import { promotionNotesDoor } from '../../../src/decide/promotion/promotion-notes.ts'
import { commit } from '../images.ts'
import { outputsOf } from '../open-door.ts'
import { chat, policy, sha } from './promotions.ts'

type Variables = Readonly<Record<string, unknown>>

const usual: Variables = {
  IMAGE: chat.name,
  KIND: 'promotion',
  CHANNEL: 'prod',
  NAME: 'prod-20260701-3f2c1ab',
  DIGEST: sha('b'),
  REPLACES: sha('a'),
  ALSO: 'latest',
}
const notes = (variables: Variables = {}): Variables =>
  outputsOf(promotionNotesDoor, policy, { ...usual, ...variables })

describe('the release of a promotion', () => {
  it('B24 INV-47 says image, stamp, alias, digest, commit, and where to look in the transparency log', () => {
    const said = notes({
      FROM: 'staging',
      REVISION: commit,
      REASON: 'week 27',
      BY: 'kim',
      RUN_URL: 'https://github.com/acme/app/actions/runs/1',
    })
    expect(said['title']).toBe('Production release prod-20260701-3f2c1ab')
    expect(said['notes']).toMatchInlineSnapshot(`
      "- **Image**: \`docker.io/nearaidev/private-chat:prod\`
      - **Stamp**: \`docker.io/nearaidev/private-chat:prod-20260701-3f2c1ab\`
      - **Alias**: \`docker.io/nearaidev/private-chat:latest\`
      - **Digest**: \`sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\`
      - **Digest before**: \`sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\`
      - **Promoted from**: \`docker.io/nearaidev/private-chat:staging\`
      - **Commit**: \`3f2c1ab9d0e8f7a6b5c4d3e2f1a0b9c8d7e6f5a4\`
      - **Reason**: \`week 27\`
      - **By**: \`kim\`
      - **Transparency log**: https://search.sigstore.dev/?hash=sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
      - **Run**: https://github.com/acme/app/actions/runs/1"
    `)
  })

  it('B24 is the latest when it is new, and keeps what it has when it is written again', () => {
    expect(notes()).toHaveProperty('make-latest', 'true')
    expect(notes({ EXISTING: 'true' })).toHaveProperty('make-latest', '')
  })

  it('INV-51 shows hostile words as words', () => {
    const said = notes({ REASON: '``` @everyone <script> [x](y)\nEOF\n# now', BY: '`' })
    expect(said['notes']).toContain('- **Reason**: ```` ``` @everyone <script> [x](y) EOF # now ````\n')
    expect(said['notes']).toContain('- **By**: `` ` ``\n')
  })

  it('shows the commits that come with it, the newest fifty', () => {
    const commits = Array.from({ length: 60 }, (_, n) => ({ sha: commit, subject: `change ${n}` }))
    const text = String(notes({ COMMITS: { commits } })['notes'])
    expect(text).toContain('60 commits:')
    expect(text).toContain('`change 59`\n- and 10 before them')
    expect(text).not.toContain('`change 9`')
  })

  it.each<[what: string, variables: Variables]>([
    ['a name that is no tag', { NAME: 'a b' }],
    ['an address that is none', { RUN_URL: 'javascript:alert(1)' }],
    ['a digest that is none', { DIGEST: 'prod' }],
    ['another kind', { KIND: 'release' }],
  ])('INV-51 is not written with %s', (_, variables) => {
    expect(notes(variables)).toHaveProperty('malformed')
  })
})

describe('the release of a rollback', () => {
  it('B46 says from which digest to which, and is never the latest', () => {
    const audit = 'prod-rollback-20260709-101500-from-20260701-3f2c1ab'
    const said = notes({
      KIND: 'rollback',
      NAME: audit,
      DIGEST: sha('a'),
      REPLACES: sha('b'),
      FROM: 'prod-20260701-3f2c1ab',
    })
    expect(said['title']).toBe(`Production rollback ${audit}`)
    expect(said['notes']).toContain(`- **Audit tag**: \`docker.io/nearaidev/private-chat:${audit}\``)
    expect(said['notes']).toContain(`- **Digest**: \`${sha('a')}\`\n- **Digest before**: \`${sha('b')}\``)
    expect(said['notes']).toContain('- **Rolled back to**: `docker.io/nearaidev/private-chat:prod-20260701-3f2c1ab`')
    for (const EXISTING of ['true', 'false'])
      expect(notes({ KIND: 'rollback', EXISTING })).toHaveProperty('make-latest', 'false')
  })
})
