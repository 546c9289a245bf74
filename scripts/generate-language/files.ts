// Every file that scripts/generate-language.ts makes, by its path in the repository.
import { contextShapesFile } from './context-shapes.ts'
import { contextsFile } from './contexts.ts'
import { eventsFile } from './events.ts'
import { keysFile } from './keys.ts'
import { payloadFiles } from './payloads.ts'
import { permissionLevelsFile } from './permissions.ts'

/** The folders that hold nothing but generated files. */
export const generatedFolders = ['src/language/generated', 'src/language/generated/payloads'] as const

/** The text of each generated file. */
export function languageFiles(): Map<string, string> {
  const room = 'src/language/generated'
  return new Map([
    ['src/model/generated/permission-levels.ts', permissionLevelsFile()],
    [`${room}/events.ts`, eventsFile()],
    [`${room}/keys.ts`, keysFile()],
    [`${room}/contexts.ts`, contextsFile()],
    [`${room}/context-shapes.ts`, contextShapesFile()],
    ...payloadFiles().map(([path, text]): [string, string] => [`${room}/${path}`, text]),
  ])
}
