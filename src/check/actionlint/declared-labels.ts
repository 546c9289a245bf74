// The labels of runners that are not GitHub's: declared where actionlint looks for them, beside the workflows.
import type { Host } from '../../host/host.ts'
import { readYaml } from '../../yaml/read.ts'
import type { Remark } from './remark.ts'

/** Why a remark about a label does not count; undefined where nobody declared it. */
export function declaredLabel(
  host: Host,
  { file, kind, message }: Remark,
): { name: string; reason: string } | undefined {
  const name =
    kind === 'runner-label' ? /^label "(?<name>[^"]+)" is unknown/.exec(message)?.groups?.['name'] : undefined
  if (name === undefined || !labelsFor(host, file).includes(name)) return undefined
  return { name, reason: '.github/actionlint.yaml declares it' }
}

interface Config {
  readonly 'self-hosted-runner'?: { readonly labels?: unknown }
}

function labelsFor(host: Host, workflow: string): readonly unknown[] {
  const path = workflow.replace(/workflows\/[^/]+$/, 'actionlint.yaml')
  const text = path === workflow ? undefined : host.files.read(path)
  if (text?.ok !== true || text.value === null) return []
  const config = readYaml(path, text.value).file?.data as Config | null | undefined
  const labels = config?.['self-hosted-runner']?.labels
  return Array.isArray(labels) ? labels : []
}
