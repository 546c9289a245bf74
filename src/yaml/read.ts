// Reads a YAML file as GitHub does, with the place of every node; what is wrong with it comes back as problems.
import { buildTree } from './build-tree.ts'
import { compose } from './compose.ts'
import type { Composed, ParsedDocument } from './compose.ts'
import { mostProblems } from './problem.ts'
import type { RawProblem, YamlProblem } from './problem.ts'
import { screen } from './screen.ts'
import { SourceText } from './source-text.ts'
import { syntaxProblems } from './syntax-problems.ts'
import type { TreeNode } from './tree.ts'
import { ParsedFile } from './yaml-file.ts'
import type { YamlFile } from './yaml-file.ts'

export type { YamlProblem } from './problem.ts'
export type { YamlFile, YamlNode } from './yaml-file.ts'

export interface ReadYaml {
  /** Undefined only when nothing of the file could be read. With problems it holds what could be. */
  readonly file: YamlFile | undefined
  readonly problems: readonly YamlProblem[]
}

/** Reads one file: YAML 1.2 with `on` as a text, anchors allowed, merge keys and second documents not. Never throws. */
export function readYaml(path: string, text: string): ReadYaml {
  const source = new SourceText(path, text)
  const screened = screen(text)
  const { root, problems } = screened.isReadable ? readDocument(source) : nothing
  const inOrder = [...screened.problems, ...problems].toSorted((a, b) => a.span.start - b.span.start)
  const told = inOrder.slice(0, mostProblems).map((problem) => toProblem(problem, source))
  return { file: root && new ParsedFile(source, root), problems: told }
}

interface Document {
  readonly root?: TreeNode
  readonly problems: readonly RawProblem[]
}

const nothing: Document = { problems: [] }

function readDocument(source: SourceText): Document {
  const { text } = source
  const composed = compose(text)
  if (composed.tooDeepAt !== undefined) return { problems: [problemAt('too-deep', composed.tooDeepAt)] }
  const problems = [...syntaxProblems(composed.errors, source), ...documentProblems(composed, text)]
  const contents = contentsOf(composed.documents[0])
  if (contents === undefined) return { problems: problems.length > 0 ? problems : [problemAt('empty', 0, 0)] }
  const { root, problems: found } = buildTree(contents, text)
  // What the parser made of a broken line says nothing more about it.
  const broken = new Set(problems.map(({ span }) => source.lineStart(span.start)))
  return { root, problems: [...problems, ...found.filter(({ span }) => !broken.has(source.lineStart(span.start)))] }
}

/** What a document holds; one with nothing but comments or markers holds nothing. */
function contentsOf(document: ParsedDocument | undefined): NonNullable<ParsedDocument['contents']> | undefined {
  const contents = document?.contents ?? undefined
  return contents !== undefined && contents.range[0] === contents.range[1] ? undefined : contents
}

function documentProblems({ documents }: Composed, text: string): readonly RawProblem[] {
  const second = documents[1]?.range[0]
  if (second === undefined) return []
  return [problemAt('several-documents', second, text.startsWith('---', second) ? 3 : 1)]
}

function problemAt(code: RawProblem['code'], start: number, length = 1): RawProblem {
  return { code, detail: '', span: { start, end: start + length } }
}

function toProblem({ code, detail, span, related }: RawProblem, source: SourceText): YamlProblem {
  return { code, detail, place: source.place(span), ...(related && { related: source.place(related) }) }
}
