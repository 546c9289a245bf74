// Signing and verifying: digests alone, one whole identity, and no second try for a signature that is not there.
import { describe, expect, it } from 'vitest'
import { signImage } from '../../src/steps/sign-image.ts'
import { verifyImage } from '../../src/steps/verify-image.ts'
import { runStep } from '../world/shell.ts'
import type { ShellResult } from '../world/shell.ts'

const digest = `sha256:${'a'.repeat(64)}`
const image = `ghcr.io/acme/app@${digest}`
const recorder = `printf '%s\\n' "$@" >>"$RUNNER_TEMP/argv"; echo '{"payload": "of cosign"}'`

const argvOf = ({ workspace }: ShellResult): readonly string[] =>
  workspace.has(`${workspace.temp}/argv`) ? workspace.read(`${workspace.temp}/argv`).trimEnd().split('\n') : []

const sign = (images: string, cosign = recorder): Promise<ShellResult> =>
  runStep(signImage, { env: { IMAGES: images }, stubs: { cosign } })

const verify = (env: Readonly<Record<string, string>>, cosign = recorder): Promise<ShellResult> =>
  runStep(verifyImage, { env: { IMAGES: image, ...env }, stubs: { cosign } })

/** What cosign is told to look for. */
const matcherOf = async (given: string): Promise<RegExp> => {
  const argv = argvOf(await verify({ IDENTITY_PATTERN: given }))
  return new RegExp(argv[argv.indexOf('--certificate-identity-regexp') + 1] ?? '(?!)')
}

describe('signing', () => {
  it('INV-26 signs every digest with the identity of the workflow', async () => {
    const both = [image, `docker.io/acme/app@${digest}`]
    expect(argvOf(await sign(`${both.join('\n')}\n`))).toEqual(both.flatMap((one) => ['sign', '--yes', one]))
  })

  it('INV-24 INV-33 signs no tag: it may have moved since the test', async () => {
    const result = await sign('ghcr.io/acme/app:staging')
    expect({ code: result.code, errors: result.errors, argv: argvOf(result) }).toEqual({
      code: 3,
      errors: ['ghcr.io/acme/app:staging names no digest'],
      argv: [],
    })
  })

  it('INV-26 fails when the signature was not made', async () => {
    expect(await sign(image, 'echo "error signing: no identity token" >&2; exit 1')).toMatchObject({
      code: 5,
      errors: [`${image} could not be signed`],
      sleeps: [],
    })
  })

  it('INV-37 signs again when the transparency log is down for a moment', async () => {
    const down = `[[ -e $RUNNER_TEMP/up ]] || { touch "$RUNNER_TEMP/up"; echo "unexpected status code 503 Service Unavailable" >&2; exit 1; }\n${recorder}`
    const result = await sign(image, down)
    expect({ code: result.code, waits: result.sleeps.length, argv: argvOf(result) }).toEqual({
      code: 0,
      waits: 1,
      argv: ['sign', '--yes', image],
    })
  })
})

describe('verifying', () => {
  const identity = 'https://github.com/nearai/chat-api/.github/workflows/build.yml@refs/heads/main'
  const pattern = '^https://github\\.com/nearai/chat-api/\\.github/workflows/build\\.yml@refs/(heads/main|tags/v.*)$'
  const issuer = 'https://token.actions.githubusercontent.com'

  it('B21 B44 INV-42 holds to one identity, the issuer, the repository and the ref', async () => {
    const result = await verify({ IDENTITY: identity, REPOSITORY: 'nearai/chat-api', GIT_REF: 'refs/heads/main' })
    expect({ code: result.code, log: result.log, argv: argvOf(result) }).toEqual({
      code: 0,
      log: '',
      argv: [
        `verify --certificate-oidc-issuer ${issuer} --certificate-identity ${identity}`,
        '--certificate-github-workflow-repository nearai/chat-api --certificate-github-workflow-ref refs/heads/main',
        image,
      ].flatMap((part) => part.split(' ')),
    })
  })

  it('B21 takes a pattern for several refs', async () => {
    const matcher = await matcherOf(pattern)
    expect([identity, identity.replace('heads/main', 'tags/v1.2.3')].map((text) => matcher.test(text))).toEqual([
      true,
      true,
    ])
    expect(matcher.test(identity.replace('heads/main', 'heads/mainly'))).toBe(false)
  })

  it.each([
    'https://github.com/nearai/chat-api/',
    '^https://github.com/nearai/chat-api/|build.yml',
    '.github/workflows/build.yml@refs/heads/main',
  ])(
    "INV-42 B21 takes '%s' for the whole identity or nothing, where cosign alone looks for it anywhere",
    async (loose) => {
      const other = 'https://github.com/nearai/chat-api/.github/workflows/build.yml@refs/heads/evil'
      const forged = `https://github.com/evil/x/.github/workflows/build.yml@refs/heads/main`
      const alone = new RegExp(loose)
      expect([identity, other, forged].some((text) => alone.test(text))).toBe(true)
      const matcher = await matcherOf(loose)
      expect([identity, other, forged].some((text) => matcher.test(text))).toBe(false)
    },
  )

  it('INV-42 B21 holds to the exact identity where a pattern is given as well, and needs one of them', async () => {
    const argv = argvOf(await verify({ IDENTITY: identity, IDENTITY_PATTERN: '.*' }))
    expect(argv).not.toContain('--certificate-identity-regexp')
    expect(await verify({})).toMatchObject({ code: 2, errors: ['neither IDENTITY nor IDENTITY_PATTERN is given'] })
  })

  it('INV-42 INV-37 fails at once when the signature is of somebody else', async () => {
    const cosign =
      'echo "Error: no matching signatures: none of the expected identities matched what was in the certificate" >&2; exit 10'
    const { code, errors, sleeps } = await verify({ IDENTITY: identity }, cosign)
    expect({ code, errors, sleeps }).toEqual({
      code: 1,
      errors: [`${image} has no signature by ${identity}`],
      sleeps: [],
    })
  })

  it('INV-33 verifies no tag', async () => {
    const result = await verify({ IDENTITY: identity, IMAGES: 'ghcr.io/acme/app:staging' })
    expect({ code: result.code, argv: argvOf(result) }).toEqual({ code: 3, argv: [] })
  })
})
