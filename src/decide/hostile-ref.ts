// Why a text cannot be taken for the name of a branch or tag: git would refuse it, or a program would take it for something else.
import { showValue } from './show-value.ts'

/** What git forbids in a name (git-check-ref-format), each with the words for it. */
const forbiddenShapes: readonly (readonly [pattern: RegExp, problem: string])[] = [
  [/^$/, 'is empty'],
  [/^-/, "begins with '-', which programs take for an option"],
  [/^\/|\/$|\/\//, 'has an empty part between slashes'],
  [/(?:^|\/)\./, "has a part that begins with '.'"],
  [/\.lock(?:\/|$)/, "has a part that ends in '.lock'"],
  [/\.$/, "ends in '.'"],
  [/\.\./, "holds '..'"],
  [/@\{/, "holds '@{'"],
  [/^@$/, 'is a single @'],
]

/** Letters, digits and marks that mean nothing to git, a shell or JSON. */
const harmless = /^[\p{L}\p{N}._/@+#=,%-]*$/u

/** Why the text is no name of a ref that is let in; undefined when it is one. */
export function findRefProblem(name: string): string | undefined {
  const shape = forbiddenShapes.find(([pattern]) => pattern.test(name))
  if (shape !== undefined) return shape[1]
  if (!harmless.test(name)) {
    const sign = [...name].find((one) => !harmless.test(one)) ?? ''
    return `holds ${showValue(sign)}`
  }
  return name.length > 255 ? 'is longer than 255 characters' : undefined
}

/** A ref without `refs/heads/` or `refs/tags/`, and its kind where that says it. */
export interface NamedRef {
  readonly name: string
  readonly type: 'branch' | 'tag' | undefined
}

/** Takes a full ref apart; a bare name says nothing about its kind. */
export function readRefName(ref: string): NamedRef {
  if (ref.startsWith('refs/tags/')) return { name: ref.slice('refs/tags/'.length), type: 'tag' }
  if (ref.startsWith('refs/heads/')) return { name: ref.slice('refs/heads/'.length), type: 'branch' }
  return { name: ref, type: undefined }
}

/** Whether the text is a whole commit id. */
export const isCommitId = (text: string): boolean => /^[0-9a-f]{40}$/.test(text)
