// The promotions and rollbacks of nearai: forms, order, grants, locks, and what each job is told. How they run is in test/kinds.
import { describe, expect, it } from 'vitest'
import { classOf } from '../../src/model/tag-grammar.ts'
import { matchFilter } from '../../src/language/filter/match-filter.ts'
import { runScript } from '../world/shell.ts'
import { jobOf, loadNearai, needsOf, placeOf, scriptsOf, stepOf } from './nearai.ts'
import type { Loaded } from './nearai.ts'

const chat = await loadNearai('chat-api/promote')
const chatBack = await loadNearai('chat-api/rollback')
const chatBuild = await loadNearai('chat-api/build')
const cloud = await loadNearai('cloud-api/promote')
const cloudBack = await loadNearai('cloud-api/rollback')

const name = 'docker.io/nearaidev/private-chat'
const inputsOf = ({ yaml }: Loaded): object => (yaml.on['workflow_dispatch'] as { inputs: object }).inputs

describe('the promotion of chat-api', () => {
  it('B16 starts by hand alone, and hands the form over as one text of the environment', () => {
    expect(Object.keys(chat.yaml.on)).toEqual(['workflow_dispatch'])
    expect(inputsOf(chat)).toMatchObject({ confirm: { type: 'string', required: true } })
    const preview = jobOf(chat, 'preview')
    expect(stepOf(preview, 'Check the form').env).toMatchObject({
      INPUTS: '${{ toJSON(inputs) }}',
      CONTRACT: 'promote',
    })
    expect(placeOf(preview, 'Check the form')).toBeLessThan(placeOf(preview, 'Log in to Docker Hub'))
    const field = chat.workflow.options.policy?.contracts[0]?.fields['confirm']
    expect(field).toMatchObject({ pattern: 'promote', sentence: "Confirmation input must be exactly 'promote'" })
  })

  it('B17 B34 INV-29 INV-30 holds the lock that rollback and build hold, in which all wait and none is cancelled', () => {
    const lock = { group: 'image-mutation-nearaidev-private-chat', queue: 'max' }
    for (const [loaded, id] of [
      [chat, 'move'],
      [chatBack, 'move'],
      [chatBuild, 'tags'],
    ] as const)
      expect(jobOf(loaded, id).concurrency).toEqual(lock)
    expect([chat.yaml.concurrency, chatBack.yaml.concurrency]).toEqual([undefined, undefined])
  })

  it('B18 asks the reviewers of production in a job without lock, grants or secrets, and moves only after it', () => {
    const approve = jobOf(chat, 'approve')
    expect(approve.environment).toBe('production')
    expect([approve.permissions, approve.concurrency]).toEqual([undefined, undefined])
    expect(JSON.stringify(approve)).not.toContain('secrets.')
    expect(needsOf(jobOf(chat, 'move'))).toContain('approve')
    expect(jobOf(chat, 'move').if).toBeUndefined()
    const others = Object.values(chat.yaml.jobs).filter((job) => JSON.stringify(job).includes('secrets.'))
    expect(others.map(({ environment }) => environment)).toEqual([
      { name: 'production-registry', deployment: false },
      { name: 'production-registry', deployment: false },
    ])
  })

  it('B19 INV-33 resolves :staging once, and says so when it is not there', () => {
    const preview = jobOf(chat, 'preview')
    expect(stepOf(preview, 'Resolve :staging').env).toEqual({
      REF: `${name}:staging`,
      SENTENCE: `Failed to resolve ${name}:staging`,
    })
    expect(JSON.stringify(chat.yaml.jobs).match(/private-chat:staging"/g)).toHaveLength(2)
    expect(jobOf(chat, 'move').steps.filter(({ env }) => JSON.stringify(env ?? {}).includes(':staging'))).toEqual([])
  })

  it('B20 B27 INV-48 looks for the commit in the label, then in the tags with a login, and goes on without', () => {
    const preview = jobOf(chat, 'preview')
    for (const words of ['Log in to the Docker Hub API', 'List the tags on Docker Hub']) {
      const step = stepOf(preview, words)
      expect(step.if).toBe("steps.look-at-the-source.outputs.revision == ''")
      expect(step['continue-on-error']).toBe(true)
    }
    expect(stepOf(preview, 'Log in to the Docker Hub API').env).toMatchObject({
      HUB_SECRET: '${{ secrets.DOCKER_REGISTRY_TOKEN }}',
      TOKEN_FILE: '${{ runner.temp }}/hub-token',
    })
    expect(stepOf(preview, 'Find the commit').env).toMatchObject({
      LABEL: '${{ steps.look-at-the-source.outputs.revision }}',
    })
  })

  it('B21 INV-42 verifies the digest before the record and the tags: this workflow, this branch, this repository', () => {
    const move = jobOf(chat, 'move')
    const order = ['Verify the signature', 'Open the record', 'Write the tags', 'Confirm the tags', 'Close the record']
    const places = order.map((words) => placeOf(move, words))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(-1)
    expect(stepOf(move, 'Verify the signature').env).toEqual({
      IMAGES: `${name}@\${{ needs.preview.outputs.digest }}`,
      IDENTITY: 'https://github.com/nearai/chat-api/.github/workflows/build.yml@refs/heads/main',
      REPOSITORY: 'nearai/chat-api',
      GIT_REF: 'refs/heads/main',
    })
  })

  it('B37 INV-47 puts names and words into the record where it is written: the namespace may be a masked user', () => {
    for (const one of [chat, chatBack])
      expect(stepOf(jobOf(one, 'move'), 'Open the record').env).toMatchObject({
        IMAGE: 'nearaidev/private-chat',
        RECORD: '${{ needs.preview.outputs.record }}',
        REASON: '${{ needs.preview.outputs.reason }}',
        OVERRIDE: '${{ needs.preview.outputs.override }}',
      })
  })

  it('B22 B23 writes and confirms prod, its alias and a stamp, all of the same digest', () => {
    expect(stepOf(jobOf(chat, 'preview'), 'Plan the promotion').env).toMatchObject({ TO: 'prod', ALSO: 'latest' })
    const [write, confirm] = ['Write the tags', 'Confirm the tags'].map(
      (words) => stepOf(jobOf(chat, 'move'), words).env,
    )
    expect(write).toEqual({
      PLAN: '${{ needs.preview.outputs.writes }}',
      NAMES: name,
      DIGEST: '${{ needs.preview.outputs.digest }}',
    })
    expect(confirm).toEqual(write)
  })

  it('B24 B33 makes a release at the commit of the image, latest when it is new, and no release without a commit', () => {
    const release = jobOf(chat, 'release')
    expect(release.if).toBe("needs.preview.outputs.kept != '' && needs.preview.outputs.target != ''")
    expect(stepOf(release, 'Draft the release').env).toMatchObject({
      TARGET: '${{ needs.preview.outputs.target }}',
      TAG: '${{ needs.preview.outputs.kept }}',
      UPDATE_PUBLISHED: 'true',
    })
    expect(stepOf(release, 'Publish the release').env).toMatchObject({ LATEST: 'true' })
    expect(stepOf(jobOf(chatBack, 'release'), 'Publish the release').env).toMatchObject({ LATEST: 'false' })
  })

  it('B25 reports after every job, however the run ended', () => {
    const report = jobOf(chat, 'report')
    expect(report.if).toBe('always()')
    expect(needsOf(report)).toEqual(['preview', 'move', 'release'])
  })

  it('B29 INV-52 has no identity of its own in any job, and may write releases in one', () => {
    const grants = Object.values(chat.yaml.jobs).map(({ permissions = {} }) => permissions)
    expect(grants.filter((one) => 'id-token' in one)).toEqual([])
    expect(
      Object.entries(chat.yaml.jobs)
        .filter(([, job]) => job.permissions?.['contents'] === 'write')
        .map(([id]) => id),
    ).toEqual(['release'])
    expect(chat.yaml.permissions).toEqual({})
  })

  it('B28 B32 B35 B36 INV-51 has no expression and no pipe into head in any script', () => {
    for (const loaded of [chat, chatBack, cloud, cloudBack]) {
      for (const script of scriptsOf(loaded)) {
        expect(script).not.toContain('${{')
        expect(script).not.toMatch(/\|\s*head\b/)
        expect(script).not.toMatch(/skopeo copy/)
      }
    }
  })

  it('B36 the original runs what somebody typed; ours never hands it to a shell', async () => {
    const typed = 'sha256:0"; echo owned; "'
    const original = 'DIGEST_INPUT="${{ inputs.digest }}"; echo "promoting $DIGEST_INPUT"'.replace(
      '${{ inputs.digest }}',
      typed,
    )
    expect((await runScript(original)).log).toContain('owned\n')
    const scripts = scriptsOf(cloud).filter((script) => script.includes('inputs'))
    expect(scripts.every((script) => !script.includes('${{'))).toBe(true)
    expect(stepOf(jobOf(cloud, 'preview'), 'Check the form').env?.['INPUTS']).toBe('${{ toJSON(inputs) }}')
  })

  it('B39 B56 INV-55 starts no build: what its releases are called fires no filter of the build', () => {
    const { tags = [], branches = [] } = chatBuild.yaml.on['push'] as Record<string, string[]>
    for (const tag of ['prod-20260702-3f2c1ab', 'prod-rollback-20260702-101500-from-20260701-3f2c1ab'])
      expect(matchFilter(tags, tag)).toBe(false)
    expect(branches).toEqual(['main'])
    expect(Object.keys(chatBuild.yaml.on)).toEqual(['push', 'workflow_dispatch'])
  })
})

describe('the rollback of chat-api', () => {
  it('B40 has a target that may stay empty and a word', () => {
    expect(inputsOf(chatBack)).toMatchObject({ target_tag: { default: '' }, confirm: { required: true } })
    expect(chatBack.workflow.options.policy?.contracts[0]?.fields['confirm']).toMatchObject({
      pattern: 'ROLLBACK',
      sentence: 'Confirmation failed. Set confirm to ROLLBACK.',
    })
  })

  it('B41 B49 INV-39 tells a prod that is not there from one that cannot be read', () => {
    expect(stepOf(jobOf(chatBack, 'preview'), 'Resolve :prod').env).toEqual({
      REF: `${name}:prod`,
      SENTENCE: 'Failed to inspect current :prod digest.',
    })
  })

  it('B42 B48 B50 INV-45 chooses by the log of promotions, never by the dates of tags', () => {
    const preview = jobOf(chatBack, 'preview')
    expect(stepOf(preview, 'Plan the rollback').env?.['LOG']).toContain(
      "steps.read-the-promotion-log.outcome == 'success'",
    )
    expect(stepOf(preview, 'Read the promotion log').env).toMatchObject({ ENVIRONMENT: 'prod' })
    expect(JSON.stringify(chatBack.yaml)).not.toContain('hub.docker.com')
  })

  it('B44 INV-42 verifies the target exactly as a promotion does', () => {
    const [one, other] = [chat, chatBack].map((loaded) => stepOf(jobOf(loaded, 'move'), 'Verify the signature').env)
    expect(other).toEqual(one)
  })
})

describe('the promotion of cloud-api', () => {
  it('B26 runs on Thursdays as well, has one target to choose, and takes a digest of the right form', () => {
    expect(cloud.yaml.on['schedule']).toEqual([{ cron: '0 0 * * 4' }])
    expect(inputsOf(cloud)).toMatchObject({ target: { type: 'choice', options: ['prod'] }, digest: { type: 'string' } })
    expect(cloud.workflow.options.policy?.contracts[0]?.fields['digest']).toMatchObject({
      holds: 'digest',
      required: false,
    })
    expect(stepOf(jobOf(cloud, 'preview'), 'promotion-source').env).toMatchObject({
      GIVEN: '${{ steps.check-the-form.outputs.digest }}',
      DEFAULT: 'staging',
    })
  })

  it('B26 INV-43 wants the list of tags when somebody typed a digest: it must have a tag that may be promoted', () => {
    const preview = jobOf(cloud, 'preview')
    const list = stepOf(preview, 'List the tags on Docker Hub')
    expect(list['continue-on-error']).toBe("${{ steps.read-what-is-to-be-promoted.outputs.digest == '' }}")
    expect(list.if).toContain("steps.read-what-is-to-be-promoted.outputs.digest != ''")
    expect(stepOf(preview, 'Plan the promotion').env).toHaveProperty('TAGS')
  })

  it('B37 INV-42 verifies a typed digest like any other', () => {
    expect(stepOf(jobOf(cloud, 'move'), 'Verify the signature').env).toMatchObject({
      IDENTITY: 'https://github.com/nearai/cloud-api/.github/workflows/build.yml@refs/heads/main',
    })
  })

  it('B38 INV-46 gives a schedule no way to insist: a form alone has the override', () => {
    expect(inputsOf(cloud)).toHaveProperty('override')
    expect(stepOf(jobOf(cloud, 'preview'), 'Plan the promotion').env?.['OVERRIDE']).toBe(
      '${{ steps.check-the-form.outputs.override }}',
    )
    expect(cloud.workflow.options.policy?.contracts[0]?.fields['override']?.default).toBeUndefined()
  })
})

describe('the rollback of cloud-api', () => {
  it('B47 checks the word before the environment, and hands on targets, digests and audit tag', () => {
    const preview = jobOf(cloudBack, 'preview')
    expect(preview.environment).toBeUndefined()
    expect(Object.keys(preview.outputs ?? {})).toEqual(
      expect.arrayContaining(['target-tag', 'digest', 'replaces', 'kept']),
    )
  })

  it('B47 redeploys after the move alone, by the workflow of the deployment repository, and says where to look', () => {
    const redeploy = jobOf(cloudBack, 'redeploy')
    expect(needsOf(redeploy)).toEqual(['move'])
    expect(redeploy.if).toBe("always() && needs.move.outputs.moved == 'true'")
    expect(jobOf(cloudBack, 'move').outputs).toEqual({ moved: "${{ steps.confirm-the-tags.outcome == 'success' }}" })
    expect(stepOf(redeploy, 'Start').env).toMatchObject({
      REPOSITORY: 'nearai/cvm-ansible-playbooks',
      WORKFLOW: 'update_cloud_api_prod.yml',
      GH_TOKEN: '${{ secrets.REPOSITORY_DISPATCH_TOKEN }}',
    })
    expect(stepOf(jobOf(cloudBack, 'report'), 'Write the summary').env).toMatchObject({
      REDEPLOY_URL: '${{ needs.redeploy.outputs.url }}',
      HEALTH: 'https://cloud-api.near.ai/v1/health',
    })
  })

  it('B55 runs on machines told by two labels', () => {
    for (const job of Object.values(cloudBack.yaml.jobs)) expect(job['runs-on']).toEqual(['self-hosted', 'infra'])
  })
})

describe('the tags of chat-api', () => {
  it('B30 B45 tell a stamp of a commit, a stamp of a digest and an audit tag apart', () => {
    const tags = chat.workflow.options.policy?.images[0]?.tags
    const classes = [
      'prod-20260702-3f2c1ab',
      'prod-20260702-d3f2c1ab3f2c1',
      'prod-rollback-20260702-101500-from-20260701-3f2c1ab',
    ]
    expect(classes.map((tag) => tags && classOf(tags, tag)?.name)).toEqual([
      'prod-stamp',
      'prod-stamp-digest',
      'prod-rollback',
    ])
  })
})
