// Whether every secret is there, before anything is built. It sees yes or no for each, never a value.
import { decided, refused } from '../decision.ts'
import type { Decided } from '../decision.ts'
import type { Door } from '../door.ts'
import { showValue } from '../show-value.ts'

/** Each missing secret by its name. */
function checkSecrets(configured: unknown): Decided<readonly string[]> {
  if (typeof configured !== 'object' || configured === null || Array.isArray(configured)) {
    return refused('malformed', 'CONFIGURED is not an object with one true or false for each secret')
  }
  const entries = Object.entries(configured)
  // A value is not shown: one that is neither may be the secret itself.
  const strange = entries.filter(([, isSet]) => typeof isSet !== 'boolean').map(([name]) => name)
  if (strange.length > 0)
    return refused('malformed', ...strange.map((name) => `${showValue(name)} is neither true nor false`))
  const missing = entries.filter(([, isSet]) => isSet === false).map(([name]) => name)
  if (missing.length > 0) return refused('missing', ...missing.map((name) => `ERROR: ${name} secret not configured`))
  return decided(entries.map(([name]) => name))
}

export const checkSecretsDoor: Door = {
  name: 'check-secrets',
  about: 'Stops when a secret is not configured, and names each one.',
  reads: { CONFIGURED: { as: 'json' } },
  decide: ({ configured }) => {
    const names = checkSecrets(configured)
    return names.ok ? decided({ outputs: {}, log: names.value.map((name) => `${name} is configured`) }) : names
  },
}
