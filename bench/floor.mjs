// The floor: what loading modules with jiti, printing with yaml and writing costs, with nothing else done.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { createJiti } from 'jiti'
import { stringify } from 'yaml'

const folder = process.argv[2] ?? '.'
const jiti = createJiti(`${folder}/`, {
  fsCache: path.join(folder, 'node_modules/.cache/floor'),
  interopDefault: false,
})
const output = path.join(folder, '.github/workflows')
mkdirSync(output, { recursive: true })
for (const file of readdirSync(path.join(folder, 'workflows'))) {
  const module = await jiti.import(path.join(folder, 'workflows', file))
  for (const { filename, workflow } of Object.values(module)) {
    writeFileSync(path.join(output, `${filename}.yml`), stringify(workflow, { lineWidth: 0 }))
  }
}
