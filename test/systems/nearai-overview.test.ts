// What starts each workflow of nearai, which tags it knows, and which locks it holds: to be read at a glance.
import { expect, it } from 'vitest'
import { loadNearai } from './nearai.ts'

/** The events with their filters, and the lock of each job that has one. */
async function overview(module: string): Promise<string> {
  const { yaml } = await loadNearai(module)
  const events = Object.entries(yaml.on).map(([event, config]) => `${event} ${filtersOf(config)}`.trim())
  const locks = Object.entries(yaml.jobs).flatMap(([id, { concurrency }]) =>
    concurrency === undefined ? [] : [`${id} holds ${concurrency.group} (${concurrency.queue})`],
  )
  return [...events, ...locks].join('\n')
}

function filtersOf(config: unknown): string {
  const { branches, tags, inputs, ...rest } = (config ?? {}) as Record<string, unknown>
  const names = inputs === undefined ? undefined : Object.keys(inputs as object)
  const known = { branches, tags, inputs: names, ...rest }
  return Object.entries(known)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
    .join(' ')
}

/** The class of tags with what its names look like. */
async function tagsOf(module: string): Promise<string> {
  const { workflow } = await loadNearai(module)
  const classes = workflow.options.policy?.images[0]?.tags.classes ?? []
  return classes
    .map(({ name, grammar, writer, mobility }) => `${name}: ${grammar}, ${mobility}, by ${writer}`)
    .join('\n')
}

it('chat-api: build', async () =>
  expect(await overview('chat-api/build')).toMatchInlineSnapshot(`
  "push branches ["main"] tags ["v*"]
  workflow_dispatch
  tags holds image-mutation-nearaidev-private-chat (max)"
`))
it('chat-api: promote', async () =>
  expect(await overview('chat-api/promote')).toMatchInlineSnapshot(`
  "workflow_dispatch inputs ["confirm","reason","override"]
  move holds image-mutation-nearaidev-private-chat (max)"
`))
it('chat-api: rollback', async () =>
  expect(await overview('chat-api/rollback')).toMatchInlineSnapshot(`
  "workflow_dispatch inputs ["target_tag","confirm","reason","break_glass"]
  move holds image-mutation-nearaidev-private-chat (max)"
`))
it('chat-api: cleanup', async () =>
  expect(await overview('chat-api/cleanup')).toMatchInlineSnapshot(`
  "schedule 0 {"cron":"23 3 * * 1"}
  workflow_dispatch inputs ["dry_run"]
  apply holds image-mutation-nearaidev-private-chat (max)"
`))
it('chat-api: tags', async () =>
  expect(await tagsOf('chat-api/promote')).toMatchInlineSnapshot(`
  "version: {version}, write-once, by build
  latest: latest, free, by promotion
  staging: staging, free, by build
  staging-stamp: staging-{date}-{sha7}, write-once, by build
  dev: dev, free, by build
  prod: prod, free, by promotion
  prod-stamp: prod-{date}-{sha7}, write-once, by promotion
  prod-stamp-digest: prod-{date}-d{hex12}, write-once, by promotion
  prod-rollback: prod-rollback-{date}-{time}-from-{text}, write-once, by promotion"
`))
it('cloud-api: build', async () =>
  expect(await overview('cloud-api/build')).toMatchInlineSnapshot(`
  "push branches ["main"] tags ["v*"]
  workflow_dispatch inputs ["force_staging"]
  tags holds image-mutation-nearaidev-cloud-api (max)"
`))
it('cloud-api: promote', async () =>
  expect(await overview('cloud-api/promote')).toMatchInlineSnapshot(`
  "schedule 0 {"cron":"0 0 * * 4"}
  workflow_dispatch inputs ["target","digest","reason","override"]
  move holds image-mutation-nearaidev-cloud-api (max)"
`))
it('cloud-api: rollback', async () =>
  expect(await overview('cloud-api/rollback')).toMatchInlineSnapshot(`
  "workflow_dispatch inputs ["target_tag","confirm","reason","break_glass"]
  move holds image-mutation-nearaidev-cloud-api (max)"
`))
it('cloud-api: retag', async () =>
  expect(await overview('cloud-api/retag')).toMatchInlineSnapshot(`
  "workflow_dispatch inputs ["source","target"]
  retag holds image-mutation-nearaidev-cloud-api (max)"
`))
it('cloud-api: reproducible', async () =>
  expect(await overview('cloud-api/reproducible')).toMatchInlineSnapshot(`
  "push branches ["main"]
  workflow_dispatch"
`))
it('cloud-api: tags', async () =>
  expect(await tagsOf('cloud-api/promote')).toMatchInlineSnapshot(`
  "version: {version}, write-once, by build
  latest: latest, free, by build
  staging: staging, free, by build
  staging-stamp: staging-{date}-{sha7}, write-once, by build
  dev: dev, free, by build
  prod: prod, free, by promotion
  prod-stamp: prod-{date}-{sha7}, write-once, by promotion
  prod-stamp-digest: prod-{date}-d{hex12}, write-once, by promotion
  prod-rollback: prod-rollback-{date}-{time}-from-{text}, write-once, by promotion"
`))
it('chat-api by tag: promote', async () =>
  expect(await overview('chat-api-by-tag/promote')).toMatchInlineSnapshot(`
  "workflow_dispatch inputs ["tag","confirm","reason","override"]
  move holds image-mutation-nearaidev-private-chat (max)"
`))
it('chat-api by tag: tags', async () =>
  expect(await tagsOf('chat-api-by-tag/promote')).toMatchInlineSnapshot(`
  "version: {version}, write-once, by build
  staging: staging, free, by build
  staging-stamp: staging-{date}-{sha7}, write-once, by build
  dev: dev, free, by build
  prod: prod, free, by promotion"
`))
