// Users read the documentation of options in their editor, so what the public doors export is documented there.
import path from 'node:path'
import { Node, Project } from 'ts-morph'
import { describe, expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '../..')
const project = new Project({
  tsConfigFilePath: path.join(root, 'tsconfig.check.json'),
  skipAddingFilesFromTsConfig: true,
})

describe.each([
  ['src/index.ts', 40],
  ['src/expressions.ts', 40],
  // Looked up rather than learned: one name a step.
  ['src/parts.ts', 120],
])('%s', (door, most) => {
  const exported = [...project.addSourceFileAtPath(path.join(root, door)).getExportedDeclarations()]

  it(`exports at most ${most} names`, () => {
    expect(exported.length).toBeLessThanOrEqual(most)
  })

  it.each(exported.map(([name, declarations]) => ({ name, declarations })))(
    '$name has a sentence',
    ({ declarations }) => {
      const documented = declarations.some((declaration) => {
        const owner = Node.isVariableDeclaration(declaration) ? declaration.getVariableStatement() : declaration
        return Node.isJSDocable(owner) && owner.getJsDocs().length > 0
      })
      expect(documented).toBe(true)
    },
  )
})
