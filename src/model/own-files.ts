// Where Tagwright's own files lie, the same whether it runs from its sources or from the bundles of its build.

// The last of these names in the path: the package itself may lie below a folder of that name.
const [, root = '', code = ''] = /^(.*\/)((?:src|dist)\/)/.exec(import.meta.url) ?? []

export const packageFolder: URL = new URL(root)

/** The sources or the build. */
export const codeFolder: URL = new URL(code, packageFolder)

/** A script of a step. */
export const scriptFile = (name: string): URL => new URL(`steps/${name}`, codeFolder)

/** The decisions that workflows run; made by the build only. */
export const decideFile: URL = new URL('dist/support/decide.mjs', packageFolder)

/** The lock of actions that comes with Tagwright: the file of this repository, which the package ships at the same path. */
export const shippedLockFile: URL = new URL('.github/tagwright/action.yml', packageFolder)
