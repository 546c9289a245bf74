// Looks at an image in its registry: platforms, labels, the commit that it was built from.
import { shellStep } from './shell-step.ts'
import type { ShellStep } from './shell-step.ts'

/** The platforms and labels of an image, and the commit in its revision label. */
export const inspectImage: ShellStep<'IMAGE', 'FILE', 'platforms' | 'labels' | 'revision'> = shellStep({
  script: 'inspect-image.sh',
  name: 'Look at the image',
  env: ['IMAGE'],
  optionalEnv: ['FILE'],
  outputs: ['platforms', 'labels', 'revision'],
  tools: ['jq', 'skopeo'],
  effects: ['resolve'],
})
