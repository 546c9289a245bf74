// What a change means, as a Markdown comment for a pull request: short enough for GitHub to take.
import type { Change, ChangedFile, DiffOutcome } from '../model/change.ts'
import { countWidening, groupByTopic, summariseDiff, type TopicChanges, wordSides } from './change-words.ts'
import { code, codeBlock } from './markdown.ts'
import { wordFailure } from './wording/failures.ts'
import { count } from './wording/phrase.ts'

/** Marks the comment, so that a workflow finds it again and updates it. */
export const commentMarker = '<!-- tagwright diff -->'

// GitHub takes 65,536 characters; the rest is for what a workflow may add.
const longest = 60_000
const noPatch = '*The text diff is left out: this comment is full.*\n'
const cutNote = '\n*The rest is left out: this comment is full.* Run `tagwright diff` to see all of it.\n'

/** The comment: the meaning of every file first, and as much of the text as has room. */
export function renderDiffMarkdown(outcome: DiffOutcome): string {
  const head = renderHead(outcome)
  const meanings = outcome.files.map(renderMeaning)
  const withoutPatches = [head, ...meanings].join('\n').length + outcome.files.length * (noPatch.length + 1)
  let room = longest - cutNote.length - withoutPatches
  const files = outcome.files.map((file, index) => {
    const patch = renderPatch(file)
    const fits = patch.length <= Math.max(room, 0)
    if (fits) room -= patch.length
    return `${meanings[index] ?? ''}${fits ? patch : `\n${noPatch}`}`
  })
  return cut([head, ...files].join('\n'))
}

function cut(text: string): string {
  if (text.length <= longest) return text
  const kept = text.slice(0, longest - cutNote.length)
  return `${kept.slice(0, kept.lastIndexOf('\n') + 1)}${cutNote}`
}

function renderHead(outcome: DiffOutcome): string {
  const widening = countWidening(outcome)
  const words = widening === 1 ? 'change lets' : 'changes let'
  const warning = widening === 0 ? [] : [`\n⚠️ **${widening} ${words} a workflow do more than before.**`]
  const failures = outcome.failures.map((failure) => `\n❌ ${code(wordFailure(failure).message)}`)
  return [commentMarker, `**Workflows:** ${summariseDiff(outcome, wordBase)}`, ...warning, ...failures]
    .join('\n')
    .concat('\n')
}

// Plain words need no quoting; the name of a branch does.
function wordBase(base: string): string {
  return /^[a-z ]+$/.test(base) ? base : code(base)
}

function renderMeaning({ path, state, changes }: ChangedFile): string {
  const lines = changes.length === 0 ? ['Means the same.'] : groupByTopic(changes).flatMap(renderTopic)
  return `### ${code(path)} ${state}\n\n${lines.join('\n')}\n`
}

function renderTopic({ topic, changes }: TopicChanges): readonly string[] {
  return [`- ${topic}`, ...changes.map(renderChange)]
}

function renderChange(change: Change): string {
  return `  - ${change.widens ? '⚠️ ' : ''}${code(change.at)}: ${wordSides(change, code)}`
}

function renderPatch({ patch }: ChangedFile): string {
  if (patch === '') return ''
  const lines = count(patch.trimEnd().split('\n').length, 'line')
  return `\n<details><summary>Text diff (${lines})</summary>\n\n${codeBlock('diff', patch)}\n\n</details>\n`
}
