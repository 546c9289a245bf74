// The first job of a release: what the event means, which tags the build gets, which legs there are.
import { github } from '../../dsl/contexts.ts'
import { job } from '../../dsl/job.ts'
import { comment } from '../../dsl/note.ts'
import type { Step } from '../../dsl/step.ts'
import { decide } from '../../steps/decide.ts'
import { fetchDecisions } from '../../steps/fetch-decisions.ts'
import { smallRunner } from './pipeline.ts'
import type { Pipeline, PlanJob, RuntimeProducts } from './pipeline.ts'

/** `before` are steps of the author's own, such as the check of a form. */
export function planJob(pipeline: Pipeline, before: readonly Step[] = []): PlanJob {
  const { image, facts, source, runtimeProducts, guard, when } = pipeline
  const readsSource = facts.VERSION !== undefined || runtimeProducts !== undefined
  const tags = decide('build-tags', {
    name: 'Decide on the tags',
    clock: true,
    ...(when === undefined ? {} : { if: when }),
    env: {
      IMAGE: image.name,
      EVENT: github.event_name,
      REF_TYPE: github.ref_type,
      REF: github.ref_name,
      SHA: github.sha,
      ...builtVariants(pipeline),
      ...facts,
    },
    outputs: ['kind', 'push', 'version', 'tag', 'tags', 'stable', 'revision', 'started'],
  })
  const legs = runtimeProducts === undefined ? undefined : decideLegs(pipeline, runtimeProducts)
  return comment(
    'Refuses what is no release before anything is built, and says which tags the build will get.',
    job('plan', {
      ...(guard === undefined ? {} : { if: guard }),
      'runs-on': smallRunner,
      'timeout-minutes': 5,
      outputs: { ...tags.outputs, ...legs?.outputs },
      steps: [
        ...(readsSource ? source : [fetchDecisions()]),
        ...before,
        tags,
        ...(runtimeProducts?.steps ?? []),
        ...(legs === undefined ? [] : [legs]),
      ],
    }),
  ) as PlanJob
}

/** Where not every variant of the policy is built, only the tags of those that are. */
function builtVariants({ image, variants }: Pipeline): Readonly<Record<string, string>> {
  const built = variants.map(({ variant }) => variant)
  return built.length === image.tags.variants.length ? {} : { VARIANTS: JSON.stringify(built) }
}

function decideLegs(
  { image, runners, variants, when }: Pipeline,
  { axes }: RuntimeProducts,
): Step<'matrix' | 'products' | 'names'> {
  return decide('build-matrix', {
    name: 'Decide on the legs',
    ...(when === undefined ? {} : { if: when }),
    env: {
      IMAGE: image.name,
      RUNNERS: JSON.stringify(runners),
      PRODUCTS: axes,
      ...(variants.length > 1 ? { VARIANTS: JSON.stringify(variants) } : {}),
    },
    outputs: ['matrix', 'products', 'names'],
  })
}
