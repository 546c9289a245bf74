// What shows that a job publishes: the table of actions and commands that push images, packages, releases, signatures or deployments.
// Only what the YAML shows counts, so a script in a file of its own is not seen.
import { fieldsOf, textOf, type Fields } from './reading/fields.ts'
import type { Job } from './reading/job.ts'
import { commandsOf } from './reading/script.ts'
import { usesAction, type Step } from './reading/step.ts'
import type { Project } from './project.ts'

export type Product = 'image' | 'package' | 'release' | 'signature' | 'deployment'

/** One thing that a job sends out. */
export interface Publication {
  readonly product: Product
  /** What shows it, for a sentence: `docker push`, `docker/build-push-action`. */
  readonly by: string
  /** Undefined when a called workflow does it. */
  readonly step: Step | undefined
}

interface PublishingAction {
  readonly action: string
  readonly product: Product
  /** True when these inputs make it publish; absent for an action that always does. */
  readonly when?: (inputs: Fields) => boolean
}

/** An input that is on, or an expression that may turn it on. */
const isOn = (inputs: Fields, name: string): boolean => /^true$|\$\{\{/i.test(textOf(inputs[name])?.trim() ?? '')

const pushes = (inputs: Fields): boolean =>
  isOn(inputs, 'push') ||
  /push=true|type=registry/.test(`${textOf(inputs['outputs']) ?? ''} ${textOf(inputs['set']) ?? ''}`)

const actions: readonly PublishingAction[] = [
  { action: 'docker/build-push-action', product: 'image', when: pushes },
  { action: 'docker/bake-action', product: 'image', when: pushes },
  { action: 'redhat-actions/push-to-registry', product: 'image' },
  { action: 'actions/attest', product: 'signature', when: (inputs) => isOn(inputs, 'push-to-registry') },
  {
    action: 'actions/attest-build-provenance',
    product: 'signature',
    when: (inputs) => isOn(inputs, 'push-to-registry'),
  },
  { action: 'actions/attest-sbom', product: 'signature', when: (inputs) => isOn(inputs, 'push-to-registry') },
  { action: 'softprops/action-gh-release', product: 'release' },
  { action: 'ncipollo/release-action', product: 'release' },
  { action: 'actions/create-release', product: 'release' },
  {
    action: 'goreleaser/goreleaser-action',
    product: 'release',
    when: (inputs) => /\brelease\b(?!.*--snapshot)/.test(textOf(inputs['args']) ?? ''),
  },
  { action: 'pypa/gh-action-pypi-publish', product: 'package' },
  { action: 'JS-DevTools/npm-publish', product: 'package' },
  { action: 'actions/deploy-pages', product: 'deployment' },
]

const commands: readonly { readonly pattern: RegExp; readonly product: Product }[] = [
  { pattern: /^(?:docker|podman|buildah|nerdctl)(?: (?:image|manifest|compose))? push\b/, product: 'image' },
  { pattern: /^docker (?:buildx )?(?:build|bake)\b(?=.* --push\b|.*push=true|.*type=registry)/, product: 'image' },
  { pattern: /^docker buildx imagetools create\b(?!.* --dry-run\b)/, product: 'image' },
  { pattern: /^skopeo (?:copy|sync)\b(?=.* ["']?docker:\/\/\S+$)/, product: 'image' },
  { pattern: /^(?:crane|gcrane) (?:copy|cp|push|tag|append|index append)\b/, product: 'image' },
  { pattern: /^regctl (?:image copy|image mod|index create|artifact put)\b/, product: 'image' },
  { pattern: /^oras (?:push|copy|cp|tag)\b/, product: 'image' },
  { pattern: /^cosign (?:sign|attest|attach|copy)\b/, product: 'signature' },
  { pattern: /^gh release (?:create|edit|upload)\b/, product: 'release' },
  { pattern: /^goreleaser release\b(?!.* --snapshot\b)/, product: 'release' },
  { pattern: /^(?:npm|pnpm|yarn|yarn npm|bun) publish\b(?!.* --dry-run\b)/, product: 'package' },
  { pattern: /^(?:npx |pnpm exec |yarn )?(?:changeset|lerna) publish\b/, product: 'package' },
  { pattern: /^(?:npx |pnpm exec |yarn )?semantic-release\b(?!.* (?:--dry-run|-d)\b)/, product: 'package' },
  { pattern: /^(?:python3? -m )?twine upload\b/, product: 'package' },
  { pattern: /^(?:uv|poetry|hatch|flit|cargo) publish\b(?!.* --dry-run\b)/, product: 'package' },
  { pattern: /^gem push\b|^helm push\b|^dotnet nuget push\b/, product: 'package' },
  { pattern: /^kubectl (?:apply|set image|rollout restart)\b|^helm upgrade\b/, product: 'deployment' },
  { pattern: /^(?:flyctl|fly|wrangler|npx wrangler) deploy\b|^gcloud run deploy\b/, product: 'deployment' },
]

/** What a job sends out, as its steps show it; with the project also what a called workflow of the repository sends out. */
export function publications(job: Job, project?: Project): readonly Publication[] {
  const own = job.steps.flatMap(publicationsOfStep)
  const called = job.calls === undefined ? undefined : project?.calledWorkflow(job.calls)
  // One level deep is enough to know; deeper calls would need a guard against workflows that call each other.
  const inside = called?.jobs.flatMap((inner) => publications(inner)) ?? []
  return [...own, ...inside.map((publication) => ({ ...publication, step: undefined }))]
}

/** True when the job sends something out. */
export function publishes(job: Job, project?: Project): boolean {
  return publications(job, project).length > 0
}

/** What one step sends out. */
export function publicationsOfStep(step: Step): readonly Publication[] {
  const byAction = actions
    .filter(({ action, when }) => usesAction(step, action) && (when?.(fieldsOf(step.with)) ?? true))
    .map(({ action, product }) => ({ product, by: action, step }))
  const byCommand = commandsOf(step.run ?? '').flatMap(({ text }) =>
    commands
      .filter(({ pattern }) => pattern.test(text))
      .map(({ pattern, product }) => ({ product, by: programOf(text, pattern), step })),
  )
  return [...byAction, ...byCommand]
}

function programOf(text: string, pattern: RegExp): string {
  return pattern.exec(text)?.[0].trim() ?? text
}
