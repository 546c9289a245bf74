// The difference of two texts as a unified diff, the form that every reviewer and `patch` know.
import { createTwoFilesPatch } from 'diff'

/** A unified diff without timestamps; null stands for a file that does not exist. */
export function unifiedPatch(path: string, before: string | null, after: string | null): string {
  const from = before === null ? '/dev/null' : `a/${path}`
  const to = after === null ? '/dev/null' : `b/${path}`
  const patch = createTwoFilesPatch(from, to, before ?? '', after ?? '', undefined, undefined, { context: 3 })
  return patch.replace(/^=+\n/, '').replace(/^(---|\+\+\+) (.*?)\t?$/gm, '$1 $2')
}
