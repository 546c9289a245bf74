// The published files everything is generated from, read as they lie in node_modules.
import { readFileSync } from 'node:fs'

/** A definition of GitHub's template schema: what may stand at one place of a workflow or action file. */
export interface Definition {
  readonly context?: readonly string[]
  readonly mapping?: {
    readonly properties?: Readonly<Record<string, string | { readonly type: string; readonly required?: boolean }>>
    readonly 'loose-value-type'?: string
  }
  readonly sequence?: { readonly 'item-type': string }
  readonly string?: { readonly constant?: string }
  readonly null?: object
  readonly 'one-of'?: readonly string[]
  readonly 'allowed-values'?: readonly string[]
}

/** A property of a webhook payload: a name, and the properties below it. */
export interface Param {
  readonly name: string
  readonly childParamsGroups?: readonly Param[]
}

/** Payloads by event and activity type; a number stands for an entry of the list of shared objects. */
export type Webhooks = Readonly<
  Record<string, Readonly<Record<string, { readonly bodyParameters: readonly (Param | number)[] }>>>
>

export type Descriptions = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const packages = new URL('../../node_modules/@actions/', import.meta.url)

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, packages), 'utf8')) as T
}

const providers = 'languageservice/dist/context-providers'

export const sources = {
  workflow: readJson<{ definitions: Record<string, Definition> }>('workflow-parser/dist/workflow-v1.0.min.json'),
  action: readJson<{ definitions: Record<string, Definition> }>('workflow-parser/dist/action-v1.0.min.json'),
  webhooks: readJson<Webhooks>(`${providers}/events/webhooks.min.json`),
  objects: readJson<readonly Param[]>(`${providers}/events/objects.min.json`),
  descriptions: readJson<Descriptions>(`${providers}/descriptions.min.json`),
}
