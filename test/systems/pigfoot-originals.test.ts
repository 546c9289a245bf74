// What the original of build-images does wrong, shown on its own logic: each defect, and that the workflow of today is free of it.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { fill } from '../world/expressions.ts'
import { createProject } from '../project.ts'
import { putIndex } from '../world/images.ts'
import { startRegistry } from '../world/registry.ts'
import { hasProgram, runScript } from '../world/shell.ts'
import type { ShellOptions, ShellResult } from '../world/shell.ts'
import { readWorkflow, storeArtifact } from './rehearsal.ts'
import type { WorkflowJob } from './rehearsal.ts'

const root = path.join(import.meta.dirname, '../..')
const text = readFileSync(path.join(root, 'test/fixtures/originals/pigfoot-build-images.yml'), 'utf8')
const original = parse(text) as {
  readonly concurrency: { readonly group: string; readonly 'cancel-in-progress': boolean }
  readonly jobs: Readonly<Record<string, WorkflowJob>>
}
const today = readWorkflow('pigfoot/docker-headless', 'build-images.yml')

const stepOf = ({ jobs }: typeof original | typeof today, job: string, step: string): WorkflowJob['steps'][number] => {
  const found = jobs[job]?.steps.find(({ name, uses }) => name === step || uses?.startsWith(`${step}@`))
  if (found === undefined) throw new Error(`job ${job} has no step '${step}'`)
  return found
}

const contexts = {
  github: { actor: 'mona', token: 'token-of-the-run' },
  matrix: { arch: 'arm64' },
  needs: { prepare: { outputs: { tag: '1.2.3' } } },
  secrets: { GITHUB_TOKEN: 'token-of-the-run', DOCKERHUB_USERNAME: 'mona', DOCKERHUB_TOKEN: 'of mona' },
}

/** Runs a script of the original as GitHub would: expressions become text of the script, and a pipe hides what fails in it. */
const runOriginal = (
  job: string,
  step: string,
  options: ShellOptions & { readonly tools?: readonly string[] } = {},
  more = {},
): Promise<ShellResult> =>
  runScript(fill(stepOf(original, job, step).run ?? '', { ...contexts, ...more }), {
    ...options,
    withoutPipefail: true,
  })

describe('the checks on the original of build-images', { timeout: 60_000 }, () => {
  it('C32 C34 find the lock that cancels, and the secrets in scripts', async () => {
    const name = '.github/workflows/build-images.yml'
    const project = createProject({ [name]: text })
    const { out } = await project.run('check', '--json', '--no-actionlint', name)
    const { findings } = JSON.parse(out) as {
      readonly findings: readonly { readonly rule: string; readonly message: string }[]
    }
    const messages = (rule: string): readonly string[] =>
      findings.filter((one) => one.rule === rule).map(({ message }) => message)
    expect(messages('publishing-group-drops-runs')).toHaveLength(1)
    const secrets = messages('expression-in-run').filter((message) => message.includes('secrets.DOCKERHUB_TOKEN'))
    expect(secrets).toHaveLength(2)
  })
})

