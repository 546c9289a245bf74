// What `synth` wrote, or with --check would write, in words for a terminal.
import type { FileState, SynthFile, SynthOutcome } from '../model/outcome.ts'
import { renderPatch } from './patch.ts'
import { printable } from './printable.ts'
import type { ReportOptions } from './report-options.ts'
import { type Theme, themeFor } from './theme.ts'
import { count } from './wording/phrase.ts'

/** The files that changed or would, then the count. Findings and failures are not part of it. */
export function renderSynth(outcome: SynthOutcome, { colour }: ReportOptions): string {
  const theme = themeFor(colour)
  const told = outcome.files.filter(({ state }) => state !== 'unchanged')
  return [...told.map((file) => renderFile(file, theme)), ...renderEnd(outcome, theme)].join('')
}

const drifts: ReadonlySet<FileState> = new Set<FileState>(['stale', 'missing', 'orphaned'])

const notes: Readonly<Record<FileState, (source: string) => string>> = {
  written: () => '',
  unchanged: () => '',
  removed: () => '',
  stale: (source) => `not what ${source} says`,
  missing: (source) => `${source} makes it`,
  orphaned: () => 'nothing makes it any more',
}

function renderFile({ path, state, source = 'its module', patch }: SynthFile, theme: Theme): string {
  const note = notes[state](source)
  const paint = drifts.has(state) ? theme.mark.error : theme.good
  const head = `${paint(state.padEnd(8))}  ${printable(path)}${note === '' ? '' : theme.dim(`  ${printable(note)}`)}`
  return patch === undefined ? `${head}\n` : `${head}\n${renderPatch(patch, theme)}\n`
}

function renderEnd(outcome: SynthOutcome, theme: Theme): readonly string[] {
  const drifted = outcome.files.filter(({ state }) => drifts.has(state)).length
  if (drifted > 0) return [`${theme.strong(`${differing(drifted, outcome.files.length)}: run 'tagwright synth'`)}\n`]
  // What is wrong is told elsewhere, and a count of zero beside it would only puzzle.
  if (outcome.files.length === 0) return isBroken(outcome) ? [] : ['no files to write\n']
  const states: readonly FileState[] = ['written', 'removed', 'unchanged']
  const isSame = outcome.files.every(({ state }) => state === 'unchanged')
  if (isSame) return [`${count(outcome.files.length, 'file')} up to date\n`]
  return [`${states.flatMap((state) => countOf(outcome, state)).join(', ')}\n`]
}

function differing(drifted: number, all: number): string {
  return `${drifted} of ${count(all, 'file')} ${drifted === 1 ? 'is' : 'are'} out of date`
}

function countOf({ files }: SynthOutcome, state: FileState): readonly string[] {
  const number = files.filter((file) => file.state === state).length
  return number === 0 ? [] : [`${number} ${state}`]
}

function isBroken({ failures, findings }: SynthOutcome): boolean {
  return failures.length > 0 || findings.length > 0
}

/** What broken modules mean for the others: the line below what is said of them. */
export function renderAftermath(outcome: SynthOutcome): string {
  if (!isBroken(outcome)) return ''
  const { failures, findings, files, modules } = outcome
  const blamed = failures.map(({ args }) => ('path' in args ? args.path : ''))
  const fine = modules - new Set([...blamed, ...findings.map(({ place }) => place.file)]).size
  const wrote = files.some(({ state }) => state === 'written' || state === 'removed')
  const others = fine <= 0 ? '' : `${count(fine, 'other module')} ${fine === 1 ? 'is' : 'are'} fine; `
  return `  ${others}${wrote ? 'the other files were written' : 'nothing was written'}\n`
}
