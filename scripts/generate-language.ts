// Writes what is generated from GitHub's published schema and webhook descriptions: npx jiti scripts/generate-language.ts
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { generatedFolders, languageFiles } from './generate-language/files.ts'

const root = new URL('../', import.meta.url)
const files = languageFiles()

for (const folder of generatedFolders) {
  mkdirSync(new URL(folder, root), { recursive: true })
  const names = readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.ts'))
  for (const name of names) {
    if (!files.has(`${folder}/${name}`)) rmSync(new URL(`${folder}/${name}`, root))
  }
}
for (const [path, text] of files) writeFileSync(new URL(path, root), text)
console.log(`${files.size} files written`)
