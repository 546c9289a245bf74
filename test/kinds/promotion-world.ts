// An image with staging and prod in a registry of the test, and the workflows that move it.
import { createHash } from 'node:crypto'
import { image, registry } from '../../src/dsl/image.ts'
import { tagPolicy } from '../../src/dsl/tag-policy.ts'
import type { Image } from '../../src/dsl/image.ts'
import type { Workflow } from '../../src/dsl/workflow.ts'
import { promote } from '../../src/kinds/promotion/promote.ts'
import type { PromoteOptions } from '../../src/kinds/promotion/promote.ts'
import { retag } from '../../src/kinds/promotion/retag.ts'
import { rollback } from '../../src/kinds/promotion/rollback.ts'
import type { RollbackOptions } from '../../src/kinds/promotion/rollback.ts'
import type { GitHub } from '../world/github.ts'
import type { Repository } from '../world/github/state.ts'
import { putIndex } from '../world/images.ts'
import { startAcme } from '../world/on-github.ts'
import { startRegistry } from '../world/registry.ts'
import type { Registry } from '../world/registry.ts'
import { runWorkflow } from './run-workflow.ts'
import type { Run, RunOptions } from './run-workflow.ts'

const tags = tagPolicy({ latest: { channel: 'prod' }, channels: ['staging', 'prod'] })

/** The image in a registry of this address. */
const imageAt = (host: string): Image<'staging' | 'prod'> =>
  image('acme/app', { registries: [registry(host)], platforms: ['linux/amd64', 'linux/arm64'], tags })

type Asked = Partial<RunOptions>

/** A registry, a GitHub, and what moves prod there. */
export interface PromotionWorld {
  readonly registry: Registry
  readonly github: GitHub
  readonly app: Repository
  readonly image: Image<'staging' | 'prod'>
  /** Commits to main, builds an image of that commit and points staging at it; gives its digest. */
  build(content: string): string
  promote(options?: Asked, settings?: Partial<PromoteOptions<'staging' | 'prod'>>): Promise<Run>
  rollback(options?: Asked, settings?: Partial<RollbackOptions<'staging' | 'prod'>>): Promise<Run>
  retag(inputs: Readonly<Record<string, string>>): Promise<Run>
  /** What the tags stand for now. */
  readonly tags: () => Readonly<Record<string, string>>
}

/** Runs have numbers of their own unless a test says otherwise. */
export async function startPromotionWorld(): Promise<PromotionWorld> {
  const [registry_, { github, app, head }] = await Promise.all([startRegistry(), startAcme()])
  const own = imageAt(registry_.host)
  let count = 100
  const run = (workflow: Workflow, inputs: object, options: Asked): Promise<Run> =>
    runWorkflow(workflow, {
      github,
      registries: [registry_],
      runId: String((count += 1)),
      ...options,
      // Only a form has inputs.
      inputs: options.event === 'schedule' ? {} : { ...inputs, ...options.inputs },
    })
  return {
    registry: registry_,
    github,
    app,
    image: own,
    build: (content) => {
      const sha = createHash('sha1').update(content).digest('hex')
      const parent = app.commits.at(-1)?.sha ?? head
      app.commits.push({ sha, message: `Change ${content}`, parents: [parent] })
      app.refs['heads/main'] = { type: 'commit', sha }
      return putIndex(registry_, 'acme/app', {
        content,
        tag: 'staging',
        platforms: ['linux/amd64', 'linux/arm64'],
        labels: { 'org.opencontainers.image.revision': sha },
      })
    },
    promote: (options = {}, settings = {}) =>
      run(
        promote(own, { from: 'staging', to: 'prod', also: ['latest'], approval: 'production', ...settings }),
        { confirm: 'promote' },
        options,
      ),
    rollback: (options = {}, settings = {}) =>
      run(rollback(own, { channel: 'prod', also: ['latest'], ...settings }), { confirm: 'ROLLBACK' }, options),
    retag: (inputs) => run(retag(own), inputs, {}),
    tags: () => registry_.tags('acme/app'),
  }
}
