// Where a command writes and how it is read: given by bin.ts, captured by tests.
import type { ReportOptions } from '../report/report-options.ts'

export interface Terminal extends Pick<ReportOptions, 'width' | 'colour'> {
  /** Writes to standard output. */
  out(text: string): void
  /** Writes to standard error. */
  err(text: string): void
  /** Aborts when the user asks to stop. Asking for it takes the keys away from Node, so only a command that waits does. */
  interrupted(): AbortSignal
}

/** Whether reports are coloured: what the user asks for by environment, else what the stream can show. */
export function wantsColour(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: kind } = env
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false'
  return isTerminal && (none ?? '') === '' && kind !== 'dumb'
}
