// What has to hold before a change is merged and before it is released; CI of pull requests and of main call it.
import { job, run, uses, workflow } from 'tagwright'
import { checkout } from 'tagwright/actions'
import { buildWeb, cargoCache, rust } from './repo.ts'

const lint = job('lint', {
  name: 'Lint & Checks',
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 20,
  steps: [
    uses(checkout),
    ...rust,
    cargoCache,
    run('rustup component add rustfmt clippy'),
    run('cargo fmt --all -- --check'),
    run('cargo clippy --workspace --all-targets --all-features -- -D warnings'),
    run('cargo check --workspace --locked --all-targets --all-features'),
  ],
})

const tests = job('unit-tests', {
  name: 'Backend Tests',
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 25,
  steps: [uses(checkout), ...rust, cargoCache, run('cargo test --workspace --locked --all-features')],
})

const inWeb = { 'working-directory': 'web' }

const frontend = job('frontend', {
  name: 'Frontend (lint + Storybook)',
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 25,
  steps: [
    uses(checkout),
    buildWeb(),
    run('bun run lint', inWeb),
    run('bun run build-storybook -- --quiet', inWeb),
    run('bun ./node_modules/.bin/playwright install --with-deps chromium', inWeb),
    run('bun run test-storybook', inWeb),
  ],
})

export const checks = workflow('checks', {
  name: 'Checks',
  on: { workflow_call: null },
  jobs: [lint, tests, frontend],
})
