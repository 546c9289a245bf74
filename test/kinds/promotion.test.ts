// The kinds promote, rollback and retag: what they do when little is said, and what they refuse at once.
import { describe, expect, it } from 'vitest'
import { dockerHub, ghcr, image } from '../../src/dsl/image.ts'
import { tagPolicy } from '../../src/dsl/tag-policy.ts'
import type { Workflow } from '../../src/dsl/workflow.ts'
import { promote } from '../../src/kinds/promotion/promote.ts'
import { retag } from '../../src/kinds/promotion/retag.ts'
import { rollback } from '../../src/kinds/promotion/rollback.ts'
import { signedBy } from '../../src/kinds/promotion/signed-by.ts'
import { compiled } from '../dsl/modules.ts'

const app = image('acme/app', {
  registries: [ghcr()],
  platforms: ['linux/amd64', 'linux/arm64'],
  tags: tagPolicy({ channels: ['staging', 'prod'] }),
})

const least = promote(app, { from: 'staging', to: 'prod', approval: 'production' })

// Tests read deep into documents whose shape they know.
// oxlint-disable-next-line typescript/no-explicit-any
function yamlOf(workflow: Workflow): any {
  const { document, failures, findings } = compiled(workflow)
  expect([failures, findings]).toEqual([[], []])
  return document
}

describe('a promotion of which only the least is said', () => {
  const { on, jobs, 'run-name': runName } = yamlOf(least)

  it('has a form, a preview, an approval, a move, a release and a report', () => {
    expect(least.file).toBe('promote.yml')
    expect(runName).toBe("Promote staging to prod (${{ inputs.reason || 'no reason given' }})")
    expect(Object.keys(on.workflow_dispatch.inputs)).toEqual(['confirm', 'reason', 'override'])
    expect(Object.keys(jobs)).toEqual(['preview', 'approve', 'move', 'release', 'report'])
  })

  it('INV-52 gives each job the grants of what it does, and no job more', () => {
    const grants = Object.fromEntries(
      // oxlint-disable-next-line typescript/no-explicit-any
      Object.entries<any>(jobs).map(([id, { permissions }]) => [id, permissions]),
    )
    expect(grants).toEqual({
      preview: { contents: 'read', deployments: 'read', packages: 'read' },
      approve: undefined,
      move: { contents: 'read', deployments: 'write', packages: 'write' },
      release: { contents: 'write' },
      report: { contents: 'read' },
    })
  })

  it('INV-42 verifies that the kind release has signed, on the branch that moves the source', () => {
    const verify = jobs.move.steps.find(({ name }: { name: string }) => name === 'Verify the signature')
    expect(verify.env).toMatchObject({
      IDENTITY: 'https://github.com/${{ github.repository }}/.github/workflows/release.yml@refs/heads/main',
      REPOSITORY: '${{ github.repository }}',
      GIT_REF: 'refs/heads/main',
    })
  })

  it('asks no API of Docker Hub about an image that is not there', () => {
    expect(JSON.stringify(jobs)).not.toContain('hub-tags')
  })
})

describe('what can be said more', () => {
  it('INV-42 a channel that is promoted itself is signed on the branch at the begin of the line', () => {
    const line = image('acme/app', {
      registries: [ghcr()],
      platforms: ['linux/amd64'],
      tags: tagPolicy({ branch: 'develop', channels: ['staging', 'qa', 'prod'] }),
    })
    const { jobs } = yamlOf(promote(line, { from: 'qa', to: 'prod' }))
    expect(JSON.stringify(jobs.move)).toContain('release.yml@refs/heads/develop')
  })

  it('B18 the environment with the secrets of the registries is that of the jobs that log in, without a deployment', () => {
    const { jobs } = yamlOf(
      promote(app, { from: 'staging', to: 'prod', approval: 'production', credentials: 'registry' }),
    )
    const environments = ['preview', 'approve', 'move', 'release', 'report'].map((id) => jobs[id].environment)
    const registry = { name: 'registry', deployment: false }
    expect(environments).toEqual([registry, 'production', registry, undefined, undefined])
  })

  it('no approval leaves the lock alone to the move, which then asks itself whether there is something to do', () => {
    const { jobs } = yamlOf(promote(app, { from: 'staging', to: 'prod' }))
    expect(Object.keys(jobs)).toEqual(['preview', 'move', 'release', 'report'])
    expect(jobs.move.if).toBe("needs.preview.outputs.todo == 'true'")
  })

  it('B35 INV-17 every registry gets the tags, and every name is verified', () => {
    const both = image('acme/app', {
      registries: [ghcr(), dockerHub()],
      platforms: ['linux/amd64'],
      tags: tagPolicy({ channels: ['staging', 'prod'] }),
    })
    const { jobs } = yamlOf(promote(both, { from: 'staging', to: 'prod' }))
    const envOf = (words: string): Record<string, string> =>
      jobs.move.steps.find(({ name }: { name: string }) => name === words).env
    expect(envOf('Write the tags')['NAMES']).toBe('ghcr.io/acme/app docker.io/acme/app')
    expect(envOf('Verify the signature')['IMAGES']).toBe(
      'ghcr.io/acme/app@${{ needs.preview.outputs.digest }} docker.io/acme/app@${{ needs.preview.outputs.digest }}',
    )
  })

  it('further jobs stand before the report', () => {
    const { jobs } = yamlOf(
      promote(app, {
        from: 'staging',
        to: 'prod',
        release: false,
        redeploy: {
          repository: 'acme/deploy',
          workflow: 'deploy.yml',
          token: 'DEPLOY',
          inputs: (plan) => plan.digest,
        },
      }),
    )
    expect(Object.keys(jobs)).toEqual(['preview', 'move', 'redeploy', 'report'])
    expect(jobs.redeploy.steps.at(-1).env.INPUTS).toBe('${{ needs.preview.outputs.digest }}')
  })

  it('B26 a schedule runs without a form', () => {
    const { on } = yamlOf(promote(app, { from: 'staging', to: 'prod', schedule: [{ cron: '0 0 * * 4' }] }))
    expect(Object.keys(on)).toEqual(['schedule', 'workflow_dispatch'])
  })
})

