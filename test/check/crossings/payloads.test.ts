// Payloads between repositories: who sends what, who reads it, and when nothing can be said.
import { describe, expect, it, test } from 'vitest'
import { payloadFieldNeverRead } from '../../../src/check/rules/payload-field-never-read.ts'
import { payloadFieldNeverSent } from '../../../src/check/rules/payload-field-never-sent.ts'
import { findingsOf } from '../fixture.ts'

const sender = 'generated/acme/app/.github/workflows/send.yml'
const receiver = 'generated/acme/deploy/.github/workflows/deploy.yml'

const job = (steps: string): string => `jobs:\n  a:\n    runs-on: x\n    steps:\n${steps.replaceAll(/^/gm, '      ')}\n`

const sends = (step: string): string => `on: push\n${job(step)}`

const reads = (step: string, types = '[deploy]'): string =>
  `on:\n  repository_dispatch:\n    types: ${types}\n${job(step)}`

const api = (fields: string, repository = 'acme/deploy'): string =>
  sends(`- run: gh api repos/${repository}/dispatches -f event_type=deploy ${fields}`)

const readsDigest = '- run: ./deploy.sh\n  env: { DIGEST: "${{ github.event.client_payload.digest }}" }'

const found = (files: Readonly<Record<string, string>>): readonly string[] =>
  findingsOf([payloadFieldNeverRead, payloadFieldNeverSent], files).map(
    ({ rule, args }) => `${rule} ${'field' in args ? args.field : ''}`,
  )

const between = (from: string, to: string): readonly string[] => found({ [sender]: from, [receiver]: to })

const neverRead = ['payload-field-never-read size']
const neverSent = ['payload-field-never-sent digest']

describe('what is sent', () => {
  test.each<[string, string, readonly string[]]>([
    ['gh api with fields', api("-f 'client_payload[digest]=$D' -F 'client_payload[size]=3'"), neverRead],
    ['gh api without a payload', api(''), neverSent],
    ['gh api with a file', api('--input body.json'), []],
    [
      'curl',
      sends(
        `- run: |\n    curl -d '{"event_type": "deploy", "client_payload": {"digest": "x", "size": 3}}' https://api.github.com/repos/acme/deploy/dispatches`,
      ),
      neverRead,
    ],
    ['curl with a file', sends(`- run: curl -d @body.json "https://api.github.com/repos/acme/deploy/dispatches"`), []],
    [
      'the action, with a payload that the file shows',
      sends(
        `- uses: peter-evans/repository-dispatch@v3\n  with: { event-type: deploy, repository: acme/deploy, client-payload: '{"digest": 1, "size": 2}' }`,
      ),
      neverRead,
    ],
    [
      'the action without a payload',
      sends('- uses: peter-evans/repository-dispatch@v3\n  with: { event-type: deploy, repository: acme/deploy }'),
      neverSent,
    ],
    [
      'the action with a payload that only the run knows',
      sends(
        '- uses: peter-evans/repository-dispatch@v3\n  with: { event-type: deploy, client-payload: "${{ toJSON(github) }}" }',
      ),
      [],
    ],
    [
      'our step with its variables',
      sends(
        `- run: api "repos/$REPOSITORY/dispatches" --input x\n  env: { REPOSITORY: acme/deploy, EVENT_TYPE: deploy, PAYLOAD: '{"digest": 1, "size": 2}' }`,
      ),
      neverRead,
    ],
    [
      'our decision',
      sends(
        `- run: node .github/tagwright/decide.mjs dispatch-payload\n  env: { CONTRACT: deploy, FIELDS: '{"digest": 1, "size": 2}' }\n` +
          '- run: api "repos/$REPOSITORY/dispatches" --input x\n  env: { REPOSITORY: acme/deploy, EVENT_TYPE: deploy, PAYLOAD: "${{ steps.a.outputs.payload }}" }',
      ),
      neverRead,
    ],
    [
      'a workflow_dispatch, which is something else',
      sends('- run: gh api repos/acme/deploy/actions/workflows/a.yml/dispatches -f event_type=deploy'),
      [],
    ],
    ['another event', api("-f 'client_payload[size]=3'").replace('event_type=deploy', 'event_type=other'), []],
    [
      'an event that only the run knows',
      api("-f 'client_payload[size]=3'").replace('event_type=deploy', 'event_type=$EVENT'),
      [],
    ],
  ])('by %s', (_what, from, expected) => {
    expect(between(from, reads(readsDigest))).toEqual(expected)
  })

  it('to another repository is not compared', () => {
    expect(between(api('', 'acme/elsewhere'), reads(readsDigest))).toEqual([])
  })

  it('to a repository that only the run knows may be meant for any', () => {
    expect(between(api('', '$OTHER/deploy'), reads(readsDigest))).toEqual(neverSent)
  })

  it('within one repository counts as well', () => {
    const send = '.github/workflows/send.yml'
    expect(found({ [send]: api('', 'acme/app'), '.github/workflows/deploy.yml': reads(readsDigest) })).toEqual(
      neverSent,
    )
  })

  it('by nobody in sight says nothing', () => {
    expect(found({ [receiver]: reads(readsDigest) })).toEqual([])
    expect(found({ [sender]: api("-f 'client_payload[size]=3'") })).toEqual([])
  })

  it('by one of two senders is sent', () => {
    const other = 'generated/acme/other/.github/workflows/send.yml'
    const files = { [sender]: api(''), [other]: api("-f 'client_payload[digest]=x'"), [receiver]: reads(readsDigest) }
    expect(found(files)).toEqual([])
  })
})

