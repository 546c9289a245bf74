// One loaded module as the files it stands for: text, findings, and where each part was written.
import { compileAction } from '../dsl/compile/compile-action.ts'
import { compileWorkflow } from '../dsl/compile/compile-workflow.ts'
import { Desk } from '../dsl/compile/context.ts'
import type { CompileContext, Origin, Use } from '../dsl/compile/context.ts'
import { commentKey } from '../dsl/note.ts'
import type { Annotated } from '../dsl/note.ts'
import type { Namespace } from '../host/modules.ts'
import type { Failure } from '../model/failure.ts'
import type { Finding } from '../model/finding.ts'
import { modulesFolder } from '../model/folders.ts'
import { Noted } from '../model/noted.ts'
import type { PolicyPart } from '../model/policy.ts'
import type { Yaml } from '../model/noted.ts'
import { githubLayout } from '../yaml/layout.ts'
import type { WorkflowFacts } from '../model/workflow-facts.ts'
import { writeYaml } from '../yaml/write.ts'
import { isLibWorkflow, productsOf } from './exports.ts'
import type { LibWorkflow, Product } from './exports.ts'
import { headerFor, leadingComment } from '../model/header.ts'
import { namesIn } from './support.ts'
import type { TreePart } from './support.ts'
import { actionPath, inTree, isFileName, isFolderName, treeOf, workflowPath } from './target.ts'
import type { Tree } from './target.ts'

/** A file as it should be. */
export interface CompiledFile {
  readonly path: string
  readonly text: string
  readonly source: string
  readonly origins: readonly Origin[]
  /** What it does, when it is a workflow of ours. */
  readonly facts?: WorkflowFacts
}

/** What became of one module. */
export interface CompiledModule {
  readonly path: string
  readonly files: readonly CompiledFile[]
  readonly findings: readonly Finding[]
  readonly failures: readonly Failure[]
  /** What its workflows add to the policy of their repository. */
  readonly policies: readonly TreePart[]
  /** Files that its files count on, and where that is written. */
  readonly uses: readonly { readonly file: string; readonly at: Use }[]
}

/** A module with its text, loaded. */
export interface LoadedModule {
  readonly path: string
  readonly text: string
  readonly namespace: Namespace
}

/** Compiles what a module exports; `skip` holds what an earlier module exported already. */
export function compileModule(module: LoadedModule, context: CompileContext, skip: Set<Product>): CompiledModule {
  const desk = new Desk(context)
  const products = productsOf(module.namespace).filter((product) => !skip.has(product))
  for (const product of products) skip.add(product)
  const about = products.length === 1 ? leadingComment(module.text, module.path) : undefined
  const tree = treeOf(module.path)
  if (tree === undefined && products.length > 0) {
    desk.failures.push({ code: 'module-in-no-repository', args: { path: module.path, root: modulesFolder } })
    return { path: module.path, files: [], findings: [], failures: desk.failures, policies: [], uses: [] }
  }
  const files = products.map((product) => compileProduct(product, { module, tree: tree ?? '', about, desk }))
  return {
    path: module.path,
    files: files.filter((file) => file !== undefined),
    findings: desk.findings,
    failures: desk.failures,
    policies: products.flatMap((product, at) => policyOf(product, files[at], tree ?? '')),
    uses: desk.uses.map((use) => ({ file: inTree(tree ?? '', use.file), at: use })),
  }
}

/** What a file needs beside it, and what its decisions go by. */
function policyOf(product: Product, file: CompiledFile | undefined, tree: Tree): readonly TreePart[] {
  const names = namesIn(file?.text ?? '')
  if (file === undefined || names.length === 0) return []
  const hasPolicy = !isLibWorkflow(product) && product.kind === 'workflow' && product.options.policy !== undefined
  return [{ tree, source: file.source, names, part: hasPolicy ? product.options.policy : noPolicy }]
}

const noPolicy: PolicyPart = { images: [], contracts: [] }

interface Surroundings {
  readonly module: LoadedModule
  readonly tree: Tree
  readonly about: string | undefined
  readonly desk: Desk
}

function compileProduct(product: Product, { module, tree, about, desk }: Surroundings): CompiledFile | undefined {
  const path = pathOf(product, tree)
  if (path === undefined) {
    desk.failures.push({ code: 'bad-file-name', args: { name: nameOf(product), path: module.path } })
    return undefined
  }
  const before = desk.origins.length
  const known = desk.facts.length
  const { words, body } = splitComment(documentOf(product, desk), product)
  const header = headerFor(module.path, words ?? about)
  const text = writeYaml(body, { header, blankBefore: githubLayout })
  const [facts] = desk.facts.slice(known)
  return { path, text, source: module.path, origins: desk.origins.slice(before), ...(facts && { facts }) }
}

function documentOf(product: Product, desk: Desk): Yaml {
  if (isLibWorkflow(product)) return libDocument(product)
  return product.kind === 'workflow' ? compileWorkflow(product, desk) : compileAction(product, desk)
}

/** The lib's objects are data already; what JSON would drop, YAML drops too. */
function libDocument(product: LibWorkflow): Yaml {
  return product.workflow as Yaml
}

/** A comment on a whole workflow stands in its header. */
function splitComment(document: Yaml, product: Product): { words: string | undefined; body: Yaml } {
  const words = (product as Annotated)[commentKey]
  if (!(document instanceof Noted)) return { words, body: document }
  return { words: words ?? document.before, body: document.value }
}

const nameOf = (product: Product): string =>
  isLibWorkflow(product) ? product.filename : product.kind === 'workflow' ? product.file : product.name

function pathOf(product: Product, tree: Tree): string | undefined {
  if (isLibWorkflow(product)) return libPath(product, tree)
  if (product.kind === 'action') return isFolderName(product.name) ? actionPath(tree, product.name) : undefined
  return isFileName(product.file) ? workflowPath(tree, product.file) : undefined
}

function libPath({ filename, outputPath }: LibWorkflow, tree: Tree): string | undefined {
  const file = /\.ya?ml$/.test(filename) ? filename : `${filename}.yml`
  if (!isFileName(file)) return undefined
  return outputPath === undefined
    ? workflowPath(tree, file)
    : `${outputPath.replace(/^\.\//, '').replace(/\/+$/, '')}/${file}`
}
