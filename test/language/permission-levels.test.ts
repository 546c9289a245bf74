// Facts about the scopes of the workflow token (G-K4).
import { describe, expect, test } from 'vitest'
import { permissionLevels } from '../../src/model/generated/permission-levels.ts'

describe('the scopes of the workflow token', () => {
  test.each([
    ['contents', ['read', 'write', 'none']],
    ['packages', ['read', 'write', 'none']],
    ['attestations', ['read', 'write', 'none']],
    ['id-token', ['write', 'none']],
    ['copilot-requests', ['write', 'none']],
    ['models', ['read', 'none']],
    ['vulnerability-alerts', ['read', 'none']],
  ] as const)('%s takes %j', (scope, levels) => {
    expect(permissionLevels[scope]).toEqual(levels)
  })

  test('all other scopes take read, write and none', () => {
    const special = ['id-token', 'copilot-requests', 'models', 'vulnerability-alerts']
    const rest = Object.entries(permissionLevels).filter(([scope]) => !special.includes(scope))
    expect(rest).toHaveLength(16)
    for (const [, levels] of rest) expect(levels).toEqual(['read', 'write', 'none'])
  })
})
