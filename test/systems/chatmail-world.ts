// The world of docker-ci.yaml: relay as a real repository, GHCR, a builder that pushes what it is told, and an event.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { commit, git } from '../steps/clones.ts'
import { startGhcr } from '../world/ghcr.ts'
import type { Ghcr } from '../world/ghcr.ts'
import { putIndex } from '../world/images.ts'
import { fill } from '../world/expressions.ts'
import { runJobs, workflowOf } from './run-jobs.ts'
import type { JobEnd, JobWorld } from './run-jobs.ts'

const sender = 'chatmail-app[bot]'

export const recipe = 'd'.repeat(40)

export interface Chatmail extends Ghcr {
  readonly server: string
  readonly relay: string
  /** Every build that ran: the labels that it gave its image. */
  readonly builds: Readonly<Record<string, string>>[]
}

/** A relay with a commit on main, and an empty package. */
export async function startChatmail(): Promise<Chatmail> {
  const ghcr = await startGhcr({ repository: 'chatmail/docker' })
  const server = mkdtempSync(path.join(tmpdir(), 'chatmail-'))
  onTestFinished(() => rmSync(server, { recursive: true, force: true }))
  const relay = path.join(server, 'chatmail/relay')
  mkdirSync(relay, { recursive: true })
  git(relay, 'init', '--quiet')
  git(relay, 'config', 'uploadpack.allowAnySHA1InWant', 'true')
  commit(relay, 'first')
  const docker = path.join(server, 'chatmail/docker')
  mkdirSync(docker, { recursive: true })
  git(docker, 'init', '--quiet')
  writeFileSync(path.join(docker, '.dockerignore'), '.git\n')
  commit(docker, 'recipe')
  return { ...ghcr, server, relay, builds: [] }
}

/** Tags the head of relay, as its release guide says. */
export function releaseRelay({ relay }: Chatmail, tag: string): string {
  git(relay, 'tag', '-a', tag, '-m', `release ${tag}`)
  return git(relay, 'rev-parse', 'HEAD')
}

/** A dispatch as relay sends it. */
export const dispatched = (ref: string, type: 'branch' | 'tag', sha: string): Readonly<Record<string, unknown>> => ({
  event_name: 'repository_dispatch',
  event: {
    sender: { login: sender },
    client_payload: {
      relay_ref: ref,
      relay_ref_type: type,
      relay_sha: sha,
      relay_sha_short: sha.slice(0, 7),
      correlation_id: '4711-1',
    },
  },
})

/** An event with what all of them have. */
export const inDocker = (event: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  repository: 'chatmail/docker',
  ref: 'refs/heads/main',
  ref_name: 'main',
  ref_type: 'branch',
  sha: recipe,
  workflow_sha: recipe,
  actor: 'mona',
  run_id: '4712',
  server_url: 'https://github.com',
  event: {},
  ...event,
})

/** The job that calls cmlxc: what it hands over, and how it ended. */
export type TestResult = 'success' | 'failure'

/** Runs docker-ci.yaml. The called test is not run: how it ends is said here. */
export async function build(
  world: Chatmail,
  event: Readonly<Record<string, unknown>>,
  {
    test = 'success',
    inputs = {},
    more = {},
  }: { readonly test?: TestResult; readonly inputs?: object; readonly more?: Partial<JobWorld> } = {},
): Promise<Readonly<Record<string, JobEnd>>> {
  const { github, registry, repository, server, builds } = world
  github.addToken('token-of-the-run', { packages: 'write', contents: 'read' })
  return runJobs({
    repository: 'chatmail/docker',
    workflow: 'docker-ci.yaml',
    gitHub: github,
    registries: [registry],
    hosts: { 'ghcr.io': registry.host },
    server,
    contexts: {
      github: { token: github.env['GH_TOKEN'], ...inDocker(event) },
      inputs: inputs as Readonly<Record<string, unknown>>,
      vars: { RELAY_SENDERS: sender },
    },
    given: { test: { result: test }, status: { result: 'skipped' } },
    actions: {
      'docker/build-push-action': ({ labels = '', outputs = '' }) => {
        const given = Object.fromEntries(
          labels.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
        )
        builds.push(given)
        if (!outputs.includes('push-by-digest=true')) return {}
        return {
          digest: putIndex(registry, repository, {
            labels: given,
            platforms: ['linux/amd64'],
            content: `build ${builds.length}`,
          }),
        }
      },
    },
    stubs: { git: gitWithoutSource },
    ...more,
  })
}

/** The checkout at the root of the workspace is not made, so the date of its commit is said here. */
const gitWithoutSource = `if [[ "$*" == 'log -1 --format=%cI' ]]; then echo 2026-05-15T10:00:00+02:00; else PATH=/usr/bin:/bin exec git "$@"; fi`

/** What runs of an event are called. */
export const runNameOf = (contexts: Readonly<Record<string, unknown>>): string =>
  fill(workflowOf('chatmail/docker', 'docker-ci.yaml')['run-name'] ?? '', { inputs: {}, ...contexts })

/** The lock that runs of an event share. */
export const groupOf = (contexts: Readonly<Record<string, unknown>>): string =>
  fill(String(workflowOf('chatmail/docker', 'docker-ci.yaml').concurrency?.['group']), { inputs: {}, ...contexts })
