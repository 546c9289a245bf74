// One cleanup as a workflow does it: read, plan, read again, look again, delete, read, verify; steps are run, decisions are asked.
import { cleanupPlanDoor } from '../../src/decide/cleanup/cleanup-plan-door.ts'
import { cleanupRecheckDoor } from '../../src/decide/cleanup/cleanup-recheck.ts'
import { cleanupVerifyDoor } from '../../src/decide/cleanup/cleanup-verify.ts'
import type { Door } from '../../src/decide/door.ts'
import type { PlannedDeletion, PlannedUntag } from '../../src/decide/cleanup/cleanup-plan.ts'
import { applyCleanup } from '../../src/steps/apply-cleanup.ts'
import { readInventory } from '../../src/steps/read-inventory.ts'
import { restoreVersions } from '../../src/steps/restore-versions.ts'
import { untagVersions } from '../../src/steps/untag-versions.ts'
import type { TagPolicy } from '../../src/model/tag-policy.ts'
import { imageWith, policyOf } from '../decide/images.ts'
import { openDoor } from '../decide/open-door.ts'
import type { Ghcr } from '../world/ghcr.ts'
import { runOn } from '../world/on-github.ts'
import { createWorkspace } from '../world/shell.ts'
import type { ShellResult, Workspace } from '../world/shell.ts'

/** What a plan, looked at again or not, says is to be done. */
export interface PlanDocument {
  readonly delete: readonly PlannedDeletion[]
  readonly untag: readonly PlannedUntag[]
}

export interface CleanupRun {
  readonly workspace: Workspace
  readonly read: () => Promise<ShellResult>
  /** Writes the same inventory without a step: what it costs is not what most tests are about. */
  readonly look: () => void
  readonly plan: (variables?: Readonly<Record<string, unknown>>) => PlanDocument
  readonly recheck: (variables?: Readonly<Record<string, unknown>>) => PlanDocument
  readonly apply: () => Promise<ShellResult>
  readonly untag: () => Promise<ShellResult>
  readonly verify: () => Readonly<Record<string, unknown>>
  readonly restore: (versions: string) => Promise<ShellResult>
}

/** The parts of a cleanup of one package; files go from one to the next as in a job. */
export function cleanupOf({ github, registry, name, repository }: Ghcr, tags: TagPolicy): CleanupRun {
  const workspace = createWorkspace()
  const policy = policyOf(imageWith(repository, tags))
  const surroundings = { registries: [registry], workspace }
  const json = (file: string): unknown => JSON.parse(workspace.read(file))
  const ask = (
    door: Door,
    variables: Readonly<Record<string, unknown>>,
    result: string,
  ): Readonly<Record<string, unknown>> => {
    const answer = openDoor(door, policy, variables)
    if (!answer.ok) throw new Error(answer.sentences.join('\n'))
    workspace.write(result, JSON.stringify(answer.value.outputs))
    return answer.value.outputs
  }
  const inventoryOf = (): unknown => {
    const versions = (github.state.packages[repository] ?? []).filter(({ deleted }) => !deleted)
    const list = versions.map(({ id, name: digest, tags: own, createdAt }) => ({
      id,
      digest,
      tags: own,
      created: createdAt,
      updated: createdAt,
    }))
    const manifests = versions.map(({ name: digest }) => ({ digest, manifest: registry.manifest(repository, digest) }))
    return {
      image: name,
      unit: 'versions',
      complete: true,
      readAt: new Date().toISOString(),
      listings: [list, list],
      tags: Object.keys(registry.tags(repository)),
      manifests,
    }
  }
  const usual = (): Readonly<Record<string, unknown>> => ({
    IMAGE: repository,
    INVENTORY: json('inventory.json'),
    BRANCHES: 'main\n',
  })
  return {
    workspace,
    read: () => runOn(github, readInventory, { ...surroundings, env: { NAME: name, INVENTORY: 'inventory.json' } }),
    look: () => workspace.write('inventory.json', JSON.stringify(inventoryOf())),
    plan: (variables = {}) =>
      ask(cleanupPlanDoor, { ...usual(), ...variables }, 'plan.json') as unknown as PlanDocument,
    recheck: (variables = {}) =>
      ask(
        cleanupRecheckDoor,
        { ...usual(), PLAN: json('plan.json'), ...variables },
        'todo.json',
      ) as unknown as PlanDocument,
    apply: () =>
      runOn(github, applyCleanup, { ...surroundings, env: { NAME: name, PLAN: 'todo.json', LOG: 'deleted.jsonl' } }),
    untag: () =>
      runOn(github, untagVersions, { ...surroundings, env: { NAME: name, PLAN: 'todo.json', LOG: 'deleted.jsonl' } }),
    verify: () => ask(cleanupVerifyDoor, { PLAN: json('todo.json'), INVENTORY: json('inventory.json') }, 'check.json'),
    restore: (versions) => runOn(github, restoreVersions, { ...surroundings, env: { NAME: name, VERSIONS: versions } }),
  }
}
