// Bundles the sources into dist/: a program that starts reads a few files instead of hundreds.
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import type { RolldownOptions } from 'rolldown'

const root = join(import.meta.dirname, '..')

/** What package.json points at; all they share lies in dist/chunks/. */
const entries = ['bin', 'index', 'expressions', 'parts', 'actions/index', 'language/index']

const options: RolldownOptions = {
  input: Object.fromEntries(entries.map((name) => [name, join(root, `src/${name}.ts`)])),
  // Packages are installed beside us, and what begins with # is made by another step of the build.
  external: [/^[a-z@#]/],
  platform: 'node',
  logLevel: 'warn',
  cwd: root,
  onLog: (_, log) => {
    throw new Error(`the product cannot be bundled: ${log.message ?? ''}`)
  },
}

/** Writes the bundles. */
export async function bundleProduct(folder: string): Promise<void> {
  const bundle = await rolldown(options)
  await bundle.write({ dir: folder, format: 'esm', minify: false, chunkFileNames: 'chunks/[name]-[hash].js' })
  await bundle.close()
}
