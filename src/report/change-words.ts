// How a change of meaning is put, for every form of the diff report.
import type { Change, ChangedFile, ChangeTopic, DiffOutcome } from '../model/change.ts'
import { count, oneLine, shorten } from './wording/phrase.ts'

/** Where a value is cut: the whole of it is in the text below. */
const longestSide = 120

/** The changes of one topic of one file. */
export interface TopicChanges {
  readonly topic: ChangeTopic
  readonly changes: readonly Change[]
}

/** Changes by topic: topics that widen what the workflow may do first, and inside a topic those changes first. */
export function groupByTopic(changes: readonly Change[]): TopicChanges[] {
  const topics = [...new Set(changes.map(({ topic }) => topic))]
  return topics
    .map((topic) => ({ topic, changes: widestFirst(changes.filter((change) => change.topic === topic)) }))
    .toSorted((a, b) => Number(isWidening(b)) - Number(isWidening(a)))
}

function widestFirst(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted((a, b) => Number(b.widens) - Number(a.widens))
}

function isWidening({ changes }: TopicChanges): boolean {
  return changes.some(({ widens }) => widens)
}

/** `2 workflows changed, 1 added, compared with main`. */
export function summariseDiff({ files, base }: DiffOutcome, wordBase: (base: string) => string = oneLine): string {
  if (files.length === 0) return `no file differs from ${wordBase(base)}`
  const states: readonly ChangedFile['state'][] = ['changed', 'added', 'removed']
  const counts = states
    .map((state) => ({ state, number: files.filter((file) => file.state === state).length }))
    .filter(({ number }) => number > 0)
    .map(({ state, number }, index) => (index === 0 ? `${count(number, 'file')} ${state}` : `${number} ${state}`))
  return `${counts.join(', ')} compared with ${wordBase(base)}`
}

/** How many changes let a workflow do more than before. */
export function countWidening({ files }: DiffOutcome): number {
  return files.flatMap(({ changes }) => changes).filter(({ widens }) => widens).length
}

/** `read → write`, `new write`, `gone read`; each side is worded by the caller. */
export function wordSides({ before, after }: Change, word: (side: string) => string): string {
  const [was, is] = [before, after].map((side) =>
    side === undefined ? undefined : word(shorten(oneLine(side), longestSide)),
  )
  if (was !== undefined && is !== undefined) return `${was} → ${is}`
  if (is !== undefined) return `new ${is}`
  return was === undefined ? 'changed' : `gone ${was}`
}
