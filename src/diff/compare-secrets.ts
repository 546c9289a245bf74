// Which secrets a job can see.
import { findExpressions, parseExpression } from '../language/expression.ts'
import type { Changes } from './changes.ts'
import { fieldsOf } from './reading.ts'

export function compareSecrets(job: string, was: unknown, is: unknown, changes: Changes): void {
  const [before, after] = [secretsOf(was), secretsOf(is)]
  for (const name of new Set([...after, ...before])) {
    const values = { before: before.has(name) ? name : undefined, after: after.has(name) ? name : undefined }
    changes.note('secret', `jobs.${job}`, values, { widens: after.has(name), path: ['jobs', job] })
  }
}

function secretsOf(job: unknown): ReadonlySet<string> {
  const names = new Set(
    textsIn(job).flatMap((text) => findExpressions(text).flatMap(({ source }) => secretsRead(source))),
  )
  if (fieldsOf(job).secrets === 'inherit') names.add('all of the caller')
  return names
}

function secretsRead(expression: string): readonly string[] {
  const parsed = parseExpression(expression)
  if (!parsed.ok) return []
  return parsed.value.accesses.flatMap(({ path: [context, name] }) =>
    context === 'secrets' && name !== undefined ? [name] : [],
  )
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
