// Holds the document beside the modules of pigfoot to the committed workflow.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../src/decide/decision.ts'
import { pigfoot } from '../dsl/tag-policies.ts'
import { file, folder, root, text } from './pigfoot-file.ts'

const readme = readFileSync(path.join(root, 'workflows/pigfoot/README.md'), 'utf8')

const table = (rows: readonly (readonly unknown[])[]): string =>
  rows.map((cells) => `| ${cells.join(' | ')} |`.replace('|  |', '| |')).join('\n')

describe('the document beside the modules of pigfoot', () => {
  it('C21 names every secret that the workflow reads, and no other', () => {
    const read = new Set(Array.from(text.matchAll(/secrets\.(\w+)/g), (match) => match[1]))
    const told = Array.from(readme.matchAll(/^\| `([A-Z_]+)` \|/gm), (match) => match[1])
    expect(told.toSorted()).toEqual([...read].toSorted())
  })

  it('C24 names exactly the inputs that the form has, with their types and defaults', () => {
    const rows = Object.entries(file.on.workflow_dispatch.inputs).map(
      ([name, { type, default: value, description }]) => {
        return [`\`${name}\``, type, value, description]
      },
    )
    expect(readme).toContain(`| --- | --- | --- | --- |\n${table(rows)}\n\n`)
  })

  it('C24 shows the tags of the policy that the workflow goes by', () => {
    const policy = JSON.parse(readFileSync(path.join(folder, 'tagwright/policy.json'), 'utf8'))
    const { tags } = policy.images['pigfoot/docker-headless']
    expect(tags).toMatchObject({ git: pigfoot.git, filters: pigfoot.filters, latest: pigfoot.latest })
    expect(tags.classes).toEqual(JSON.parse(JSON.stringify(pigfoot.classes)))
    expect(readme).toContain(pigfoot.table())
  })

  it('C20 has a line for every exit code', () => {
    const told = Array.from(readme.matchAll(/^\| (\d) \|/gm), (match) => Number(match[1]))
    expect(told).toEqual(Object.values(exitCodes))
  })
})
