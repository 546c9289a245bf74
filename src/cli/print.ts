// What all doors print in the same way: failures, on standard error.
import type { Host } from '../host/host.ts'
import type { Failure } from '../model/failure.ts'
import type { ReportOptions } from '../report/report-options.ts'
import type { Terminal } from './terminal.ts'

/** How reports are to look on this terminal; `given` holds texts that are not on disk. */
export function reportOptions(
  { width, colour }: Terminal,
  host: Host,
  given: readonly { readonly path: string; readonly text: string }[] = [],
): ReportOptions {
  const texts = new Map<string, string | undefined>(given.map(({ path, text }) => [path, text]))
  const source = (file: string): string | undefined => {
    if (!texts.has(file)) texts.set(file, readSource(host, file))
    return texts.get(file)
  }
  return { width, colour, source }
}

function readSource(host: Host, file: string): string | undefined {
  const text = host.files.read(file)
  return text.ok ? (text.value ?? undefined) : undefined
}

/** Tells why a command could not do (all of) its work. */
export async function printFailures(
  failures: readonly Failure[],
  terminal: Terminal,
  options: ReportOptions,
): Promise<void> {
  if (failures.length === 0) return
  // The sentences are only loaded when there is something to say.
  const { renderFailures } = await import('../report/text.ts')
  terminal.err(renderFailures(failures, options))
}
