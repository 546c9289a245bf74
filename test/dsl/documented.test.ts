// Users read the documentation of options in their editor, so what the public doors export is documented there.
import path from 'node:path'
import { Node, Project } from 'ts-morph'
import { describe, expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '../..')
const project = new Project({
  tsConfigFilePath: path.join(root, 'tsconfig.check.json'),
  skipAddingFilesFromTsConfig: true,
})

describe.each(['src/index.ts', 'src/expressions.ts'])('%s', (door) => {
  const exported = [...project.addSourceFileAtPath(path.join(root, door)).getExportedDeclarations()]

  it('exports at most forty names', () => {
    expect(exported.length).toBeLessThanOrEqual(40)
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
