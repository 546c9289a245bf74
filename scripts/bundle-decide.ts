// Bundles src/decide/ into the one file that workflows run: readable, without dependencies, for any Node from 20 on.
import { join } from 'node:path'
import { rolldown } from 'rolldown'

const root = join(import.meta.dirname, '..')

const about = `// The decisions of the workflows in this repository: which tags a build gets, which of them may move, what may be deleted.
// \`node decide.mjs\` lists them. They read environment variables, the files these name, and policy.json beside this file; they touch no network.
`

/** The text of decide.mjs. */
export async function bundleDecide(): Promise<string> {
  const bundle = await rolldown({
    input: join(root, 'src/decide/main.ts'),
    platform: 'node',
    logLevel: 'warn',
    cwd: root,
    onLog: (_, log) => {
      throw new Error(`decide.mjs cannot be bundled: ${log.message ?? ''}`)
    },
  })
  const { output } = await bundle.generate({ format: 'esm', minify: false, codeSplitting: false })
  await bundle.close()
  // Two spaces, as in everything else we write.
  const code = output[0].code.replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length))
  return `${about}\n${code}`
}
