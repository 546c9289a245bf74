// The types of the bundle that scripts/bundle-workflow-parser.ts makes of GitHub's own parser: only what check uses of it.

declare module '#workflow-parser' {
  /** Zero-based, as editors count. */
  export interface Position {
    readonly line: number
    readonly character: number
  }

  export interface Diagnostic {
    readonly message: string
    readonly range: { readonly start: Position; readonly end: Position }
    /** 1 error, 2 warning, 3 information, 4 hint; GitHub's parser itself gives none, which means an error. */
    readonly severity?: 1 | 2 | 3 | 4
    readonly code?: string | number
  }

  export interface FileProvider {
    /** Fails for a file that does not exist. */
    getFileContent(reference: {
      readonly path: string
      readonly repository?: string
    }): Promise<{ name: string; content: string }>
  }

  export interface FeatureFlags {
    isEnabled(feature: string): boolean
  }
  export const FeatureFlags: new (features?: Readonly<Record<string, boolean>>) => FeatureFlags

  /** The path decides whether the text is read as a workflow or as an action. Results are kept by `uri` until clearCache. */
  export function validate(
    document: { readonly uri: string; getText(): string },
    config: { readonly fileProvider?: FileProvider; readonly featureFlags: FeatureFlags },
  ): Promise<readonly Diagnostic[]>

  export function clearCache(): void

  type Log = (message: string) => void
  export function registerLogger(logger: { error: Log; warn: Log; info: Log; log: Log }): void
}
