// What stands around the release of OpenCrate: the package, the runners, and the guide for those who release.
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { declaredLabel } from '../../src/check/actionlint/declared-labels.ts'
import { buildTagsDoor } from '../../src/decide/build/build-tags-door.ts'
import type { Host } from '../../src/host/host.ts'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import { outputsOf } from '../decide/open-door.ts'
import { fill } from '../world/expressions.ts'
import { before, checks, guide, jobIn, legsOf, policy, pypi, read, release, step } from './opencrate-files.ts'

const hostWith = (files: Readonly<Record<string, string>>): Host => createMemoryHost({ files })

describe('the package of OpenCrate', () => {
  it('D18 D32 needs the images, and the release of the images asks for it last', () => {
    expect([jobIn(pypi, 'build').needs, jobIn(pypi, 'pypi-publish').needs]).toEqual(['images', 'build'])
    expect(jobIn(release, 'package')).toMatchObject({ needs: 'publish', permissions: { actions: 'write' } })
    expect(step(release, 'package', 'Publish the package of the same version').env).toMatchObject({
      WORKFLOW: 'release-pypi.yml',
      REF: '${{ github.ref_name }}',
    })
    expect(before('publish')).toContain('tags')
    expect(jobIn(pypi, 'pypi-publish')).toMatchObject({
      environment: 'pypi',
      permissions: { contents: 'read', 'id-token': 'write' },
    })
    expect(jobIn(pypi, 'build').permissions).toEqual({ contents: 'read' })
  })
})

describe('the runners of OpenCrate', () => {
  const label = 'blacksmith-2vcpu-ubuntu-2404'
  const remark = {
    file: '.github/workflows/a.yml',
    line: 1,
    column: 1,
    kind: 'runner-label',
    message: `label "${label}" is unknown. available labels are …`,
  }

  it('D34 are not GitHub’s, and declared where linters look', () => {
    const { 'self-hosted-runner': declared } = parse(read('actionlint.yaml')) as {
      'self-hosted-runner': { labels: readonly string[] }
    }
    const used = [checks, release, pypi].flatMap(({ jobs }) =>
      Object.values(jobs).map((job) => String((job as Readonly<Record<string, unknown>>)['runs-on'])),
    )
    const legs = [...legsOf(release, 'plan'), ...legsOf(checks, 'generate-python-edges')].map(
      ({ runner = '' }) => runner,
    )
    const foreign = [...used, ...legs].filter((one) => !/^ubuntu-24\.04$|^\$\{\{ matrix\.runner \}\}$/.test(one))
    expect(new Set(foreign)).toEqual(new Set(declared.labels))
    expect(declared.labels).toEqual([label])
  })

  it('D34 are taken for known by check when they are declared, and only then', () => {
    expect(declaredLabel(hostWith({ '.github/actionlint.yaml': read('actionlint.yaml') }), remark)).toEqual({
      name: label,
      reason: '.github/actionlint.yaml declares it',
    })
    expect(declaredLabel(hostWith({}), remark)).toBeUndefined()
    expect(
      declaredLabel(hostWith({ '.github/actionlint.yaml': 'self-hosted-runner:\n  labels: [other]\n' }), remark),
    ).toBeUndefined()
  })
})

describe('the guide of OpenCrate', () => {
  const rows = guide
    .split('\n')
    .filter((line) => line.startsWith('| ') && /\| (?:push|schedule|pull_request|workflow_dispatch)/.test(line))
  const scenarios = rows.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  )

  it('D17 tells five scenarios', () => {
    expect(scenarios.map(([what]) => what)).toEqual([
      'A release',
      'A pre-release',
      'Everything built again, on Sundays and by hand',
      'A pull request',
      'A branch on trial, by hand',
    ])
  })

  const told = scenarios.flatMap(([what = '', events = '', ref = '', version = '', tags = '']) =>
    events.split(', ').map((event) => [what, event, ref, version, tags] as const),
  )

  it.each(told)('D17 %s (%s of the %s with VERSION %s) ends as it says: %s', (_, EVENT, at, VERSION, tags) => {
    const [REF_TYPE = '', REF = ''] = at.split(' ')
    const skip = fill(String(step(release, 'plan', 'Decide on the tags').env?.['SKIP_PUSH']), {
      github: { ref_type: REF_TYPE, ref_name: REF },
    })
    const env = {
      IMAGE: 'braindotai/opencrate',
      EVENT,
      REF_TYPE,
      REF,
      VERSION,
      SHA: 'a'.repeat(40),
      DATE: '20260131',
      SKIP_PUSH: skip === 'true',
    }
    const { push, tags: made } = outputsOf(buildTagsDoor, policy, env) as {
      push: boolean
      tags: readonly { tag: string }[]
    }
    expect(push ? made.map(({ tag }) => tag).join(' ') : 'none').toBe(tags)
  })

  it('D17 D33 has the steps, what goes wrong, and what to do and not to do', () => {
    expect(guide.match(/^## .*/gm)).toEqual([
      '## A release, step by step',
      '## Five scenarios',
      '## When something goes wrong',
      '## Do',
      '## Do not',
      '## To set up once',
    ])
    expect(guide).toContain('The old workflow said `Unable to find image locally`')
    expect(guide).toContain('Do not push all tags at once with `--tags`')
    expect(guide).not.toMatch(/push origin --tags/)
  })
})
