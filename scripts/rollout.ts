// Writes generated/<owner>/ROLLOUT.md for every owner, or for those that are named.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { rolloutNotes } from './rollout/owners.ts'

const wanted = process.argv.slice(2)
for (const { file, note } of rolloutNotes(path.join(import.meta.dirname, '..')))
  if (wanted.length === 0 || wanted.includes(path.basename(path.dirname(file)))) writeFileSync(file, note)
