// Reads the version of this package from its own package.json.
import { readFileSync } from 'node:fs'
import { packageFolder } from '../model/own-files.ts'

/** The version of Tagwright, such as 0.1.0. */
export function readOwnVersion(): string {
  const text = readFileSync(new URL('package.json', packageFolder), 'utf8')
  const { version }: { version: string } = JSON.parse(text)
  return version
}