describe('refused at once', () => {
  it.each([
    [
      'a channel that builds move',
      () => promote(app, { from: 'prod', to: 'staging' }),
      "no promotion moves 'staging' of acme/app (they move: prod)",
    ],
    [
      'an alias that builds move',
      () => rollback(app, { channel: 'prod', also: ['latest'] }),
      "no promotion moves 'latest' of acme/app (they move: prod)",
    ],
    [
      'nothing to promote',
      () => promote(app, { to: 'prod' }),
      'promote() is not told what to promote: give from, or asks',
    ],
    [
      'versions, of which nobody knows who signs them',
      () => promote(app, { asks: 'tag', to: 'prod' }),
      'no branch moves what is promoted of acme/app: say with verify who must have signed it',
    ],
    [
      'a pattern with a hole',
      () => signedBy('build.yml', { tags: 'v{version}' }),
      'signedBy() with tags needs the repository of build.yml',
    ],
    [
      'several products',
      () => {
        const products = image('acme/app', {
          registries: [ghcr({ repository: 'acme/app-{os}' })],
          platforms: ['linux/amd64'],
          products: { os: ['a', 'b'] },
          tags: tagPolicy({ channels: ['staging', 'prod'] }),
        })
        return promote(products, { from: 'staging', to: 'prod' })
      },
      'acme/app has several products, which no promotion moves together yet',
    ],
  ])('%s', (_what, make, sentence) => {
    expect(make).toThrow(sentence)
  })
})

describe('a signer', () => {
  it('B21 is one workflow file at one branch of one repository', () => {
    expect(signedBy({ file: 'build.yml' }, { branch: 'main', repository: 'acme/app' }).env).toEqual({
      IDENTITY: 'https://github.com/acme/app/.github/workflows/build.yml@refs/heads/main',
      REPOSITORY: 'acme/app',
      GIT_REF: 'refs/heads/main',
    })
  })

  it.each([
    ['https://github.com/acme/app.js/.github/workflows/build.yml@refs/tags/v1.2.3', true],
    ['https://github.com/acme/appXjs/.github/workflows/build.yml@refs/tags/v1.2.3', false],
    ['https://github.com/acme/app.js/.github/workflows/build.yml@refs/tags/v1.2', false],
    ['https://github.com/acme/app.js/.github/workflows/build.yml@refs/heads/main', false],
    ['https://evil.example/https://github.com/acme/app.js/.github/workflows/build.yml@refs/tags/v1.2.3', false],
  ])('B52 INV-42 at tags is a pattern in which nothing is loose: %s %s', (identity, taken) => {
    const { IDENTITY_PATTERN = '' } = signedBy('build.yml', { tags: 'v{version}', repository: 'acme/app.js' }).env
    expect(new RegExp(IDENTITY_PATTERN).test(identity)).toBe(taken)
    expect(IDENTITY_PATTERN).not.toContain('?<')
  })
})

describe('a move by hand', () => {
  it('B54 INV-30 is one job with the lock of the image', () => {
    const { jobs } = yamlOf(retag(app))
    expect(Object.keys(jobs)).toEqual(['retag'])
    expect(jobs.retag.concurrency).toEqual({ group: 'image-mutation-acme-app', queue: 'max' })
    expect(jobs.retag.permissions).toEqual({ contents: 'read', packages: 'write' })
  })
})
