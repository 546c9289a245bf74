// Writes the bindings of actions: npx jiti scripts/generate-actions.ts
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { strayNames } from './generate-actions/facts.ts'
import type { Metadata } from './generate-actions/facts.ts'
import { actionFiles } from './generate-actions/files.ts'
import { overlays } from './generate-actions/overlay.ts'

const root = new URL('../', import.meta.url)
const actions = JSON.parse(readFileSync(new URL('src/actions/actions.json', root), 'utf8')) as Record<string, Metadata>
const files = actionFiles(actions, overlays)

for (const [name, overlay] of Object.entries(overlays)) {
  const stray = strayNames(actions[name] ?? { inputs: {}, outputs: [] }, overlay)
  if (stray.length > 0) throw new Error(`the overlay of ${name} names what it does not take: ${stray.join(', ')}`)
}
// The folders of the owners hold nothing but generated files.
const room = new URL('src/actions/', root)
const owners = readdirSync(room, { withFileTypes: true }).filter((entry) => entry.isDirectory())
for (const owner of owners) rmSync(new URL(`${owner.name}/`, room), { recursive: true })
for (const [path, text] of files) {
  mkdirSync(new URL('.', new URL(path, root)), { recursive: true })
  writeFileSync(new URL(path, root), text)
}
console.log(`${files.size} files written`)
