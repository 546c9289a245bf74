// What is wrong with the tag filter of a workflow that writes versions of an image, compared with the policy of that image.
import { filterProblems, type FilterProblem } from '../../dsl/policy/filter-problems.ts'
import type { PushFilters } from '../../language/filter/push-filters.ts'
import type { Place } from '../../model/place.ts'
import type { TagPolicy } from '../../model/tag-policy.ts'
import type { Project } from '../project.ts'
import { textsOf } from '../reading/fields.ts'
import type { WorkflowFile } from '../reading/workflow-file.ts'
import { imageNamed, runOf, writesOf, type Run } from './run.ts'

export interface FilterFault {
  readonly problem: FilterProblem
  readonly image: string
  readonly patterns: readonly string[]
  readonly place: Place
  /** True when a step of the run refuses what is no version. */
  readonly isChecked: boolean
  /** False for a workflow that only writes pre-releases. */
  readonly takesReleases: boolean
}

/** The faults, for each image whose versions the workflow writes. */
export function filterFaults(file: WorkflowFile, project: Project): readonly FilterFault[] {
  const run = runOf(file, project)
  const push = pushFilters(file)
  if (run === undefined || push === undefined) return []
  const facts = project.factsOf(file)
  const place = facts?.tagFilter?.place ?? facts?.place
  return writtenPolicies(run, project).flatMap(({ image, policy }) => {
    const takesReleases = policy.classes.some(({ causes }) => causes.includes('release'))
    const common = { image, patterns: facts?.tagFilter?.patterns ?? [], isChecked: refusesTags(run), takesReleases }
    return place === undefined ? [] : filterProblems(policy, push).map((problem) => ({ problem, place, ...common }))
  })
}

/** Undefined when no pushed tag starts the workflow: then another event brings the version. */
function pushFilters(file: WorkflowFile): PushFilters | undefined {
  const config = file.trigger('push')?.config
  if (config === undefined) return undefined
  const names = (['branches', 'branches-ignore', 'tags', 'tags-ignore'] as const).filter((name) => name in config)
  const takesTags = names.some((name) => name.startsWith('tags')) || names.length === 0
  return takesTags ? Object.fromEntries(names.map((name) => [name, textsOf(config[name])])) : undefined
}

interface WrittenPolicy {
  readonly image: string
  /** The policy with only the classes of versions that the run writes. */
  readonly policy: TagPolicy
}

function writtenPolicies(run: Run, project: Project): readonly WrittenPolicy[] {
  const writes = writesOf(run)
  return [...new Set(writes.map(({ effect }) => effect.image))].flatMap((name) => {
    const own = writes.filter(({ effect }) => effect.image === name)
    const tags = own.find(({ effect }) => effect.of)?.effect.of?.tags ?? imageNamed(name, project)?.tags
    const written = new Set(own.flatMap(({ effect }) => effect.classes))
    const classes = tags?.classes.filter((tag) => written.has(tag.name)) ?? []
    const isVersioned = classes.some(({ causes }) => causes.includes('release') || causes.includes('prerelease'))
    return tags === undefined || !isVersioned ? [] : [{ image: name, policy: { ...tags, classes } }]
  })
}

/** The decision about the tags of a build refuses every git tag that is no version. */
function refusesTags({ jobs }: Run): boolean {
  return jobs.some(({ job }) => job.steps.some(({ run = '' }) => /decide\.mjs["']?\s+build-tags\b/.test(run)))
}
