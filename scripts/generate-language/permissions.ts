// Makes the table of token scopes and the levels that each takes.
import { header, printConstant } from './print.ts'
import { definitionOf, propertiesOf, wordsOf } from './schema.ts'
import { sources } from './sources.ts'

export function permissionLevelsFile(): string {
  const scopes = propertiesOf(definitionOf(sources.workflow, 'permissions-mapping'))
  const levels = scopes.map(({ key, type }) => [key, wordsOf(sources.workflow, type)] as const)
  return (
    header('the schema of @actions/workflow-parser') +
    printConstant(
      'permissionLevels',
      Object.fromEntries(levels),
      'The scopes of the workflow token and the levels each takes.',
    )
  )
}
