// gh is given its token by whoever calls it: a runner puts none into the environment by itself.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ShellStepDefinition } from '../../src/steps/shell-step.ts'
import { hasProgram, runScript } from '../world/shell.ts'

type Definition = ShellStepDefinition<string, string, string>

const folder = path.join(import.meta.dirname, '../../src/steps')

async function definitions(): Promise<Definition[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))
  const modules = await Promise.all(
    files.map((file) => import(path.join(folder, file)) as Promise<Record<string, unknown>>),
  )
  const values = modules.flatMap((module) => Object.values(module))
  return values.flatMap((value) =>
    typeof value === 'function' && 'definition' in value ? [value.definition as Definition] : [],
  )
}

describe('the token of gh', () => {
  it('A36 must be given to every step that calls gh', async () => {
    const callers = (await definitions()).filter(({ tools }) => tools.includes('gh'))
    expect(callers.length).toBeGreaterThan(10)
    expect(callers.filter(({ env }) => !env.includes('GH_TOKEN')).map(({ script }) => script)).toEqual([])
  })

  it.skipIf(!hasProgram('gh'))('A36 is not there by itself on a runner, as was believed', async () => {
    const { code, log } = await runScript('gh release list --repo acme/app', {
      tools: ['gh'],
      env: { GITHUB_ACTIONS: 'true' },
    })
    expect(code).not.toBe(0)
    expect(log).toContain('set the GH_TOKEN environment variable')
  })
})