describe('what is read', () => {
  const digest = api("-f 'client_payload[digest]=x'")

  test.each<[string, string]>([
    ['an expression', readsDigest],
    ['a condition', "- run: ./x.sh\n  if: github.event.client_payload.digest != ''"],
    ['brackets', `- run: ./x.sh\n  env: { D: "\${{ github.event.client_payload['digest'] }}" }`],
    ['the payload as a whole', '- run: ./x.sh\n  env: { P: "${{ toJSON(github.event.client_payload) }}" }'],
    ['the event as a whole', '- run: ./x.sh\n  env: { P: "${{ toJSON(github.event) }}" }'],
    ['the context as a whole', '- run: ./x.sh\n  env: { P: "${{ toJSON(github) }}" }'],
    ['the file of the event', '- run: jq -r .client_payload.digest "$GITHUB_EVENT_PATH"'],
    ['the file of the event, in another program', '- run: ./x.sh "$GITHUB_EVENT_PATH"'],
    [
      'a script of github-script',
      '- uses: actions/github-script@v7\n  with: { script: "return context.payload.client_payload.digest" }',
    ],
    ['a workflow elsewhere', '- run: ./x.sh\n  b:\n    uses: acme/x/.github/workflows/y.yml@main'],
  ])('by %s is found', (_what, step) => {
    const workflow = reads(step).replace('        b:\n          uses', '  b:\n    uses')
    expect(between(digest, workflow)).toEqual([])
  })

  test.each<[string, string, readonly string[]]>([
    ['nothing', '- run: ./x.sh', ['payload-field-never-read digest']],
    [
      'another context',
      '- run: ./x.sh\n  env: { P: "${{ github.event_name }}${{ github.event.action }}" }',
      ['payload-field-never-read digest'],
    ],
    [
      'another field of the file of the event',
      '- run: jq -r .client_payload.sha "$GITHUB_EVENT_PATH"',
      ['payload-field-never-read digest', 'payload-field-never-sent sha'],
    ],
  ])('by %s is not', (_what, step, expected) => {
    expect(between(digest, reads(step))).toEqual(expected)
  })

  it('by a called workflow or a local action of the same repository is found', () => {
    const folder = 'generated/acme/deploy/.github'
    const called = `on: workflow_call\n${job(readsDigest)}`
    const calls = 'on: repository_dispatch\njobs:\n  a:\n    uses: ./.github/workflows/called.yml\n'
    expect(found({ [sender]: digest, [receiver]: calls, [`${folder}/workflows/called.yml`]: called })).toEqual([])
    const action = `runs:\n  using: composite\n  steps:\n    - run: ./x.sh\n      shell: bash\n      env: { D: "\${{ github.event.client_payload.digest }}" }\n`
    const uses = reads('- uses: ./.github/actions/read')
    expect(found({ [sender]: digest, [receiver]: uses, [`${folder}/actions/read/action.yml`]: action })).toEqual([])
  })

  it('by one of two workflows of the receiver is read', () => {
    const second = receiver.replace('deploy.yml', 'log.yml')
    expect(found({ [sender]: digest, [receiver]: reads('- run: ./x.sh'), [second]: reads(readsDigest) })).toEqual([])
  })

  it('of any event, where no types are named, is compared too', () => {
    expect(
      between(
        api(''),
        reads(readsDigest)
          .replace('    types: [deploy]\n', '')
          .replace('repository_dispatch:', 'repository_dispatch: null'),
      ),
    ).toEqual(neverSent)
  })
})
