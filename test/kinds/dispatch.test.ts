// Sending and receiving as parts: who gets which token, what is built once, and what is refused when it is declared.
import { describe, expect, it } from 'vitest'
import { contract } from '../../src/dsl/contract.ts'
import { github } from '../../src/dsl/contexts.ts'
import { ghcr, image } from '../../src/dsl/image.ts'
import { tagPolicy } from '../../src/dsl/tag-policy.ts'
import { buildx } from '../../src/kinds/build-matrix/buildx.ts'
import { release } from '../../src/kinds/build-matrix/release.ts'
import { buildOnce, prepared } from '../../src/kinds/dispatch/build-once.ts'
import { receiver } from '../../src/kinds/dispatch/receiver.ts'
import { repositoryToken } from '../../src/kinds/dispatch/repository-token.ts'
import { sender } from '../../src/kinds/dispatch/sender.ts'
import { run } from '../../src/dsl/step.ts'
import { workflow } from '../../src/dsl/workflow.ts'
import { compiled } from '../dsl/modules.ts'

const changed = contract('app-changed', {
  ref: { holds: 'ref', required: true },
  sha: { holds: 'commit', required: true },
  correlation_id: { required: true },
})

const pushed = contract(
  'app-pushed',
  {
    ref: { holds: 'ref', required: true },
    kind: { type: 'choice', options: ['branch', 'tag'], required: true },
    sha: { holds: 'commit', required: true },
  },
  { versions: { ref: 'ref', type: 'kind' } },
)

const bare = contract('ping', { ref: { required: true } })

const on = { push: { branches: ['main'] } }
const places = { on, from: 'acme/app', to: 'acme/deploy' }

describe('a sender', () => {
  const { document, failures } = compiled(
    sender(changed, {
      ...places,
      token: { secret: 'DEPLOY_TOKEN' },
      payload: { ref: github.ref_name, sha: github.sha },
    }),
  )
  const { dispatch } = document.jobs

  it('A13 fills in the id by itself, and looks for the same one', () => {
    expect(failures).toEqual([])
    const [make, , wait] = dispatch.steps.slice(1)
    expect(make.env.FIELDS).toContain(
      '"correlation_id": ${{ toJSON(format(\'{0}-{1}\', github.run_id, github.run_attempt)) }}',
    )
    expect(wait.env.CORRELATION_ID).toBe('${{ github.run_id }}-${{ github.run_attempt }}')
  })

  it('A05 takes a secret where there is no App', () => {
    const tokens = dispatch.steps.flatMap(({ env }: { env?: Record<string, string> }) => env?.['GH_TOKEN'] ?? [])
    expect(tokens).toEqual(['${{ secrets.DEPLOY_TOKEN }}', '${{ secrets.DEPLOY_TOKEN }}'])
  })

  it('A03 A04 is skipped in forks, and can only read its own decisions', () => {
    expect([document.permissions, dispatch.permissions, dispatch.if]).toEqual([
      {},
      { contents: 'read' },
      "github.repository == 'acme/app'",
    ])
  })

  it('does not wait for a run whose name can carry no id', () => {
    const made = compiled(
      sender(bare, { ...places, token: { secret: 'T' }, payload: { ref: github.ref_name } }),
    ).document
    expect(made.jobs.dispatch.steps.map(({ name }: { name: string }) => name).at(-1)).toBe('Send ping to acme/deploy')
  })

  it('A05 asks an App for one repository, with the grants that are needed there', () => {
    const { steps } = repositoryToken({ clientId: 'ID', privateKey: 'KEY' }, 'acme/deploy', {
      'permission-contents': 'write',
    })
    expect(steps).toHaveLength(1)
  })
})

describe('a receiver', () => {
  it('A16 is refused when its contract does not say what is the ref, its type and its commit', () => {
    expect(() => receiver(changed, { from: 'acme/app', senders: 'SENDERS' })).toThrow(
      'app-changed cannot be received: it does not say which fields are the ref, its type and its commit',
    )
  })

  it('A16 without a form reads the payload alone', () => {
    const made = workflow('x', {
      on: { repository_dispatch: { types: pushed.types } },
      jobs: [receiver(pushed, { from: 'acme/app', senders: 'SENDERS' })],
      policy: { images: [], contracts: [pushed.data] },
    })
    const { document, failures } = compiled(made)
    expect(failures).toEqual([])
    const source = document.jobs.receive.steps.find(({ id }: { id?: string }) => id === 'source')
    expect(Object.keys(source.env)).toEqual(['PAYLOAD_REF', 'PAYLOAD_REF_TYPE', 'PAYLOAD_SHA', 'DEFAULT_REF'])
    expect(document.jobs.receive.permissions).toEqual({ contents: 'read' })
  })
})

describe('A11 a build that is made once', () => {
  const app = image('acme/app', {
    registries: [ghcr()],
    platforms: ['linux/amd64'],
    tags: tagPolicy({ commits: true }),
  })
  const before = run('make ready', { name: 'Make ready' })
  const after = run('make clean', { name: 'Make clean' })
  const once = buildOnce(
    { tag: () => 'sha-1a2b3c4', labels: () => ['a=1', 'b=2'] },
    prepared([before], buildx(), [after]),
  )
  const { document } = compiled(release(app, { build: once }))
  type Step = {
    readonly name?: string
    readonly if?: string
    readonly env?: unknown
    readonly with?: { readonly labels?: string }
  }
  const steps = document.jobs.build.steps as readonly Step[]
  const condition = "steps.published.outputs.digest == ''"

  it('A11 looks first, by the tag and every label', () => {
    expect(steps.find(({ name }) => name === 'Look whether it is published already')?.env).toEqual({
      NAME: 'ghcr.io/acme/app',
      TAG: 'sha-1a2b3c4',
      LABELS: 'a=1\nb=2',
    })
  })

  it('A11 does nothing else when it is there', () => {
    const at = steps.findIndex(({ name }) => name === 'Look whether it is published already')
    expect(steps.slice(at + 1).map((step) => step.if)).toEqual([condition, condition, condition, condition])
    expect(steps.slice(at + 1).map(({ name }) => name)).toContain('Make ready')
  })

  it('A11 hands on the digest that is there, else the new one', () => {
    expect(document.jobs.build.outputs.digest).toMatch(
      /^\$\{\{ steps\.published\.outputs\.digest \|\| steps\.[\w-]+\.outputs\.digest \}\}$/,
    )
  })

  it('A11 A30 has a version label that is true for every ref of the commit', () => {
    const labels = steps.map((step) => step.with?.labels ?? '').join('')
    expect(labels).toContain('org.opencontainers.image.version=sha-1a2b3c4\n')
  })

  it('A20 is tried in a pull request without a look', () => {
    expect(document.jobs.try.steps.map((step: Step) => step.if).filter(Boolean)).toEqual([])
  })
})
