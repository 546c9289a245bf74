// What is known of IvanLi-CN/dockrev: its image, the machines, and how its programs are built.
import { ghcr, image, run, tagPolicy, uses } from 'tagwright'
import { cache } from 'tagwright/actions'
import { hashFiles, runner, text } from 'tagwright/expressions'
import type { Step } from 'tagwright'

export const dockrev = image('IvanLi-CN/dockrev', {
  registries: [ghcr()],
  platforms: ['linux/amd64', 'linux/arm64'],
  // Older git tags have a v before the version; they count when the next one is looked for.
  tags: tagPolicy({ git: '{version}' }),
})

/** A machine of each processor: nothing is emulated. */
export const machines = [
  { arch: 'amd64', cpu: 'x86_64', platform: 'linux/amd64', runner: 'ubuntu-24.04' },
  { arch: 'arm64', cpu: 'aarch64', platform: 'linux/arm64', runner: 'ubuntu-24.04-arm' },
] as const

export const libraries = ['gnu', 'musl'] as const

export const mainBranch = 'main'

/** The workflow that a release waits for. */
export const ciName = 'CI (main)'

const rustRelease = '1.91.0'
const bunRelease = '1.3.6'

/** Rust, and what its build needs of the system. */
export const rust: readonly Step[] = [
  run('sudo apt-get update && sudo apt-get install --yes musl-tools pkg-config libsqlite3-dev', {
    name: 'Install the libraries',
  }),
  run('rustup toolchain install "$RUST" --profile minimal && rustup default "$RUST"', {
    name: 'Install Rust',
    env: { RUST: rustRelease },
  }),
]

/** Crates and what was compiled, for checks. A release is compiled from its source alone. */
export const cargoCache: Step = uses(cache, {
  name: 'Keep what cargo has',
  with: {
    path: ['~/.cargo/registry', '~/.cargo/git', 'target'],
    key: text`${runner.os}-cargo-${rustRelease}-${hashFiles('Cargo.lock')}`,
    'restore-keys': text`${runner.os}-cargo-${rustRelease}-`,
  },
}) as Step

/** The pages that the program serves, in web/dist. */
export const buildWeb = (folder = 'web'): Step =>
  run('npm install --global "bun@$BUN" && bun install --frozen-lockfile && bun run build', {
    name: 'Build the pages',
    env: { BUN: bunRelease },
    'working-directory': folder,
  })

/** Where a started program tells how it is. */
export const serviceAt = (port: number): { readonly HEALTH_URL: string; readonly VERSION_URL: string } => ({
  HEALTH_URL: `http://127.0.0.1:${port}/api/health`,
  VERSION_URL: `http://127.0.0.1:${port}/api/version`,
})
