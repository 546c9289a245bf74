// The called workflow that actionlint looks for in the wrong place: at the root of the checkout, not of the repository it is for.
import type { Host } from '../../host/host.ts'
import { projectRoot } from '../project.ts'
import type { Remark } from './remark.ts'

const missing = /^could not read reusable workflow file for "\.\/(?<name>[^"]+)"/

/** The file and where it is; undefined when the remark is right, or is another one. */
export function calledFile(host: Host, { file, kind, message }: Remark): { name: string; reason: string } | undefined {
  const name = kind === 'workflow-call' ? missing.exec(message)?.groups?.['name'] : undefined
  const root = projectRoot(file)
  if (name === undefined || root === '' || host.files.kind(`${root}/${name}`) !== 'file') return undefined
  return { name, reason: `it is there, below ${root}` }
}
