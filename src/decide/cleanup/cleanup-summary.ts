// The plan of a cleanup as a maintainer reads it in the summary of a run.
import type { CleanupPlan } from './cleanup-plan.ts'
import type { CleanupRequest } from './cleanup-settings.ts'
import { codeSpan } from '../markdown-text.ts'

/** GitHub drops a summary above 1 MiB; the plan file has the rest. */
const longestTable = 200

/** Markdown: the counts, what goes, and which tags stay. */
export function summarizeCleanup({ inventory, dryRun }: CleanupRequest, plan: CleanupPlan): string {
  const kept = plan.keep.filter(({ tags }) => tags.length > 0)
  const going = [
    ...plan.delete.map(({ digest, tags, why }) => [nameInTable(digest, tags), why]),
    ...plan.untag.map(({ digest, tag, why }) => [`only the tag ${codeSpan(tag)} of ${shortDigest(digest)}`, why]),
  ]
  const verb = dryRun ? 'would go' : 'go'
  return [
    `## Cleanup of ${inventory.image}`,
    '',
    `${inventory.versions.size} versions: ${plan.delete.length} ${verb}, ${plan.keep.length} stay. Tags taken off versions that stay: ${plan.untag.length}.`,
    ...tableOf('Goes', going),
    ...tableOf(
      'Stays',
      kept.map(({ digest, tags, why }) => [nameInTable(digest, tags), why]),
    ),
  ].join('\n')
}

function tableOf(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return []
  const more = rows.length - longestTable
  const lines = rows
    .slice(0, longestTable)
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
  return [
    '',
    `| ${title} | Because |`,
    '| --- | --- |',
    ...lines,
    ...(more > 0 ? ['', `and ${more} more, see the plan file`] : []),
  ]
}

const nameInTable = (digest: string, tags: readonly string[]): string =>
  tags.length > 0 ? tags.map(codeSpan).join(' ') : shortDigest(digest)

const shortDigest = (digest: string): string => codeSpan(digest.slice(0, 'sha256:'.length + 12))
