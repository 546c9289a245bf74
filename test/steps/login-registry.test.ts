// The login of a machine without Docker: the password is on no command line, and every client finds the login.
import { describe, expect, it } from 'vitest'
import { loginRegistry } from '../../src/steps/login-registry.ts'
import { resolveDigest } from '../../src/steps/resolve-digest.ts'
import { putImage } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import { hasProgram, runScript, runStep } from '../world/shell.ts'

const password = `p'a"s$(touch hacked)s`
const recorder = `printf '%s\\n' "$@" >"$RUNNER_TEMP/argv"; cat >"$RUNNER_TEMP/stdin"`

describe('a login', () => {
  it('C34 INV-50 gives the password through stdin, whatever is in it', async () => {
    const env = { REGISTRY: 'docker.io', USERNAME: 'mona', PASSWORD: password }
    const { code, log, workspace } = await runStep(loginRegistry, { env, stubs: { skopeo: recorder } })
    expect({ code, log, stdin: workspace.read(`${workspace.temp}/stdin`) }).toEqual({
      code: 0,
      log: '',
      stdin: password,
    })
    expect(workspace.read(`${workspace.temp}/argv`).split('\n')).toEqual(
      expect.arrayContaining(['login', '--username', 'mona', '--password-stdin', 'docker.io']),
    )
    expect(workspace.read(`${workspace.temp}/argv`)).not.toContain('touch')
  })

  it('C34 the original has the secret in the script: it is on the command line, and runs what stands in it', async () => {
    // GitHub puts the value into the text before the shell reads it.
    const original = `podman login -u "mona" -p "${password.replace('"', '')}" docker.io`
    const { workspace } = await runScript(original, { stubs: { podman: recorder } })
    expect(workspace.read(`${workspace.temp}/argv`)).toContain("p'as")
    expect(workspace.has('hacked')).toBe(true)
  })

  it.skipIf(!hasProgram('skopeo'))('serves the next step of the job', async () => {
    const registry = await startRegistry({ users: { mona: password } })
    const digest = putImage(registry, 'app', { tag: 'staging' })
    const env = { REGISTRY: registry.host, USERNAME: 'mona', PASSWORD: password }
    const { code, workspace } = await runStep(loginRegistry, { registries: [registry], env })
    expect(code).toBe(0)
    const next = await runStep(resolveDigest, {
      workspace,
      registries: [registry],
      env: { REF: `${registry.host}/app:staging` },
    })
    expect(next).toMatchObject({ code: 0, outputs: { digest } })
  })

  it.skipIf(!hasProgram('skopeo'))(
    'C20 INV-37 that is refused fails at once, and the password is not in the log',
    async () => {
      const registry = await startRegistry({ users: { mona: 'another' } })
      const env = { REGISTRY: registry.host, USERNAME: 'mona', PASSWORD: password }
      const { code, errors, sleeps, log } = await runStep(loginRegistry, { registries: [registry], env })
      expect({ code, errors, sleeps }).toEqual({
        code: 2,
        errors: [`no login to ${registry.host} as mona`],
        sleeps: [],
      })
      expect(log).not.toContain(password)
    },
  )
})
