// Made by scripts/generate-actions.ts from actions.json and the overlay beside the script. Do not edit.
import { defineAction } from '../binding.ts'
import type { Action } from '../binding.ts'

/** What aquasecurity/trivy-action takes. */
export interface TrivyInputs {
  /** Default: `image`. */
  readonly 'scan-type'?: string
  readonly 'image-ref'?: string
  readonly input?: string
  /** Default: `.`. */
  readonly 'scan-ref'?: string
  readonly 'exit-code'?: number
  /** Default: `false`. */
  readonly 'ignore-unfixed'?: boolean
  /** A list is written with commas. Default: `os,library`. */
  readonly 'vuln-type'?: string | readonly string[]
  /** A list is written with commas. Default: `UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL`. */
  readonly severity?: string | readonly string[]
  /** Default: `table`. */
  readonly format?: string
  readonly template?: string
  readonly output?: string
  /** A list is written with commas. */
  readonly 'skip-dirs'?: string | readonly string[]
  /** A list is written with commas. */
  readonly 'skip-files'?: string | readonly string[]
  /** Default: `${{ github.workspace }}/.cache/trivy`. */
  readonly 'cache-dir'?: string
  readonly timeout?: string
  readonly 'ignore-policy'?: string
  readonly 'hide-progress'?: boolean
  /** Default: `false`. */
  readonly 'list-all-pkgs'?: boolean
  /** A list is written with commas. */
  readonly scanners?: string | readonly string[]
  /** A list is written with commas. */
  readonly trivyignores?: string | readonly string[]
  readonly 'github-pat'?: string
  readonly 'trivy-config'?: string
  readonly 'tf-vars'?: string
  readonly 'limit-severities-for-sarif'?: boolean
  readonly 'docker-host'?: string
  /** Default: `v0.70.0`. */
  readonly version?: string
  /** Default: `true`. */
  readonly cache?: boolean
  /** Default: `false`. */
  readonly 'skip-setup-trivy'?: boolean
  /** Default: `${{ github.token }}`. */
  readonly 'token-setup-trivy'?: string
}

/** What aquasecurity/trivy-action gives. */
export type TrivyOutput = never

/** Uses aquasecurity/trivy-action. */
export const trivy: Action<TrivyInputs, TrivyOutput> = defineAction({
  name: 'aquasecurity/trivy-action',
  inputs: {
    'scan-type': { default: 'image' },
    'image-ref': {},
    input: {},
    'scan-ref': { default: '.' },
    'exit-code': {},
    'ignore-unfixed': { boolean: true, default: 'false' },
    'vuln-type': { list: ',', default: 'os,library' },
    severity: { list: ',', default: 'UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL' },
    format: { default: 'table' },
    template: {},
    output: {},
    'skip-dirs': { list: ',' },
    'skip-files': { list: ',' },
    'cache-dir': { default: '${{ github.workspace }}/.cache/trivy' },
    timeout: {},
    'ignore-policy': {},
    'hide-progress': { boolean: true },
    'list-all-pkgs': { boolean: true, default: 'false' },
    scanners: { list: ',' },
    trivyignores: { list: ',' },
    'github-pat': {},
    'trivy-config': {},
    'tf-vars': {},
    'limit-severities-for-sarif': { boolean: true },
    'docker-host': {},
    version: { default: 'v0.70.0' },
    cache: { boolean: true, default: 'true' },
    'skip-setup-trivy': { boolean: true, default: 'false' },
    'token-setup-trivy': { default: '${{ github.token }}' },
  },
  outputs: [],
  permissionsWith: [{ when: { 'github-pat': 'job-token' }, grants: { contents: 'write' } }],
})
