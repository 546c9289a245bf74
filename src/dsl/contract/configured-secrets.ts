// Tells a decision which secrets are there, without handing over one of them.
import { secrets } from '../contexts.ts'
import type { Template } from '../expression.ts'
import { ne } from '../operators.ts'
import { jsonObject } from './json-object.ts'

/** JSON with true or false for each secret: `configuredSecrets('HUB_USER', 'HUB_TOKEN')`, for the decision check-secrets. */
export function configuredSecrets(...names: readonly string[]): Template<'secrets'> {
  return jsonObject(Object.fromEntries(names.map((name) => [name, ne(secrets(name), '')])))
}
