// Bundles GitHub's own workflow parser and its validation into dist/vendor/workflow-parser.js, with the licences of what is inside.
// They cannot be imported as published: on Node 20 their JSON imports lack the attribute that Node asks for.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { rolldown, type Plugin } from 'rolldown'

const root = join(import.meta.dirname, '..')
const output = join(root, 'dist/vendor')

/** Packages that users get as dependencies of Tagwright anyway. */
const external = [/^yaml$/, /^@actions\/expressions(?:\/|$)/]

/** The descriptions of all webhooks make up half of the bundle; check does not use what is said about payloads. */
const withoutPayloads: Plugin = {
  name: 'without-payloads',
  load: (id) =>
    id.endsWith('eventPayloads.js')
      ? 'export const getEventPayload = () => undefined\nexport const getSupportedEventTypes = () => []\n'
      : undefined,
}

const bundle = await rolldown({
  input: join(import.meta.dirname, 'workflow-parser-entry.ts'),
  external,
  plugins: [withoutPayloads],
  platform: 'node',
  treeshake: { moduleSideEffects: false },
  logLevel: 'warn',
})
const { output: chunks } = await bundle.write({
  file: join(output, 'workflow-parser.js'),
  format: 'esm',
  minify: false,
  codeSplitting: false,
})
await bundle.close()

const inside = new Set(
  chunks.flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : [])).flatMap(packageOf),
)
writeFileSync(join(output, 'LICENSES'), [...inside].toSorted().map(licence).join('\n'))

function packageOf(module: string): string[] {
  const name = /.*[/\\]node_modules[/\\](?<name>(?:@[^/\\]+[/\\])?[^/\\]+)/.exec(module)?.groups?.['name']
  return name === undefined ? [] : [name.replaceAll('\\', '/')]
}

/** The licence as the package carries it; one without a file says the same in its manifest. */
function licence(name: string): string {
  const folder = join(root, 'node_modules', name)
  const manifest = JSON.parse(
    readFileSync(createRequire(join(root, 'package.json')).resolve(join(folder, 'package.json')), 'utf8'),
  )
  const file = ['LICENSE', 'License.txt', 'LICENSE.md', 'LICENSE.txt'].map((candidate) =>
    readOrNothing(join(folder, candidate)),
  )
  const text = file.find((found) => found !== undefined) ?? `${manifest.license} License`
  return `${name} ${manifest.version} (${manifest.license})\n\n${text.trim()}\n`
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
