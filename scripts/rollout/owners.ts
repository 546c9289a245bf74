// Finds what is generated for each owner, and the note that belongs beside it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readRepository } from './read-repository.ts'
import { rolloutNote } from './rollout-note.ts'

const folders = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()

/** Every owner below `generated/`, with the file of its note and what has to stand in it. */
export function rolloutNotes(root: string): readonly { readonly file: string; readonly note: string }[] {
  const generated = path.join(root, 'generated')
  return folders(generated).map((owner) => {
    const names = folders(path.join(generated, owner))
    const repositories = names.map((name) =>
      readRepository(`${owner}/${name}`, filesOf(path.join(generated, owner, name))),
    )
    return { file: path.join(generated, owner, 'ROLLOUT.md'), note: rolloutNote(owner, repositories) }
  })
}

function filesOf(folder: string): readonly { file: string; text: string }[] {
  const workflows = path.join(folder, '.github', 'workflows')
  if (!existsSync(workflows)) return []
  return readdirSync(workflows)
    .toSorted()
    .map((file) => ({ file, text: readFileSync(path.join(workflows, file), 'utf8') }))
}
