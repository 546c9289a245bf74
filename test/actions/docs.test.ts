// docs/actions.md tells the truth: every binding is in it, and its examples do what they promise.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import * as actions from '../../src/actions/index.ts'
import { lockPath } from '../../src/actions/lock.ts'
import { dependabotOpens } from './bot.ts'
import { lockText } from './committed-lock.ts'

const page = readFileSync(new URL('../../docs/actions.md', import.meta.url), 'utf8')
const blocks = Array.from(page.matchAll(/^```(\w+)\n(.*?)^```/gms), ([, language, text]) => ({
  language,
  text: text ?? '',
}))

it('the table has every binding, in order, and none besides', () => {
  const rows = Array.from(page.matchAll(/^\| `(\w+)` \| (\S+) \|/gm), ([, binding, action]) => `${binding} ${action}`)
  const bindings = Object.entries(actions).flatMap(([as, made]) => ('outputs' in made ? [`${as} ${made.name}`] : []))
  expect(rows).toEqual(bindings.toSorted())
})

it('a binding that needs a grant names it in the table', () => {
  const rows = Object.entries(actions).flatMap(([as, made]) => {
    if (!('outputs' in made)) return []
    const needs = [made.permissions, ...made.permissionsWith.map(({ grants }) => grants)].flatMap((grants) =>
      Object.entries(grants),
    )
    const row = page.split('\n').find((line) => line.startsWith(`| \`${as}\` |`)) ?? ''
    return needs.filter(([scope, level]) => !row.includes(`\`${scope}: ${level}\``)).map(([scope]) => `${as}: ${scope}`)
  })
  expect(rows).toEqual([])
})

it('the line of the lock that it shows is one of the lock', () => {
  const shown = blocks.find(({ text }) => text.startsWith('    - uses:'))?.text ?? 'none'
  expect(lockText).toContain(shown)
})

it('its dependabot.yml opens the lock together with the workflows', () => {
  const shown = parse(blocks.find(({ text }) => text.startsWith('version: 2'))?.text ?? '')
  const paths = [lockPath, '.github/workflows/ci.yml']
  expect(dependabotOpens(shown.updates[0].directories, paths)).toEqual(paths)
  expect(shown.updates[0].groups).toEqual({ actions: { patterns: ['*'] } })
})

it('its renovate.json is JSON and leaves actions and called workflows enabled', () => {
  const shown = JSON.parse(blocks.find(({ language }) => language === 'json')?.text ?? '')
  expect(shown.packageRules[0]).toMatchObject({ enabled: false })
  expect(shown.packageRules[0].matchDepTypes).not.toContain('action')
  expect(shown.packageRules[0].matchDepTypes).not.toContain('workflow')
})