describe('the original of build-images', () => {
  it('C32 cancels a run that writes tags of a version, or the manifest of main, when another one comes', () => {
    const { group, 'cancel-in-progress': cancels } = original.concurrency
    for (const ref of ['refs/heads/main', 'refs/tags/v1.2.3']) {
      const groups = ['1', '2'].map((run_id) => fill(group, { github: { ref, run_id } }))
      expect({ cancels, same: groups[0] === groups[1] }).toEqual({ cancels: true, same: true })
    }
    expect(today['concurrency']).toBeUndefined()
    expect(today.jobs['tags']).toMatchObject({ concurrency: { queue: 'max' } })
    expect(today.jobs['tags']).not.toHaveProperty('concurrency.cancel-in-progress')
  })

  it('C34 runs what stands in a secret as code, and puts its value into the arguments of a program', async () => {
    const stubs = { podman: 'cat >/dev/null', curl: 'echo "$@" >>"$RUNNER_TEMP/argv"; echo "{}"' }
    const secrets = { ...contexts.secrets, DOCKERHUB_TOKEN: 'x$(touch pwned)' }
    const { workspace } = await runOriginal('build', 'Log in', { stubs }, { secrets })
    expect(workspace.has('pwned')).toBe(true)
    const removal = await runOriginal('prepare', 'Remove the old latest', { stubs, tools: ['jq'] })
    expect(removal.workspace.read(`${removal.workspace.temp}/argv`)).toContain('"password": "of mona"')
    const scripts = Object.values(today.jobs).flatMap(({ steps }) => steps.map(({ run }) => run ?? ''))
    expect(scripts.filter((one) => one.includes('${{'))).toEqual([])
  })

  it('C29 unpacks whatever the newest release is, under the name of another, and no sum is compared', async () => {
    const stubs = { curl: 'echo "$@" >>"$RUNNER_TEMP/argv"; echo "podman 6.0.0, or worse" >podman.tar.gz', tar: 'true' }
    const { code, workspace } = await runOriginal('build', 'Install podman v5.6.2', { stubs })
    expect(code).toBe(0)
    expect(workspace.read(`${workspace.temp}/argv`)).toContain('/releases/latest/download/')
    expect(JSON.stringify(today.jobs['build'])).not.toMatch(/curl|releases\/latest|tar -x/)
    expect(stepOf(today, 'build', 'Build the image').env).toMatchObject({ AT_LEAST: '5.0' })
  })

  it('C35 is refused its artifact when a leg runs a second time', () => {
    const upload = (workflow: typeof original | typeof today, job: string): (() => void) => {
      const given = stepOf(workflow, job, 'actions/upload-artifact').with as {
        readonly name: string
        readonly overwrite?: boolean
      }
      const artifacts = new Map<string, string>()
      storeArtifact(artifacts, given, 'of the first attempt')
      return () => storeArtifact(artifacts, given, 'of the second')
    }
    expect(upload(original, 'build')).toThrow('409: an artifact digest-${{ matrix.arch }} exists')
    expect(upload(today, 'build')).not.toThrow()
  })

  it('C24 is documented with an input that it lacks', () => {
    const documented = ['tag_name', 'skip_push', 'platforms']
    const form = Object.keys(
      (parse(text) as { on: { workflow_dispatch: { inputs: object } } }).on.workflow_dispatch.inputs,
    )
    expect(documented).not.toEqual(form)
    const readme = readFileSync(path.join(root, 'workflows/pigfoot/README.md'), 'utf8')
    const told = Array.from(readme.matchAll(/^\| `([a-z_]+)` \| (?:string|boolean) \|/gm), (match) => match[1])
    expect(told).toEqual(
      Object.keys((today['on'] as { workflow_dispatch: { inputs: object } }).workflow_dispatch.inputs),
    )
  })
})

describe.skipIf(!hasProgram('skopeo'))('the manifest stage of the original', () => {
  it('C31 leaves a version in one registry when the other refuses it', async () => {
    const [ghcr, hub] = [await startRegistry(), await startRegistry()]
    const digest = putIndex(ghcr, 'built')
    hub.fault({ on: /PUT .*manifests/, status: 403, times: 99 })
    const podman = `
target=\${5/ghcr.io/${ghcr.host}}
skopeo copy --quiet --all --preserve-digests docker://${ghcr.host}/built@${digest} "\${target/docker.io/${hub.host}}"`
    const { code } = await runOriginal('manifest', 'Push the manifest', {
      stubs: { podman },
      tools: ['skopeo'],
      registries: [ghcr, hub],
    })
    const name = 'pigfoot/docker-headless'
    expect(code).not.toBe(0)
    expect([ghcr.tags(name), hub.tags(name)]).toEqual([{ '1.2.3': digest }, {}])
  })
})
