// The lock that the fixtures of the rules are checked against.
import type { Lock } from '../../src/actions/lock.ts'

const pins = [
  ['actions/checkout', '3d3c42e5aac5ba805825da76410c181273ba90b1', 'v7.0.1'],
  ['docker/login-action', '4907a6ddec9925e35a0a9e82d7399ccc52663121', 'v4.1.0'],
  ['docker/build-push-action', '53b7df96c91f9c12dcc8a07bcb9ccacbed38856a', 'v7.3.0'],
] as const

export const testLock: Lock = {
  path: 'actions.lock',
  pins: new Map(pins.map(([action, sha, version], index) => [action, { action, sha, version, line: index + 1 }])),
}
