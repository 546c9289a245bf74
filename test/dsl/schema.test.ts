// What GitHub's own schema allows can be said with our layer, without a cast, and arrives in the document.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LocalAction } from '../../src/dsl/composite.ts'
import type { Workflow } from '../../src/dsl/workflow.ts'
import { compiled, moduleHost } from './modules.ts'
import type { Plain } from './modules.ts'
import { actionCases, prelude, workflowCases } from './schema-modules.ts'
import type { Case } from './schema-modules.ts'
import { readSchema } from './schema-samples.ts'
import type { Schema } from './schema-samples.ts'
import { root, typeErrors } from './tsc.ts'

const compilerOptions = {
  noEmit: true,
  allowImportingTsExtensions: true,
  rewriteRelativeImportExtensions: false,
  isolatedDeclarations: false,
  declaration: false,
  rootDir: root,
  paths: {
    tagwright: [path.join(root, 'src/index.ts')],
    'tagwright/expressions': [path.join(root, 'src/expressions.ts')],
  },
}

/** Writes a module in which every case stands on a line of its own, and asks the compiler about it. */
async function compileCases(
  name: string,
  cases: readonly Case[],
): Promise<{ folder: string; errors: readonly string[] }> {
  const folder = path.join(root, 'node_modules/.cache/tagwright-tests', name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const project = { extends: path.join(root, 'tsconfig.json'), compilerOptions, include: ['*.ts'] }
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(project))
  const lines = cases.map(({ code }, n) => `export const case${n} = ${code}`)
  writeFileSync(path.join(folder, 'cases.ts'), prelude + lines.join('\n'))
  const first = prelude.split('\n').length
  const errors = await typeErrors(folder)
  return { folder, errors: errors.map(({ line, message }) => `${cases[line - first]?.name ?? line}\n  ${message}`) }
}

function at(document: Plain, [key, ...rest]: Case['path']): Plain | undefined {
  if (key === undefined) return document
  return at((document as { [key: string]: Plain })[key] as Plain, rest)
}

/** Whether a value arrived; what our layer adds by itself may stand beside it. */
function holds(found: Plain | undefined, expected: Plain): boolean {
  if (typeof expected !== 'object' || expected === null) return found === expected
  if (typeof found !== 'object' || found === null || Array.isArray(expected) !== Array.isArray(found)) return false
  if (Array.isArray(expected) && expected.length !== (found as readonly Plain[]).length) return false
  return Object.entries(expected).every(([key, value]) => holds(at(found, [key]), value))
}

describe.each([
  ['workflow', workflowCases()],
  ['action', actionCases()],
])('every key and form of a %s', (kind, cases) => {
  let made: Awaited<ReturnType<typeof compileCases>> | undefined
  beforeAll(async () => {
    made = await compileCases(kind, cases)
  }, 120_000)

  it('can be said without a cast', () => {
    expect(made?.errors).toEqual([])
  })

  it('arrives in the document', async () => {
    const loaded = await moduleHost(made?.folder ?? '').modules.load('cases.ts')
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.failures))
    const wrong = cases.flatMap((one, n) => {
      const { document, findings } = compiled(loaded.value[`case${n}`] as Workflow | LocalAction)
      const found = at(document, one.path)
      const isThere = holds(found, one.plain) && findings.length === 0
      return isThere ? [] : [{ case: one.name, expected: one.plain, found, findings }]
    })
    expect(wrong).toEqual([])
  })
})

describe('a schema that gains something', () => {
  const schema = readSchema('workflow')
  const withKey = (name: string, key: string, type: string): Schema => {
    const { mapping, ...rest } = schema[name] ?? {}
    return {
      ...schema,
      [name]: { ...rest, mapping: { ...mapping, properties: { ...mapping?.properties, [key]: type } } },
    }
  }

  const grown: readonly (readonly [string, Schema])[] = [
    ['a key of workflows', withKey('workflow-root-strict', 'new-thing', 'string')],
    ['a key of jobs', withKey('job-factory', 'new-thing', 'string')],
    ['a key of calls', withKey('workflow-job', 'new-thing', 'string')],
    ['a key of steps', withKey('run-step', 'new-thing', 'string')],
    ['a key of services', withKey('service-container-mapping', 'new-thing', 'string')],
    ['an event', withKey('on-mapping-strict', 'new-thing', 'push')],
    ['a filter', withKey('push-mapping', 'new-thing', 'event-branches')],
    ['an activity type', { ...schema, 'release-activity-type': { 'allowed-values': ['new-thing'] } }],
    ['a permission scope', withKey('permissions-mapping', 'new-thing', 'permission-level-any')],
    ['a context', { ...schema, 'workflow-env': { ...schema['workflow-env'], context: ['new-thing'] } }],
  ]
  const cases = grown.flatMap(([kind, one]) =>
    workflowCases(one)
      .filter(({ code }) => code.includes('new-thing'))
      .map((each) => ({ ...each, name: kind })),
  )
  let errors: readonly string[] = []
  beforeAll(async () => {
    errors = (await compileCases('grown', cases)).errors
  }, 120_000)

  it.each(grown)('shows that our layer lacks it: %s', (kind) => {
    const own = cases.filter(({ name }) => name === kind)
    expect(own).not.toEqual([])
    expect(errors.filter((error) => error.startsWith(`${kind}\n`)).length).toBeGreaterThanOrEqual(own.length)
  })
})
