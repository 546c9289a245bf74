// Builds the package: declares its types, bundles it and GitHub's parser, and stamps the result so that caches know it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { bundleDecide } from './bundle-decide.ts'
import { bundleProduct } from './bundle-product.ts'

const root = path.join(import.meta.dirname, '..')
const dist = path.join(root, 'dist')

function runNode(script: string, ...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [path.join(root, script), ...args], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

rmSync(dist, { recursive: true, force: true })
runNode('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--emitDeclarationOnly')
await bundleProduct(dist)
runNode('node_modules/jiti/lib/jiti-cli.mjs', 'scripts/bundle-workflow-parser.ts')
for (const script of readdirSync(path.join(root, 'src/steps')).filter((name) => name.endsWith('.sh'))) {
  copyFileSync(path.join(root, 'src/steps', script), path.join(dist, 'steps', script))
}
mkdirSync(path.join(dist, 'support'))
writeFileSync(path.join(dist, 'support/decide.mjs'), await bundleDecide())
chmodSync(path.join(dist, 'bin.js'), 0o755)

const sum = createHash('sha256')
for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' }).toSorted()) {
  if (/\.(?:js|mjs|sh)$/.test(file)) sum.update(file).update(readFileSync(path.join(dist, file)))
}
writeFileSync(path.join(dist, 'build-id'), sum.digest('base64url'))
