// Loads the bundle of GitHub's parser once, and asks it about one text at a time.
import type { Diagnostic, FileProvider } from '#workflow-parser'

/** What the parser says about a text, and how it failed if it did: it catches its own exceptions and only logs them. */
export interface ParserAnswer {
  readonly diagnostics: readonly Diagnostic[]
  readonly crash: string | undefined
}

/** Asks about a text. The called files are those that the provider knows; without one, calls are not followed. */
export type AskParser = (kind: 'workflow' | 'action', text: string, files?: FileProvider) => Promise<ParserAnswer>

let loading: Promise<AskParser> | undefined

/** The parser, loaded at the first call. */
export function loadParser(): Promise<AskParser> {
  loading ??= load()
  return loading
}

async function load(): Promise<AskParser> {
  const parser = await import('#workflow-parser')
  let crash: string | undefined
  parser.registerLogger({ error: (message) => (crash = message), warn: ignore, info: ignore, log: ignore })
  // Newer parts of the language are behind switches. The warning about block scalars would hit every list of tags.
  const featureFlags = new parser.FeatureFlags({ all: true, blockScalarChompingWarning: false })
  return async (kind, text, fileProvider) => {
    crash = undefined
    // The kind is told by the path; what was read under that path before is forgotten.
    parser.clearCache()
    const uri = kind === 'action' ? 'action.yml' : '.github/workflows/x.yml'
    const config = { featureFlags, ...(fileProvider && { fileProvider }) }
    const diagnostics = await parser.validate({ uri, getText: () => text }, config)
    return { diagnostics, crash }
  }
}

function ignore(): void {}
