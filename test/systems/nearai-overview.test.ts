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
  return classes.map(({ name, grammar, writer, mobility }) => `${name}: ${grammar}, ${mobility}, by ${writer}`).join('\n')
}

it('chat-api: build', async () => expect(await overview('chat-api/build')).toMatchInlineSnapshot())
it('chat-api: promote', async () => expect(await overview('chat-api/promote')).toMatchInlineSnapshot())
it('chat-api: rollback', async () => expect(await overview('chat-api/rollback')).toMatchInlineSnapshot())
it('chat-api: cleanup', async () => expect(await overview('chat-api/cleanup')).toMatchInlineSnapshot())
it('chat-api: tags', async () => expect(await tagsOf('chat-api/promote')).toMatchInlineSnapshot())
it('cloud-api: build', async () => expect(await overview('cloud-api/build')).toMatchInlineSnapshot())
it('cloud-api: promote', async () => expect(await overview('cloud-api/promote')).toMatchInlineSnapshot())
it('cloud-api: rollback', async () => expect(await overview('cloud-api/rollback')).toMatchInlineSnapshot())
it('cloud-api: retag', async () => expect(await overview('cloud-api/retag')).toMatchInlineSnapshot())
it('cloud-api: reproducible', async () => expect(await overview('cloud-api/reproducible')).toMatchInlineSnapshot())
it('cloud-api: tags', async () => expect(await tagsOf('cloud-api/promote')).toMatchInlineSnapshot())
it('chat-api by tag: promote', async () => expect(await overview('chat-api-by-tag/promote')).toMatchInlineSnapshot())
it('chat-api by tag: tags', async () => expect(await tagsOf('chat-api-by-tag/promote')).toMatchInlineSnapshot())
