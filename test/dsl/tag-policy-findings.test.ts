// What synth says about tag policies, at the line where they are declared.
import { describe, expect, it } from 'vitest'
import { createProject } from '../project.ts'

const moduleWith = (policy: string): string => `import { ghcr, image, job, run, tagPolicy, workflow } from 'tagwright'

const promotion = { mobility: 'write-once', writer: 'promotion', retention: 'forever', causes: [] } as const
const edge = { name: 'edge', grammar: 'edge', writer: 'build', retention: 'forever' } as const

const tags = tagPolicy(${policy})

const app = image('acme/app', { registries: [ghcr()], platforms: ['linux/amd64'], tags })
const jobs = [job('build', { 'runs-on': 'ubuntu-24.04', steps: [run('true')] })]
const policy = { images: [app], contracts: [] }

export const build = workflow('build', { on: 'push', jobs, policy })
export const other = workflow('other', { on: 'push', jobs, policy })
`

async function say(policy: string): Promise<string> {
  const { code, out, err } = await createProject({ 'workflows/build.ts': moduleWith(policy) }).run('synth')
  return `${code}\n${err}${out}`
}

describe('synth', () => {
  it('finds a tag that is in two classes, once', async () => {
    const classes = `[{ name: 'a', grammar: 'prod-{date}-{sha7}', ...promotion }, { name: 'b', grammar: 'prod-{date}-d{hex}', ...promotion }]`
    expect(await say(`{ classes: ${classes} }`)).toMatchInlineSnapshot(`
      "1
        nothing was written
      workflows/build.ts:6:119  error  tag 'prod-12341118-d901234' of acme/app is in
        the class 'a' and in 'b', so nobody can tell who may move it
        [tag-classes-overlap]
          6 │ …romotion }, { name: 'b', grammar: 'prod-{date}-d{hex}', ...promotion }…
            │                                     ^^^^^^^^^^^^^^^^^^
        help: give the grammar of 'b' a prefix of its own

      "
    `)
  })

  it('looks at the policy of an image that only the effects of steps name', async () => {
    const text = moduleWith(`{ branches: '{text}', manual: '{text}' }`)
      .replace("run('true')", "run('true', { effects: [effect('resolve', app)] })")
      .replace('import { ghcr', 'import { effect, ghcr')
      .replaceAll(', policy })', ' })')
    const { code, err, out } = await createProject({ 'workflows/build.ts': text }).run('synth')
    expect(code).toBe(1)
    expect(`${err}${out}`).toContain('[tag-classes-overlap]')
  })

  it('finds a class that goes forward without an order', async () => {
    expect(await say(`{ classes: [{ ...edge, mobility: 'forward', causes: [{ branch: 'main' }] }] }`))
      .toMatchInlineSnapshot(`
      "1
        nothing was written
      workflows/build.ts:6:1  error  class 'edge' of acme/app moves forward, and
        something else than a release writes it: only plain X.Y.Z versions have an
        order  [tag-class-cannot-hold]
          6 │ const tags = tagPolicy({ classes: [{ ...edge, mobility: 'forward', caus…
            │ ^
        help: let it be written by ['release'] alone, or make it free

      "
    `)
  })

  it('finds a class that nothing writes', async () => {
    expect(await say(`{ classes: [{ ...edge, mobility: 'free', causes: [] }] }`)).toMatchInlineSnapshot(`
      "1
        nothing was written
      workflows/build.ts:6:1  error  class 'edge' of acme/app is written by builds,
        and no cause makes a build write it  [tag-class-cannot-hold]
          6 │ const tags = tagPolicy({ classes: [{ ...edge, mobility: 'free', causes:…
            │ ^
        help: give it causes, e.g. ['release'], or the writer 'promotion'

      "
    `)
  })

  it('stops at a grammar that cannot be meant, at its line', async () => {
    expect(await say(`{ git: 'v{versoin}' }`)).toMatchInlineSnapshot(`
      "2
      tagwright: workflows/build.ts:6:1 throws while it is loaded: tagPolicy(): the
        grammar 'v{versoin}' cannot be used: {versoin} is no part; the parts are
        {version} {variant} {major} {minor} {patch} {pre} {date} {time} {sha7} {sha40}
        {hex} {hex12} {number} {branch} {text}
          6 │ const tags = tagPolicy({ git: 'v{versoin}' })
            │ ^
        nothing was written
      "
    `)
  })

  it('has nothing to say about a policy that holds', async () => {
    expect(await say(`{ channels: ['staging', 'prod'], aliases: ['{major}'] }`)).toMatch(/^0\n/)
  })
})
