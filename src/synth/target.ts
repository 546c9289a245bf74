// Which repository a module writes for, from where the module lies.
import { modulesFolder } from '../model/folders.ts'

/** Where the files of one repository go, below the working folder: '' for the repository we are in. */
export type Tree = string

/**
 * `workflows/release.ts` is this repository's; `workflows/<owner>/<repo>/release.ts` is that repository's, kept below
 * `generated/`. Anything between, or deeper, belongs to no repository. A module elsewhere is this repository's.
 */
export function treeOf(module: string): Tree | undefined {
  const parts = module.split('/')
  if (parts[0] !== modulesFolder || parts.length === 2) return ''
  const [, owner, repository] = parts
  return parts.length === 4 ? `generated/${owner}/${repository}` : undefined
}

/** A path of a repository as seen from the working folder. */
export const inTree = (tree: Tree, path: string): string => (tree === '' ? path : `${tree}/${path}`)

/** Where a workflow file goes. */
export const workflowPath = (tree: Tree, file: string): string => inTree(tree, `.github/workflows/${file}`)

/** Where a composite action goes. */
export const actionPath = (tree: Tree, folder: string): string => inTree(tree, `.github/actions/${folder}/action.yml`)

/** A file name GitHub takes: one part, a YAML ending, no surprises in a shell. */
export const isFileName = (name: string): boolean => /^[\w][\w.-]*\.ya?ml$/.test(name)

/** A folder name for an action. */
export const isFolderName = (name: string): boolean => /^[\w][\w.-]*$/.test(name)
