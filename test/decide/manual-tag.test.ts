// The tag of a build by hand: the name that was asked for or one of the commit, and never one that others write.
import { describe, expect, it, test } from 'vitest'
import { manualTagDoor } from '../../src/decide/manual-tag.ts'
import { evaluateText } from '../dsl/evaluate.ts'
import { runScript } from '../world/shell.ts'
import { hostileTexts, sha } from './contracts.ts'
import { dockrev, pigfoot, policyOf } from './images.ts'
import { outputsOf } from './open-door.ts'

const base = { IMAGE: 'pigfoot/app', COMMIT: sha, REF_TYPE: 'branch', REF_NAME: 'main' }

const chosen = (variables: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> =>
  outputsOf(manualTagDoor, policyOf(pigfoot, dockrev), { ...base, ...variables })

/** The step as it was: the input stands in the script, and whatever was typed becomes the tag. */
const originalScript = `
TAG="\${{ inputs.tag_name }}"
if [ -z "$TAG" ]; then TAG="manual-\${GITHUB_SHA::7}"; fi
echo "tag=$TAG" >> "$GITHUB_OUTPUT"`

const runOriginal = (input: string): ReturnType<typeof runScript> =>
  runScript(evaluateText(originalScript, { inputs: { tag_name: input } }), { env: { GITHUB_SHA: sha } })

describe('a build by hand', () => {
  it('C03 C30 is tagged with its commit where no name was asked for', () => {
    expect(chosen({})).toEqual({ tag: 'manual-3f2c1ab' })
    expect(chosen({ TAG: '' })).toEqual({ tag: 'manual-3f2c1ab' })
  })

  it('C03 C30 is tagged with the name that was asked for', () => {
    expect(chosen({ TAG: 'try-alpine' })).toEqual({ tag: 'try-alpine' })
  })

  test.each(['latest', '1.2.3'])(
    "C30 with the name '%s' overwrote what others publish, and is refused",
    async (tag) => {
      expect((await runOriginal(tag)).outputs).toEqual({ tag })
      expect(chosen({ TAG: tag })).toEqual({
        refused: [`tag '${tag}' is reserved: it is, or looks like, latest, a version, or a signature`],
      })
    },
  )

  test.each([
    'v1.2.3',
    '1.2',
    '1',
    'v2',
    '1.2.3-rc.1',
    '1.2.3rc1',
    '1.2.3.4',
    `sha256-${'a'.repeat(64)}`,
    `sha256-${'a'.repeat(64)}.sig`,
  ])("C30 A29 with the name '%s' is refused", (tag) => {
    expect(chosen({ TAG: tag })).toHaveProperty('refused')
  })

  it('C30 INV-51 with a command in its name ran that command, and is refused', async () => {
    const { workspace } = await runOriginal('x$(touch owned)')
    expect(workspace.has('owned')).toBe(true)
    expect(chosen({ TAG: 'x$(touch owned)' })).toHaveProperty('malformed')
  })

  it('C30 on a git tag would publish that version again, and is refused', () => {
    expect(chosen({ REF_TYPE: 'tag', REF_NAME: 'v1.2.3' })).toEqual({
      refused: ["the run is on the tag 'v1.2.3', and would publish it again: run it on a branch"],
    })
  })

  test.each([
    '-x',
    '.x',
    'a b',
    'a/b',
    'ä',
    'x'.repeat(129),
    ...hostileTexts.filter(([, text]) => text !== 'EOF').map(([, text]) => text),
  ])('C30 INV-51 with a name no registry takes is refused: %j', (tag) => {
    expect(chosen({ TAG: tag })).toMatchObject({
      malformed: [expect.stringContaining('is refused: a tag has 1 to 128 letters')],
    })
  })

  it('C30 is refused where the policy has no tags for it', () => {
    expect(chosen({ IMAGE: 'acme/dockrev' })).toEqual({
      refused: ["tag 'manual-3f2c1ab' is in no class of the policy; the policy has no tags for builds by hand"],
    })
  })

  it('C30 never takes the tag of another class', () => {
    const guarded = {
      ...pigfoot,
      tags: { ...pigfoot.tags, classes: pigfoot.tags.classes.filter(({ name }) => name !== 'named') },
    }
    expect(outputsOf(manualTagDoor, policyOf(guarded), { ...base, TAG: 'manual-zzz' })).toEqual({
      refused: ["tag 'manual-zzz' is in no class of the policy; a build by hand writes: manual-{sha7}"],
    })
    const staged = {
      ...guarded.tags.classes[0],
      name: 'staging',
      grammar: 'staging',
    } as (typeof guarded.tags.classes)[number]
    const image = { ...guarded, tags: { ...guarded.tags, classes: [...guarded.tags.classes, staged] } }
    expect(outputsOf(manualTagDoor, policyOf(image), { ...base, TAG: 'staging' })).toEqual({
      refused: ["tag 'staging' is reserved for the class 'staging'; a build by hand writes: manual-{sha7}"],
    })
  })

  it('without a commit is refused', () => {
    expect(chosen({ COMMIT: 'HEAD' })).toEqual({ malformed: ["COMMIT is 'HEAD', not the 40 hex digits of a commit"] })
  })

  it('of an image that the policy lacks is refused', () => {
    expect(chosen({ IMAGE: 'x' })).toEqual({
      missing: ["policy.json has no image 'x'; it has: pigfoot/app, acme/dockrev"],
    })
  })
})
