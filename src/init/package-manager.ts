// Which package manager a repository uses, told by its lock file.
import type { Host } from '../host/host.ts'

export interface PackageManager {
  readonly lockFile: string
  /** What a person types to install. */
  readonly install: string
  /** What CI runs: exactly what is locked. */
  readonly installLocked: string
  readonly run: string
  readonly exec: string
}

const npm: PackageManager = {
  lockFile: 'package-lock.json',
  install: 'npm install',
  installLocked: 'npm ci',
  run: 'npm run',
  exec: 'npx',
}

const others: readonly PackageManager[] = [
  {
    lockFile: 'pnpm-lock.yaml',
    install: 'pnpm install',
    installLocked: 'corepack enable && pnpm install --frozen-lockfile',
    run: 'pnpm run',
    exec: 'pnpm exec',
  },
  {
    lockFile: 'yarn.lock',
    install: 'yarn install',
    installLocked: 'corepack enable && yarn install --immutable',
    run: 'yarn run',
    exec: 'yarn',
  },
]

/** The manager whose lock file is there; npm when there is none. */
export function managerOf(host: Host): PackageManager {
  return others.find(({ lockFile }) => host.files.kind(lockFile) === 'file') ?? npm
}
