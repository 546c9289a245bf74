// Which build of Tagwright is running: what it makes is only kept for runs of the same build.
import { readFileSync } from 'node:fs'
import { codeFolder } from '../model/own-files.ts'

/** The id that the build wrote beside the compiled code; none when the sources run as they are. */
export function buildId(): string | undefined {
  try {
    return readFileSync(new URL('build-id', codeFolder), 'utf8')
  } catch {
    return undefined
  }
}
