// Holds what is committed for the five systems: what starts each workflow, which tags are whose, which locks are held.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { grammarRegex } from '../src/model/tag-grammar.ts'
import type { Policy } from '../src/model/policy.ts'

const root = path.join(import.meta.dirname, '..')
const below = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .toSorted()

const modules = below('workflows').filter((name) => name.endsWith('.ts'))
const workflows = below('generated').filter((name) => /\.github\/workflows\/[^/]+\.ya?ml$/.test(name))
const policies = below('generated').filter((name) => name.endsWith('/policy.json'))
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8')

type Mapping = Readonly<Record<string, unknown>>
const mapping = (value: unknown): Mapping => (typeof value === 'object' && value !== null ? (value as Mapping) : {})

/** The lines of a workflow that decide when it runs and what waits for what. */
function outlineOf(file: string): string {
  const value: unknown = parse(textOf(file))
  const { on, concurrency, jobs } = mapping(value)
  const events = Object.entries(mapping(on)).map(([event, config]) => `on ${event}${describeEvent(event, config)}`)
  const locks = [
    ['the workflow', concurrency] as const,
    ...Object.entries(mapping(jobs)).map(([id, job]) => [id, mapping(job)['concurrency']] as const),
  ].flatMap(([who, lock]) => (lock === undefined ? [] : [`lock of ${who}: ${describeLock(lock)}`]))
  return [...events, ...locks, ''].join('\n')
}

/** Inputs are said by the form itself; only their names count here. */
function describeEvent(event: string, config: unknown): string {
  if (event === 'workflow_dispatch' || event === 'workflow_call') {
    const names = Object.keys(mapping(mapping(config)['inputs']))
    return names.length === 0 ? '' : ` inputs ${names.join(' ')}`
  }
  return config === null || config === undefined ? '' : ` ${JSON.stringify(config)}`
}

function describeLock(lock: unknown): string {
  const {
    group,
    queue,
    'cancel-in-progress': cancels,
  } = typeof lock === 'string' ? { group: lock } : (mapping(lock) as Record<string, unknown>)
  const rest = [
    queue === undefined ? '' : `queue ${String(queue)}`,
    cancels === undefined ? '' : `cancels ${String(cancels)}`,
  ]
  return [String(group), ...rest.filter((part) => part !== '')].join(', ')
}

/** The expression that recognises each class of tags, and who writes it. */
function recognisersOf(file: string): string {
  const { images } = JSON.parse(textOf(file)) as Policy
  return Object.values(images)
    .flatMap(({ name, tags: { classes, variants, latest } }) => [
      `${name} (latest: ${JSON.stringify(latest)})`,
      ...classes.map(
        (one) =>
          `  ${one.name.padEnd(18)} ${one.mobility.padEnd(10)} ${one.writer.padEnd(9)} ${grammarRegex(one.grammar, variants).replaceAll(/\?<\w+>/g, '')}`,
      ),
      '',
    ])
    .join('\n')
}

const golden = (file: string): string => {
  const [, owner, repository] = file.split('/')
  return path.join(
    root,
    'test/fixtures/generated',
    `${owner}-${repository}-${path.basename(file).replace(/\.\w+$/, '')}.txt`,
  )
}

describe('a generated workflow', () => {
  it.each(workflows)('%s starts and waits as it is written down', async (file) => {
    await expect(outlineOf(file)).toMatchFileSnapshot(golden(file))
  })

  it.each(policies)('%s recognises the tags that are written down', async (file) => {
    await expect(recognisersOf(file)).toMatchFileSnapshot(golden(file))
  })

  it.each(workflows)('%s holds no expression in a script and gives every job a limit and its own grants', (file) => {
    const value: unknown = parse(textOf(file))
    const jobs = Object.values(mapping(mapping(value)['jobs'])).map(mapping)
    expect(mapping(value)['permissions']).toEqual({})
    for (const job of jobs.filter((one) => one['uses'] === undefined)) {
      expect(job['timeout-minutes']).toBeTypeOf('number')
      const steps = job['steps'] as readonly Mapping[]
      for (const { run } of steps) expect(String(run ?? '')).not.toContain('${{')
    }
  })
})

describe('a module of the systems', () => {
  const named = modules.filter((name) => name.split('/').length === 4)

  it.each(named)('%s imports the public doors and what its owner declares', (file) => {
    const imports = Array.from(textOf(file).matchAll(/from '([^']+)'/g), (match) => match[1] ?? '')
    const allowed =
      /^(?:tagwright(?:\/(?:actions|expressions|parts))?|zod|\.\/[\w-]+\.ts|\.\.\/(?:contracts|[\w-]+\/[\w-]+)\.ts)$/
    expect(imports.filter((name) => !allowed.test(name))).toEqual([])
  })

  it.each(modules)('%s is choices, not code: at most 120 lines', (file) => {
    expect(textOf(file).split('\n').length).toBeLessThanOrEqual(121)
  })

  it('has its files, and every file has its module', () => {
    const made = new Set(workflows.map((file) => /Made by Tagwright from (\S+):/.exec(textOf(file))?.[1]))
    for (const source of made) expect(existsSync(path.join(root, source ?? '?')), source).toBe(true)
    const imported = modules.flatMap((file) =>
      Array.from(textOf(file).matchAll(/from '(\.[^']+)'/g), (match) =>
        path.posix.join(path.posix.dirname(file), match[1] ?? ''),
      ),
    )
    expect(named.filter((file) => !made.has(file) && !imported.includes(file))).toEqual([])
  })
})
