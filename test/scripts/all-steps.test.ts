// Holds every step to what it says of itself: variables, outputs and programs are exactly those of its script.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { ShellStep } from '../../src/steps/shell-step.ts'
import { coreUtilities, hasProgram } from '../world/shell.ts'
import { readScript } from './read-script.ts'
import type { ScriptFacts } from './read-script.ts'

const folder = path.join(import.meta.dirname, '../../src/steps')
const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8')
const namesOf = (ending: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .toSorted()

/** Lines with something on them that is no comment. */
const lengthOf = (name: string): number => textOf(`${name}.sh`).match(/^\s*[^#\s]/gm)?.length ?? 0

const scripts = namesOf('.sh').filter((name) => name !== 'act')
const shared = readScript(textOf('act.sh'))

const builtins = new Set(
  '. : [ break cd continue declare echo eval exec exit export false local mapfile printf pwd read readonly return set shift shopt source test trap true type umask unset wait command sleep'.split(
    ' ',
  ),
)

/** What the runner and bash give to every script. */
const isGiven = (name: string): boolean => /^(?:GITHUB_|RUNNER_)|^(?:HOME|IFS|PATH|PWD|RANDOM|ACT_TEMP|CI)$/.test(name)

/** A script with everything that it calls of its own functions and the shared ones. */
function factsOf(name: string): Record<'commands' | 'reads' | 'assigns' | 'outputs', Set<string>> {
  const script = readScript(textOf(`${name}.sh`))
  const own = script.functions
  const all = {
    commands: new Set<string>(),
    reads: new Set<string>(),
    assigns: new Set<string>(),
    outputs: new Set<string>(),
  }
  const seen = new Set<string>()
  const take = (facts: ScriptFacts): void => {
    for (const key of ['commands', 'reads', 'assigns', 'outputs'] as const)
      for (const one of facts[key]) all[key].add(one)
    for (const command of facts.commands) follow(command)
  }
  const follow = (command: string): void => {
    const facts = own.get(command) ?? shared.functions.get(command)
    if (facts === undefined || seen.has(command)) return
    seen.add(command)
    take(facts)
  }
  take(script)
  // Called by what act.sh does at any end of a step.
  if (own.has('at_exit')) follow('at_exit')
  for (const one of [...own.keys(), ...shared.functions.keys()]) all.commands.delete(one)
  // gh takes its token from there, and says nothing of it on its command line.
  if (all.commands.has('gh')) all.reads.add('GH_TOKEN')
  return all
}

async function stepOf(name: string): Promise<ShellStep<string, string, string>> {
  const module = (await import(pathToFileURL(path.join(folder, `${name}.ts`)).href)) as Record<string, unknown>
  const steps = Object.values(module).filter(
    (value): value is ShellStep<string, string, string> => typeof value === 'function' && 'definition' in value,
  )
  const step = steps.find(({ definition }) => definition.script === `${name}.sh`)
  if (step === undefined) throw new Error(`${name}.ts defines no step with ${name}.sh`)
  return step
}

const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].toSorted()
const allTests = path.join(import.meta.dirname, '..')
const tests = readdirSync(allTests, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith(path.basename(import.meta.filename)))
  .map((file) => readFileSync(path.join(allTests, file), 'utf8'))
  .join('\n')

describe.each(scripts)('%s', (name) => {
  it('has a definition and a test', () => {
    expect({
      definition: existsSync(path.join(folder, `${name}.ts`)),
      test: tests.includes(`/src/steps/${name}.ts'`),
    }).toEqual({ definition: true, test: true })
  })

  it('reads exactly the variables that it says it reads', async () => {
    const { env, optionalEnv = [] } = (await stepOf(name)).definition
    const { reads, assigns } = factsOf(name)
    expect(sorted([...env, ...optionalEnv])).toEqual(
      sorted([...reads].filter((one) => !assigns.has(one) && !isGiven(one))),
    )
  })

  it('gives exactly the outputs that it says it gives', async () => {
    const { outputs = [] } = (await stepOf(name)).definition
    expect(sorted(outputs)).toEqual(sorted(factsOf(name).outputs))
  })

  it('calls exactly the programs that it says it calls', async () => {
    const { tools } = (await stepOf(name)).definition
    const called = [...factsOf(name).commands].filter((one) => !builtins.has(one) && !coreUtilities.includes(one))
    expect(sorted(tools)).toEqual(sorted(called))
  })

  it('says at its top what goes in, what comes out, and what always holds', async () => {
    const { env, optionalEnv = [], outputs = [] } = (await stepOf(name)).definition
    const head = textOf(`${name}.sh`)
      .split('\n')
      .filter((_, index, lines) => lines.slice(0, index + 1).every((one) => one.startsWith('#')))
    expect(head.length).toBeGreaterThanOrEqual(2)
    expect([...env, ...optionalEnv, ...outputs].filter((word) => !head.join('\n').includes(word))).toEqual([])
  })
})

describe('the scripts of all steps', () => {
  const all = namesOf('.sh')
  const linesWith = (pattern: RegExp): readonly string[] =>
    all.flatMap((name) =>
      textOf(`${name}.sh`)
        .split('\n')
        .filter((line) => !line.startsWith('#') && pattern.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    )

  it.skipIf(!hasProgram('shellcheck'))(
    'are clean for shellcheck',
    () => {
      const { stdout, status } = spawnSync(
        'shellcheck',
        all.map((name) => `${name}.sh`),
        { cwd: folder, encoding: 'utf8', timeout: 60_000 },
      )
      expect({ stdout, status }).toEqual({ stdout: '', status: 0 })
    },
    60_000,
  )

  it('B36 INV-51 hold no expression: values come through the environment', () => {
    expect(linesWith(/\$\{\{/)).toEqual([])
  })

  it('are short enough to be read in a diff', () => {
    expect(scripts.filter((name) => lengthOf(name) > 30)).toEqual([])
  })

  it('B28 put no reader behind a pipe that leaves before the writer is done', () => {
    expect(linesWith(/(?<!\|)\|\s*(?:head\b|grep\s+-\w*[qm]|sed\s+-?n?\s*'?\d*q)/)).toEqual([])
  })

  it('A25 B49 throw no message of a program away', () => {
    expect(linesWith(/2>\s*\/dev\/null|&>\s*\/dev\/null/)).toEqual([])
  })

  it('C26 INV-25 never delete a tag with skopeo, which takes the image and all its tags along', () => {
    expect(linesWith(/skopeo\s+(?:--\S+\s+)*delete/)).toEqual([])
  })

  it('B35 D29 copy in one place alone, all platforms and digests kept', () => {
    expect(linesWith(/skopeo.*\bcopy\b/)).toEqual(['act: skopeo --debug copy "$@" 2>"$said" && return'])
    expect(linesWith(/skopeo_copy /)).toEqual([expect.stringContaining('--preserve-digests')])
  })

  it('C34 INV-50 put no password on a command line', () => {
    expect(linesWith(/--(?:password|token)(?!-stdin)\b|\blogin\b.*\s-p\s/)).toEqual([])
  })

  it('B28 the original dies of the reader that leaves: 141, although the answer is right', async () => {
    const { runScript } = await import('../world/shell.ts')
    const original = `jq -r '.[]' tags.json | head -n1`
    const files = { 'tags.json': JSON.stringify(Array.from({ length: 60_000 }, (_, index) => `prod-${index}`)) }
    if (!hasProgram('jq')) return
    expect(await runScript(original, { files, tools: ['jq'] })).toMatchObject({ code: 141, log: 'prod-0\n' })
    expect(await runScript(`jq -r 'first(.[])' tags.json`, { files, tools: ['jq'] })).toMatchObject({
      code: 0,
      log: 'prod-0\n',
    })
  })
})
