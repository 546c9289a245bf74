// Writes what each decision reads, so that making a step of one does not load all of them. Part of `npm run generate`.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { decisionVariables } from './decision-variables.ts'

const table = Object.entries(decisionVariables())
  .map(([name, variables]) => {
    const entries = Object.entries(variables).map(([variable, isRequired]) => `    ${variable}: ${isRequired},\n`)
    return `  '${name}': {\n${entries.join('')}  },\n`
  })
  .join('')

writeFileSync(
  path.join(import.meta.dirname, '../src/steps/generated/decisions.ts'),
  `// The variables of every decision, and whether they must be given. Made by scripts/generate-decisions.ts. Do not edit.

/** By the name of the decision. */
export const decisions: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {\n${table}}\n`,
)
