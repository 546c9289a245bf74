// The classes of a policy as a table of a document.
import type { Cause, Mobility, Retention, TagClass, TagPolicy } from '../../model/tag-policy.ts'

/** A Markdown table with a line for each class. */
export function tagTable({ classes }: Pick<TagPolicy, 'classes'>): string {
  const lines = classes.map((one) => [
    `\`${one.grammar}\``,
    one.about ?? '',
    writtenBy(one),
    mobilityWords[one.mobility],
    retentionWords(one.retention),
  ])
  const head = ['Tag', 'What it is', 'Written by', 'Moves', 'Stays']
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.map(cellText).join(' | ')} |\n`).join('')
}

const cellText = (text: string): string => text.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ')

const mobilityWords: Readonly<Record<Mobility, string>> = {
  'write-once': 'never',
  forward: 'to a higher release',
  free: 'freely',
}

function writtenBy({ writer, causes }: TagClass): string {
  return writer === 'promotion' ? 'promote and rollback' : causes.map(causeWords).join(', ')
}

function causeWords(cause: Cause): string {
  if (typeof cause === 'object') return `builds of ${cause.branch}`
  return {
    release: 'releases',
    prerelease: 'pre-releases',
    branch: 'builds of other branches',
    manual: 'builds by hand',
    rebuild: 'rebuilds',
    always: 'every build',
  }[cause]
}

function retentionWords(retention: Retention): string {
  if (retention === 'forever') return 'for ever'
  if (retention === 'with-branch') return 'while its branch lives'
  return 'newest' in retention ? `the newest ${retention.newest}` : `${retention.days} days`
}
