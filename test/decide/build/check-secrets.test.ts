// Secrets that are not configured are named before anything is built, and their values are never seen.
import { expect, test } from 'vitest'
import { checkSecretsDoor } from '../../../src/decide/build/check-secrets.ts'
import { exitCodes } from '../../../src/decide/decision.ts'
import { configuredSecrets } from '../../../src/dsl/contract/configured-secrets.ts'
import { tree } from '../../../src/dsl/expression.ts'
import { printValue } from '../../../src/dsl/print.ts'
import { fill } from '../../world/expressions.ts'
import { runScript } from '../../world/shell.ts'
import { policyWith } from '../contract/contracts.ts'
import { openDoor } from '../open-door.ts'

const names = ['DOCKERHUB_USERNAME', 'DOCKERHUB_TOKEN'] as const
const written = printValue(configuredSecrets(...names)[tree], { of: () => '' })

const checked = (secrets: Readonly<Record<string, string>>): ReturnType<typeof openDoor> =>
  openDoor(checkSecretsDoor, policyWith(), { CONFIGURED: fill(written, { secrets }) })

test('C08 every secret that is not configured is named', () => {
  expect(checked({})).toEqual({
    ok: false,
    cause: 'missing',
    sentences: ['ERROR: DOCKERHUB_USERNAME secret not configured', 'ERROR: DOCKERHUB_TOKEN secret not configured'],
  })
})

test('C08 C20 one that is empty is not configured, and the step ends with the exit code of a missing secret', () => {
  expect(checked({ DOCKERHUB_USERNAME: 'mona', DOCKERHUB_TOKEN: '' })).toEqual({
    ok: false,
    cause: 'missing',
    sentences: ['ERROR: DOCKERHUB_TOKEN secret not configured'],
  })
  expect(exitCodes.missing).toBe(2)
})

test('C08 the check passes when all are there', () => {
  expect(checked({ DOCKERHUB_USERNAME: 'mona', DOCKERHUB_TOKEN: 'hush' })).toMatchObject({
    ok: true,
    value: { outputs: {} },
  })
})

/** The step as it was: the values themselves stand in the script. */
const originalScript = `
if [ -z "\${{ secrets.DOCKERHUB_TOKEN }}" ]; then
  echo "ERROR: DOCKERHUB_TOKEN secret not configured"
  exit 1
fi`

const withToken = (token: string): string => fill(originalScript, { secrets: { DOCKERHUB_TOKEN: token } })

test('C34 a secret in the script was run as a part of it, or broke it', async () => {
  const { workspace } = await runScript(withToken('a$(echo hush >owned)b'))
  expect(workspace.read('owned')).toBe('hush\n')
  const { code, log } = await runScript(withToken('a"b'))
  expect(code).not.toBe(0)
  expect(log).toContain('unexpected EOF')
})

test('C34 INV-50 the decision gets yes or no for each secret and no value', () => {
  const filled = fill(written, { secrets: { DOCKERHUB_USERNAME: 'mona', DOCKERHUB_TOKEN: 'hu"sh' } })
  expect(JSON.parse(filled)).toEqual({ DOCKERHUB_USERNAME: true, DOCKERHUB_TOKEN: true })
})

test('C34 INV-50 a value that came by mistake is not shown', () => {
  const answer = openDoor(checkSecretsDoor, policyWith(), { CONFIGURED: { DOCKERHUB_TOKEN: 'hush' } })
  expect(answer).toEqual({ ok: false, cause: 'malformed', sentences: ["'DOCKERHUB_TOKEN' is neither true nor false"] })
})

test('a list of secrets is refused', () => {
  expect(openDoor(checkSecretsDoor, policyWith(), { CONFIGURED: ['A'] })).toMatchObject({
    ok: false,
    cause: 'malformed',
  })
})
