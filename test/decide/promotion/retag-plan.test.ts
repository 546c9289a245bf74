// Holds which tags may be moved by hand: those that nobody else owns.
import { describe, expect, it } from 'vitest'
import { retagPlanDoor } from '../../../src/decide/promotion/retag-plan.ts'
import { dockrev } from '../images.ts'
import { openDoor, outputsOf } from '../open-door.ts'
import { chat, policy as chatPolicy, sha } from './promotions.ts'

type Variables = Readonly<Record<string, unknown>>

const policy = { ...chatPolicy, images: { ...chatPolicy.images, [dockrev.name]: dockrev } }
const retag = (SOURCE: string, TARGET: string, more: Variables = {}): Variables =>
  outputsOf(retagPlanDoor, policy, { IMAGE: chat.name, SOURCE, TARGET, ...more })

describe('a tag that is moved by hand', () => {
  it('B54 is resolved first, from a tag or a digest', () => {
    expect(retag('0.2.12', 'staging')).toEqual({
      ref: 'docker.io/nearaidev/private-chat:0.2.12',
      target: 'staging',
      todo: 'true',
    })
    expect(retag(sha('a'), 'dev')).toMatchObject({ ref: `docker.io/nearaidev/private-chat@${sha('a')}` })
    expect(retag('prod', 'staging')).toMatchObject({ todo: 'true' })
  })

  it.each(['prod', 'prod-20260701-3f2c1ab', 'prod-rollback-x', 'prod-', 'latest'])(
    'B54 INV-18 is not %s, which promotions and rollbacks write',
    (target) => {
      expect(retag('staging', target)).toEqual({
        refused: [
          expect.stringMatching(
            new RegExp(`^'${target}' is not moved by hand: .* are written by promotions and rollbacks$`),
          ),
        ],
      })
    },
  )

  it.each(['production', 'prod_old', 'my-prod'])('B54 may be %s, which only looks like prod', (target) => {
    expect(retag('staging', target)).toHaveProperty('todo', 'true')
  })

  it.each<[target: string, why: string]>([
    ['1.2.3', 'a tag of the class version never moves'],
    ['1.2', 'a tag of the class minor only moves forward, with a release'],
    ['latest', 'a tag of the class latest only moves forward, with a release'],
  ])('INV-12 INV-15 INV-18 is not %s, which a release owns', (target, why) => {
    expect(retag('1.2.2', target, { IMAGE: dockrev.name })).toEqual({
      refused: [`'${target}' is not moved by hand: ${why}`],
    })
  })

  it.each(['', '.sig', '.att', '.sbom'])('INV-18 is not where a signature of another image lies (%j)', (ending) => {
    const target = `${sha('a').replace(':', '-')}${ending}`
    expect(retag('staging', target)).toEqual({
      refused: [`'${target}' is not moved by hand: a signature or attestation of another image lies there`],
    })
  })

  it.each<[source: string, target: string, refusal: Variables]>([
    ['staging', 'staging', { refused: ["source and target are both 'staging': there is nothing to do"] }],
    ['staging', 'a b', { malformed: ["target is 'a b', which is no name of a tag"] }],
    ['staging', '', { malformed: ["target is '', which is no name of a tag"] }],
    ['', 'dev', { malformed: ["source is '', which is neither a tag nor a digest"] }],
    ['sha256:abc', 'dev', { malformed: ["source is 'sha256:abc', which is neither a tag nor a digest"] }],
    ['staging', sha('a'), { malformed: [`target is '${sha('a')}', which is no name of a tag`] }],
    ['staging', '-x', { malformed: ["target is '-x', which is no name of a tag"] }],
  ])('B54 INV-51 from %j to %j is refused', (source, target, refusal) => {
    expect(retag(source, target)).toEqual(refusal)
  })

  it('has nothing to do when both are the same digest', () => {
    expect(retag('0.2.12', 'staging', { SOURCE_DIGEST: sha('a'), TARGET_DIGEST: sha('a') })).toHaveProperty(
      'todo',
      'false',
    )
    expect(retag('0.2.12', 'staging', { SOURCE_DIGEST: sha('a'), TARGET_DIGEST: sha('b') })).toHaveProperty(
      'todo',
      'true',
    )
    expect(retag('0.2.12', 'staging', { SOURCE_DIGEST: 'error' })).toHaveProperty('malformed')
  })

  it('is told when no class knows it', () => {
    const answer = openDoor(retagPlanDoor, policy, { IMAGE: chat.name, SOURCE: 'staging', TARGET: 'demo' })
    expect(answer.ok && answer.value.warnings).toEqual([
      'demo is in no class of tags of nearaidev/private-chat: nothing cleans it up',
    ])
  })
})
