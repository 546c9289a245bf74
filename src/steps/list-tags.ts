// Lists the tags of an image in all its registries, completely.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** Every tag in every registry, for decisions that go by what is published. */
export const listTags: ShellStep<'NAMES' | 'LISTINGS', never, never> = shellStep({
  script: 'list-tags.sh',
  name: 'List what is published',
  env: ['NAMES', 'LISTINGS'],
  tools: ['jq', 'skopeo'],
  effects: ['resolve'],
})
